/* record: members found, new layers spliced in, nothing else changed. */
#include "bench.h"

static void
wants_an_id(void **state)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{ "{}", "no \"id\"" },
		{ "{\"Id\":\"x\",\"in\":{\"id\":\"x\"}}", "no \"id\"" },
		{ "{\"id\":7}", "\"id\" is not a string" },
		{ "{\"id\":null}", "\"id\" is not a string" },
		{ "{\"id\":\"\"}", "\"id\" is empty" },
		{ "{\"id\":\"x\"", "not valid JSON" },
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_false(record_parse(bench->record, slice_of(cases[i].line), true,
			&bench->fault));
		assert_words(&bench->fault, cases[i].words);
	}
	assert_true(record_parse(bench->record, SLICE("{}"), false, &bench->fault));
	assert_int_equal(record_id(bench->record).size, 0);
	parse(bench, "{\"\\u0069d\":\"caf\\u00e9\"}");
	assert_slice(record_id(bench->record), "caf\u00e9");
}

static void
finds_members_and_paths(void **state)
{
	static const struct {
		const char *path, *value;
	} cases[] = {
		{ "year", "2020" }, { "issued.date-parts.0.0", "2021" },
		{ "issued.date-parts.0.1", "3" }, { "issued.date-parts.1.0", "2022" },
		{ "author.1.family", "\"Roe\"" }, { "a.b", "\"dotted\"" }, { "caf\u00e9", "1" },
		{ "issued.date-parts", "[[2021,3],[2022]]" }, { "id", "\"x\"" },
		{ "year.0", NULL }, { "author.2", NULL }, { "author.x", NULL },
		{ "author.-1", NULL },
		{ "author.99999999999999999999", NULL }, { "issued.0", NULL }, { "", NULL },
		{ ".", NULL }, { "..", NULL }, { "author..family", NULL }, { "none", NULL },
	};
	struct bench *bench = *state;
	struct slice value;

	parse(bench, "{\"id\":\"x\",\"year\":2020,\"a\":{\"b\":1},\"a.b\":\"dotted\","
		"\"caf\\u00e9\":1,"
		"\"issued\":{\"date-parts\":[[2021,3],[2022]]},"
		"\"author\":[{\"family\":\"Doe\"},{\"family\":\"Roe\"}]}");
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		bool found = record_path(bench->record, slice_of(cases[i].path), &value);

		if (found != (cases[i].value != NULL))
			fail_msg("%s: %s", cases[i].path, found ? "found" : "not found");
		if (found)
			assert_slice(value, cases[i].value);
	}
	assert_true(record_member(bench->record, "a.b", &value));
	assert_false(record_member(bench->record, "issued.date-parts", &value));
}

static void
names_the_stage_to_run_first(void **state)
{
	struct bench *bench = *state;
	struct record *record = bench->record;
	struct fault *fault = &bench->fault;

	parse(bench, "{\"id\":\"x\"}");
	assert_null(record_text(record, fault));
	assert_string_equal(fault->words, "no \"text\"; run tl-ingest first");
	assert_null(record_sections(record, fault));
	assert_string_equal(fault->words, "no \"sections\"; run tl-segment first");
	assert_null(record_sentences(record, fault));
	assert_string_equal(fault->words, "no \"sentences\"; run tl-segment first");
	assert_null(record_tokens(record, fault));
	assert_string_equal(fault->words, "no \"tokens\"; run tl-tokenise first");
	assert_null(record_words(record, fault));
	assert_string_equal(fault->words, "no \"tokens\"; run tl-tokenise first");
	assert_null(record_stems(record, fault));
	assert_string_equal(fault->words, "no \"stems\"; run tl-stem first");
	assert_null(record_tags(record, fault));
	assert_string_equal(fault->words, "no \"tags\"; run tl-tag first");
	for (int layer = 0; layer < LAYER_COUNT; layer++)
		assert_false(record_has(record, (enum layer)layer));
}

static struct span one_span[] = { { 0, 3 } };

static void
set_tokens(struct bench *bench)
{
	assert_non_null(record_text(bench->record, &bench->fault));
	record_set_tokens(bench->record, (struct spans){ one_span, 1 });
}

