/* Layers of a record: code points outside, bytes inside, hostile ones refused. */
#include "bench.h"

static void
counts_code_points_outside_and_bytes_inside(void **state)
{
	struct bench *bench = *state;
	const struct spans *tokens;
	const uint32_t *words;

	/* caf\u00e9 4, blank, \U0001f600 1, blank, x\u0300 2 code points */
	parse(bench, "{\"id\":\"x\",\"text\":\"caf\u00e9 \\ud83d\\ude00 x\u0300\","
		"\"tokens\":[0,4,5,6,7,9]}");
	tokens = record_tokens(bench->record, &bench->fault);
	assert_non_null(tokens);
	assert_int_equal(tokens->count, 3);
	assert_memory_equal(tokens->at, ((struct span[]){ { 0, 5 }, { 6, 10 }, { 11, 14 } }),
		3 * sizeof(struct span));
	words = record_words(bench->record, &bench->fault);
	assert_slice(lexis_word(bench->lexis, words[0]), "caf\u00e9");
	assert_slice(lexis_word(bench->lexis, words[1]), "\U0001f600");
	assert_slice(lexis_word(bench->lexis, words[2]), "x\u0300");
	record_set_tokens(bench->record, *tokens);
	assert_written(bench, "{\"id\":\"x\",\"text\":\"caf\u00e9 \\ud83d\\ude00 x\u0300\","
		"\"tokens\":[0,4,5,6,7,9]}");
}

/* Every pair of offsets in a text of several strides, read, written and compared. */
static void
long_texts_go_there_and_back(void **state)
{
	static const char *const letters[] = { "a", "\u00e9", "b", "\u20ac", "\U0001f600" };
	struct bench *bench = *state;
	struct buffer line = { 0 };

	for (unsigned step = 1; step < 700; step += step < 5 ? 1 : 173) {
		buffer_reset(&line, SIZE_MAX);
		buffer_add_string(&line, "{\"id\":\"x\",\"text\":\"");
		for (unsigned i = 0; i < 2000; i++)
			buffer_add_string(&line, letters[i * i % 5]);
		buffer_add_string(&line, "\",\"sentences\":[0,0");
		for (unsigned i = step; i < 2000; i += step)
			buffer_add_format(&line, ",%u,%u", i - 1, i);
		buffer_add_string(&line, ",2000,2000]}");
		buffer_add_char(&line, '\0');
		parse(bench, line.at);
		assert_non_null(record_sentences(bench->record, &bench->fault));
		record_set_sentences(bench->record,
			*record_sentences(bench->record, &bench->fault));
		assert_written(bench, line.at);
	}
	buffer_free(&line);
}

#define TEXT "{\"id\":\"x\",\"text\":\"one \u00e9\","

static void
refuses_hostile_spans(void **state)
{
	static const char *const values[] = {
		"7", "null", "\"0,1\"", "{}", "[0]", "[0,1,2]", "[0,6]", "[6,6]", "[1,0]",
		"[0,3,2,3]",
		"[0,1e0]", "[1e3,2e3]", "[0,1.0]", "[-1,2]", "[0,-0]", "[\"0\",\"1\"]", "[[0,1]]",
		"[0,null]", "[true,false]", "[0,4294967295]", "[0,4294967296]",
		"[0,18446744073709551616]", "[0,1,\"\",3]"
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(values); i++) {
		for (int layer = LAYER_SENTENCES; layer <= LAYER_TOKENS; layer++) {
			char line[128];

			snprintf(line, sizeof line, TEXT "\"%s\":%s}",
				layer_name((enum layer)layer), values[i]);
			parse(bench, line);
			if (layer == LAYER_TOKENS ? record_tokens(bench->record, &bench->fault)
					: record_sentences(bench->record, &bench->fault))
				fail_msg("accepted: %s", line);
			assert_words(&bench->fault, layer_maker((enum layer)layer));
		}
	}
}

static void
takes_spans_however_they_are_spaced(void **state)
{
	struct bench *bench = *state;
	const struct spans *spans;

	parse(bench, TEXT "\"sentences\":[ 0 ,\t1\r,3 , 5\n],\"tokens\":[ ]}");
	spans = record_sentences(bench->record, &bench->fault);
	assert_non_null(spans);
	assert_int_equal(spans->count, 2);
	assert_int_equal(spans->at[1].start, 3);
	assert_int_equal(spans->at[1].end, 6);
	spans = record_tokens(bench->record, &bench->fault);
	assert_non_null(spans);
	assert_int_equal(spans->count, 0);
	assert_non_null(record_words(bench->record, &bench->fault));
}