static void
set_sentences(struct bench *bench)
{
	assert_non_null(record_text(bench->record, &bench->fault));
	record_set_sentences(bench->record, (struct spans){ one_span, 1 });
}

static void
writes_what_came_in(void **state)
{
	static const char *const lines[] = {
		"{\"id\":\"x\"}", " { \"id\" : \"x\" } ", "{\"id\":\"x\",\"n\":1.50e+01}\r",
		"{\"z\":[1, 2],\"\\u0069d\":\"\\u0078\",\"a\":{ }\t}",
		"{\"id\":\"x\",\"tokens\":\"broken\"}",
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		parse(bench, lines[i]);
		assert_written(bench, lines[i]);
		assert_slice(record_line(bench->record), lines[i]);
	}
}

static void
replaces_layers_in_place(void **state)
{
	static const struct {
		const char *before, *behind;
	} lines[] = {
		{ "{\"tokens\":[]", "{\"tokens\":[0,3]" },
		{ "{ \"tokens\" :\t[ 0, 1 ] ", "{ \"tokens\" :\t[0,3] " },
		{ "{\"tok\\u0065ns\":[0,1]", "{\"tok\\u0065ns\":[0,3]" },
		{ "{\"tokens\":\"broken\"", "{\"tokens\":[0,3]" },
		{ "{\"tokens\":{\"deep\":[\"]\"]}", "{\"tokens\":[0,3]" },
		{ "{\"tokens\":null", "{\"tokens\":[0,3]" },
		{ "{\"tokens\":-1", "{\"tokens\":[0,3]" },
	};
	struct bench *bench = *state;

	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		char before[128], behind[128];

		snprintf(before, sizeof before, "%s, \"id\":\"x\",\"text\":\"one\" }\r",
			lines[i].before);
		snprintf(behind, sizeof behind, "%s, \"id\":\"x\",\"text\":\"one\" }\r",
			lines[i].behind);
		parse(bench, before);
		set_tokens(bench);
		assert_written(bench, behind);
	}
}

static void
replaces_many_layers_whatever_their_order(void **state)
{
	struct bench *bench = *state;

	parse(bench, "{\"tokens\":[],\"id\":\"x\",\"tags\":[] ,\"text\":\"one\","
		"\"sentences\" : [0,1],\"year\":1}");
	set_sentences(bench);
	set_tokens(bench);
	record_set_stems(bench->record, (struct stems){
		(uint32_t[]){ lexis_intern(bench->lexis, SLICE("\"one\"")) }, 1 });
	record_set_tags(bench->record, (struct tags){ NULL, 0 });
	record_set_sections(bench->record, (struct sections){ NULL, 0 });
	assert_written(bench, "{\"tokens\":[0,3],\"id\":\"x\",\"tags\":[] ,\"text\":\"one\","
		"\"sentences\" : [0,3],\"year\":1,\"stems\":[\"\\\"one\\\"\"],\"sections\":[]}");
}

/* The stem of all words is the one whose id `data` points to. */
static bool
same_stem(void *data, const uint32_t *words, struct stems stems)
{
	const uint32_t *stem = data;

	(void)words;
	for (size_t i = 0; i < stems.count; i++)
		stems.at[i] = *stem;
	return true;
}

/* A record with one token, and the stemming for its stem. */
static void
put_stems_off(struct bench *bench, struct stemming *stemming)
{
	static uint32_t stem;

	stem = lexis_intern(bench->lexis, SLICE("1"));
	*stemming = (struct stemming){ NULL, same_stem, &stem, LEXIS_WORDS };
	parse(bench, "{\"id\":\"x\",\"text\":\"one\"}");
	set_tokens(bench);
	assert_non_null(record_words(bench->record, &bench->fault));
	assert_null(record_stemming(bench->record));
	record_set_stemming(bench->record, stemming);
	assert_ptr_equal(record_stemming(bench->record), stemming);
}

static void
stems_are_found_when_somebody_asks(void **state)
{
	struct bench *bench = *state;
	struct stemming stemming;

	put_stems_off(bench, &stemming);
	assert_written(bench,
		"{\"id\":\"x\",\"text\":\"one\",\"tokens\":[0,3],\"stems\":[\"1\"]}");
	assert_null(record_stemming(bench->record));
	assert_int_equal(record_stems(bench->record, &bench->fault)->count, 1);
}

static void
stems_stay_those_of_their_tokens(void **state)
{
	struct bench *bench = *state;
	struct stemming stemming;

	put_stems_off(bench, &stemming);
	record_set_tokens(bench->record, (struct spans){ NULL, 0 });
	assert_null(record_stemming(bench->record));
	assert_null(record_stems(bench->record, &bench->fault));
	assert_string_equal(bench->fault.words, "1 stems for 0 tokens; run tl-stem again");
	assert_written(bench, "{\"id\":\"x\",\"text\":\"one\",\"tokens\":[],\"stems\":[\"1\"]}");
}

static void
appends_in_the_order_they_were_set(void **state)
{
	struct bench *bench = *state;

	parse(bench, " {\"id\":\"x\",\"text\":\"one\" }\r");
	set_tokens(bench);
	set_sentences(bench);
	set_tokens(bench);	/* again: keeps its place */
	assert_written(bench, " {\"id\":\"x\",\"text\":\"one\" ,\"tokens\":[0,3],"
		"\"sentences\":[0,3]}\r");
	assert_true(record_has(bench->record, LAYER_TOKENS));
	assert_false(record_has(bench->record, LAYER_STEMS));
}

static void
forgets_the_line_before(void **state)
{
	struct bench *bench = *state;

	parse(bench, "{\"id\":\"x\",\"text\":\"one\"}");
	set_tokens(bench);
	parse(bench, "{\"id\":\"y\",\"text\":\"two\"}");
	assert_false(record_has(bench->record, LAYER_TOKENS));
	assert_written(bench, "{\"id\":\"y\",\"text\":\"two\"}");
	assert_slice(*record_text(bench->record, &bench->fault), "two");
	assert_false(record_parse(bench->record, SLICE("{"), true, &bench->fault));
	assert_int_equal(record_id(bench->record).size, 0);
}

static void
set_layers_are_what_is_read(void **state)
{
	struct bench *bench = *state;
	const uint32_t *words;

	parse(bench, "{\"id\":\"x\",\"text\":\"one \u00e9\",\"tokens\":[4,5]}");
	words = record_words(bench->record, &bench->fault);
	assert_slice(lexis_word(bench->lexis, words[0]), "\u00e9");
	set_tokens(bench);
	words = record_words(bench->record, &bench->fault);
	assert_slice(lexis_word(bench->lexis, words[0]), "one");
	assert_int_equal(record_tokens(bench->record, &bench->fault)->count, 1);
}

static void
values_are_read_as_they_were_set(void **state)
{
	struct bench *bench = *state;
	struct slice value;

	parse(bench, "{\"id\":\"x\",\"screening\": null,\"year\":1}");
	assert_true(record_path(bench->record, SLICE("screening"), &value));
	assert_slice(value, "null");
	record_set_value(bench->record, LAYER_SCREENING, SLICE("{\"status\":\"included\"}"));
	record_set_value(bench->record, LAYER_APPRAISAL, SLICE("[]"));
	assert_true(record_path(bench->record, SLICE("screening.status"), &value));
	assert_slice(value, "\"included\"");
	assert_written(bench, "{\"id\":\"x\",\"screening\": {\"status\":\"included\"},\"year\":1,"
		"\"appraisal\":[]}");
	parse(bench, "{\"id\":\"y\"}");
	assert_false(record_member(bench->record, "screening", &value));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wants_an_id),
		cmocka_unit_test(finds_members_and_paths),
		cmocka_unit_test(names_the_stage_to_run_first),
		cmocka_unit_test(writes_what_came_in),
		cmocka_unit_test(replaces_layers_in_place),
		cmocka_unit_test(replaces_many_layers_whatever_their_order),
		cmocka_unit_test(stems_are_found_when_somebody_asks),
		cmocka_unit_test(stems_stay_those_of_their_tokens),
		cmocka_unit_test(appends_in_the_order_they_were_set),
		cmocka_unit_test(forgets_the_line_before),
		cmocka_unit_test(set_layers_are_what_is_read),
		cmocka_unit_test(values_are_read_as_they_were_set),
	};

	return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