static void
refuses_hostile_stems(void **state)
{
	static const struct {
		const char *stems, *words;
	} cases[] = {
		{ "[\"on\"]", "1 stems for 2 tokens; run tl-stem again" },
		{ "[\"on\",\"a\",\"b\"]", "3 stems for 2 tokens" },
		{ "[]", "0 stems for 2 tokens" },
		{ "[\"on\",7]", "not an array of strings; run tl-stem again" },
		{ "\"on\"", "\"stems\" is not an array" },
		{ "{}", "\"stems\" is not an array" },
	};
	struct bench *bench = *state;
	const struct stems *stems;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char line[128];

		snprintf(line, sizeof line, TEXT "\"tokens\":[0,3,4,5],\"stems\":%s}",
			cases[i].stems);
		parse(bench, line);
		assert_null(record_stems(bench->record, &bench->fault));
		assert_words(&bench->fault, cases[i].words);
	}
	parse(bench, TEXT "\"stems\":[\"o\\u006e\",\"\"],\"tokens\":[0,3,4,5]}");
	stems = record_stems(bench->record, &bench->fault);
	assert_non_null(stems);
	assert_slice(lexis_word(bench->lexis, stems->at[0]), "on");
	assert_slice(lexis_word(bench->lexis, stems->at[1]), "");
	parse(bench, TEXT "\"stems\":[]}");
	assert_null(record_stems(bench->record, &bench->fault));
	assert_words(&bench->fault, "no \"tokens\"; run tl-tokenise first");
}

static void
refuses_hostile_sections(void **state)
{
	static const char *const values[] = {
		"7", "[7]", "[[0,1]]", "[{}]", "[{\"start\":0}]", "[{\"end\":1}]",
		"[{\"start\":0,\"end\":6}]", "[{\"start\":2,\"end\":1}]",
		"[{\"start\":-1,\"end\":1}]",
		"[{\"start\":\"0\",\"end\":1}]", "[{\"start\":0,\"end\":1e0}]",
		"[{\"start\":0,\"end\":1,\"kind\":7}]", "[{\"start\":0,\"end\":1,\"label\":null}]",
		"[{\"start\":0,\"end\":3},{\"start\":2,\"end\":4}]",
		"[{\"start\":3,\"end\":4},{\"start\":0,\"end\":1}]"
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(values); i++) {
		char line[160];

		snprintf(line, sizeof line, TEXT "\"sections\":%s}", values[i]);
		parse(bench, line);
		if (record_sections(bench->record, &bench->fault))
			fail_msg("accepted: %s", line);
		assert_words(&bench->fault, "run tl-segment again");
	}
}

static void
reads_sections(void **state)
{
	struct bench *bench = *state;
	const struct sections *sections;

	parse(bench, TEXT "\"sections\":[{\"end\":3,\"start\":0,\"more\":[1],"
		"\"label\":\"on\\u0065\",\"kind\":\"aim\"},{\"start\":3,\"end\":5}]}");
	sections = record_sections(bench->record, &bench->fault);
	assert_non_null(sections);
	assert_int_equal(sections->count, 2);
	assert_slice(sections->at[0].label, "one");
	assert_slice(sections->at[0].kind, "aim");
	assert_int_equal(sections->at[1].span.end, 6);
	assert_slice(sections->at[1].kind, "other");
	record_set_sections(bench->record, *sections);
	assert_written(bench, TEXT "\"sections\":[{\"start\":0,\"end\":3,\"label\":\"one\","
		"\"kind\":\"aim\"},{\"start\":3,\"end\":5,\"label\":\"\",\"kind\":\"other\"}]}");
}

static void
refuses_hostile_tags(void **state)
{
	static const char *const values[] = {
		"{}", "[7]", "[{\"start\":0,\"end\":1}]", "[{\"code\":\"a\"}]",
		"[{\"start\":0,\"end\":9,\"code\":\"a\"}]",
		"[{\"start\":1,\"end\":0,\"code\":\"a\"}]",
		"[{\"start\":0,\"end\":1,\"code\":7}]",
		"[{\"start\":0,\"end\":1.5,\"code\":\"a\"}]",
		"[{\"start\":0,\"end\":1,\"code\":\"a\",\"polarity\":null}]",
		"[{\"start\":0,\"end\":1,\"code\":\"a\",\"cues\":7}]",
		"[{\"start\":0,\"end\":1,\"code\":\"a\",\"cues\":[7]}]",
		"[{\"start\":0,\"end\":1,\"code\":\"a\",\"cues\":[{\"start\":0,\"end\":9}]}]",
		"[{\"start\":0,\"end\":1,\"code\":\"a\",\"cues\":[{\"start\":1,\"end\":0}]}]",
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(values); i++) {
		char line[160];

		snprintf(line, sizeof line, TEXT "\"tags\":%s}", values[i]);
		parse(bench, line);
		if (record_tags(bench->record, &bench->fault))
			fail_msg("accepted: %s", line);
		assert_words(&bench->fault, "run tl-tag again");
	}
}

static void
reads_tags(void **state)
{
	struct bench *bench = *state;
	const struct tags *tags;

	parse(bench, TEXT "\"tags\":[{\"start\":4,\"end\":5,\"code\":\"costs/x\",\"lexicon\":\"l\","
		"\"polarity\":\"barrier\",\"status\":\"hedged\",\"rule\":\"terms.tsv:2\",\"cues\":["
		"{\"start\":0,\"end\":3,\"class\":\"deficit\"}]},"
		"{\"c\\u006fde\":\"b\",\"st\\u0061rt\":5,\"end\":5}]}");
	tags = record_tags(bench->record, &bench->fault);
	assert_non_null(tags);
	assert_int_equal(tags->count, 2);
	assert_int_equal(tags->at[0].span.end, 6);
	assert_slice(tags->at[0].cues[0].class, "deficit");
	assert_slice(tags->at[1].code, "b");
	record_set_tags(bench->record, *tags);
	assert_written(bench, TEXT "\"tags\":[{\"start\":4,\"end\":5,\"lexicon\":\"l\",\"code\":"
		"\"costs/x\",\"polarity\":\"barrier\",\"status\":\"hedged\","
		"\"rule\":\"terms.tsv:2\",\"cues\":[{\"start\":0,\"end\":3,\"class\":\"deficit\"}]},"
		"{\"start\":5,\"end\":5,\"lexicon\":\"\",\"code\":\"b\",\"polarity\":\"neutral\","
		"\"status\":\"reported\",\"rule\":\"\",\"cues\":[]}]}");
}

/* The tags first as who counts reads them, then all of them. */
static void
reads_bare_tags(void **state)
{
	struct bench *bench = *state;
	const struct tags *tags;

	parse(bench, TEXT "\"tags\":[{\"start\":4,\"end\":5,\"code\":\"a\","
		"\"cues\":[{\"start\":0,\"end\":3,\"class\":\"}]\\\"{[\"}],\"score\":0.5,"
		"\"parts\":{\"bias\":-1,\"x\":2.25},\"status\":\"hedged\"},"
		"{\"start\":5,\"end\":5,\"code\":\"b\",\"cues\":[]}]}");
	tags = record_bare_tags(bench->record, &bench->fault);
	assert_non_null(tags);
	assert_int_equal(tags->count, 2);
	assert_slice(tags->at[0].status, "hedged");
	assert_int_equal(tags->at[0].cue_count, 0);
	assert_false(tags->at[0].scored);
	tags = record_tags(bench->record, &bench->fault);
	assert_non_null(tags);
	assert_int_equal(tags->at[0].cue_count, 1);
	assert_slice(tags->at[0].cues[0].class, "}]\"{[");
	assert_int_equal(tags->at[0].score, 500);
	assert_int_equal(tags->at[0].part_count, 2);
	assert_ptr_equal(record_bare_tags(bench->record, &bench->fault)->at, tags->at);
	parse(bench, TEXT "\"tags\":[{\"start\":4,\"end\":5,\"code\":\"a\",\"cues\":[7]}]}");
	assert_non_null(record_bare_tags(bench->record, &bench->fault));
	assert_null(record_tags(bench->record, &bench->fault));
	assert_words(&bench->fault, "\"tags\" is not an array of tags");
}

static void
counts_tokens(void **state)
{
	static const struct {
		const char *value;
		size_t count;
	} values[] = {
		{ "[]", 0 }, { "[ ]", 0 }, { "[0,3]", 1 }, { "[0,3,4,5]", 2 }, { "[0, 3 ,4,5]", 2 },
		{ "[0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,2,2,3,3,3]", 10 },
	};
	static const char *const refused[] = {
		"7", "[0]", "[0,1,2]", "[0,\"1\"]", "[0.5,1]", "[[0,1]]"
	};
	struct bench *bench = *state;
	char line[200];
	size_t count;

	for (size_t i = 0; i < COUNT_OF(values); i++) {
		snprintf(line, sizeof line, TEXT "\"tokens\":%s}", values[i].value);
		parse(bench, line);
		assert_true(record_count_tokens(bench->record, &count, &bench->fault));
		assert_int_equal(count, values[i].count);
	}
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		snprintf(line, sizeof line, TEXT "\"tokens\":%s}", refused[i]);
		parse(bench, line);
		assert_false(record_count_tokens(bench->record, &count, &bench->fault));
		assert_words(&bench->fault, "run tl-tokenise again");
	}
	parse(bench, TEXT "\"tokens\":[0,3]}");
	record_set_tokens(bench->record, (struct spans){ NULL, 0 });
	assert_true(record_count_tokens(bench->record, &count, &bench->fault));
	assert_int_equal(count, 0);
	parse(bench, TEXT "\"n\":1}");
	assert_false(record_count_tokens(bench->record, &count, &bench->fault));
	assert_words(&bench->fault, "no \"tokens\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_code_points_outside_and_bytes_inside),
		cmocka_unit_test(long_texts_go_there_and_back),
		cmocka_unit_test(refuses_hostile_spans),
		cmocka_unit_test(takes_spans_however_they_are_spaced),
		cmocka_unit_test(refuses_hostile_stems),
		cmocka_unit_test(refuses_hostile_sections),
		cmocka_unit_test(reads_sections),
		cmocka_unit_test(refuses_hostile_tags),
		cmocka_unit_test(reads_tags),
		cmocka_unit_test(reads_bare_tags),
		cmocka_unit_test(counts_tokens),
	};

	return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
