/* tl-count: hand-counted documents, groups, parts and the order they come in, and what is
 * refused. */
#include "sum.h"

extern const struct stage count_stage;

#define COUNTS(kind, by, lexicon, code, depth, polarity, n, sentences, documents, most) \
	"{\"kind\":\"" kind "\",\"by\":{" by "},\"lexicon\":\"" lexicon "\",\"code\":\"" code \
	"\",\"depth\":" #depth polarity ",\"references\":" #n ",\"sentences\":" #sentences \
	",\"documents\":" #documents ",\"most\":" #most
#define CELL(by, lexicon, code, depth, polarity, n, sentences, documents, most, share, \
		polarity_share, rate, document_share, intensity, largest, key) \
	COUNTS("cell", by, lexicon, code, depth, ",\"polarity\":\"" polarity "\"", n, sentences, \
		documents, most) \
	",\"share\":" #share ",\"polarity_share\":" #polarity_share ",\"rate\":" #rate \
	",\"document_share\":" #document_share ",\"intensity\":" #intensity ",\"largest\":" \
	#largest key "}\n"
#define KEY ",\"key\":true"
#define NOT_KEY ",\"key\":false"
#define MARGIN(by, lexicon, code, depth, n, sentences, documents, most, share, rate, \
		document_share, intensity, largest) \
	COUNTS("margin", by, lexicon, code, depth, "", n, sentences, documents, most) \
	",\"share\":" #share ",\"rate\":" #rate ",\"document_share\":" #document_share \
	",\"intensity\":" #intensity ",\"largest\":" #largest "}\n"
#define RULE(by, lexicon, depth, polarity, cells, zeros, threshold) \
	"{\"kind\":\"rule\",\"by\":{" by "},\"lexicon\":\"" lexicon "\",\"depth\":" #depth \
	",\"polarity\":\"" polarity "\",\"of\":\"share\",\"unit\":\"reference\"," \
	"\"quantile\":0.750,\"type\":7,\"ties\":\"key\",\"cells\":" #cells ",\"zeros\":" #zeros \
	",\"threshold\":" #threshold "}\n"

/* Sentences 0 to 4, 5 to 9 and 10 to 14; a tag at 4 or 9 is in none. Four words. */
#define DOCUMENT(members, tags) \
	"{\"id\":\"d\"," members "\"text\":\"aa b. cc d. ee\",\"sentences\":[0,4,5,9,10,14]," \
	"\"tokens\":[0,2,3,4,5,7,10,12],\"tags\":[" tags "]}\n"
#define TAG(at, code, polarity) \
	"{\"start\":" #at ",\"end\":" #at ",\"lexicon\":\"care\",\"code\":\"" code \
	"\",\"polarity\":\"" polarity "\"}"

static void
counts_by_hand(void **state)
{
	(void)state;
	check_sum(&count_stage, NULL, 0,
		DOCUMENT("", TAG(0, "costs/x", "barrier") "," TAG(1, "costs/y", "barrier") ","
			TAG(2, "costs/x", "barrier") "," TAG(5, "costs/x", "enabler"))
		DOCUMENT("", TAG(0, "costs/x", "barrier") "," TAG(9, "costs/x", "barrier") ","
			TAG(10, "costs", "denied") "," TAG(11, "uncoded", "enabler")),
		"{\"kind\":\"group\",\"by\":{},\"documents\":2,\"sentences\":6,\"words\":8,"
		"\"references\":{\"care\":{\"barrier\":5,\"denied\":1,\"enabler\":1,\"neutral\":0}},"
		"\"unit\":\"reference\"}\n"
		RULE("", "care", 1, "barrier", 1, 0, 0.833333)
		RULE("", "care", 1, "enabler", 1, 0, 0.166667)
		RULE("", "care", 2, "barrier", 2, 0, 0.541667)
		RULE("", "care", 2, "enabler", 1, 0, 0.166667)
		CELL("", "care", "costs", 1, "barrier", 5, 2, 2, 3, 0.833333, 1.000000,
			625.000000, 1.000000, 2.500000, 0.600000, KEY)
		CELL("", "care", "costs", 1, "denied", 1, 1, 1, 1, null, 1.000000, 125.000000,
			0.500000, 1.000000, 1.000000, "")
		CELL("", "care", "costs", 1, "enabler", 1, 1, 1, 1, 0.166667, 1.000000,
			125.000000, 0.500000, 1.000000, 1.000000, KEY)
		MARGIN("", "care", "costs", 1, 6, 3, 2, 4, 1.000000, 750.000000, 1.000000,
			3.000000, 0.666667)
		CELL("", "care", "costs/x", 2, "barrier", 4, 2, 2, 2, 0.666667, 0.800000,
			500.000000, 1.000000, 2.000000, 0.500000, KEY)
		CELL("", "care", "costs/x", 2, "enabler", 1, 1, 1, 1, 0.166667, 1.000000,
			125.000000, 0.500000, 1.000000, 1.000000, KEY)
		MARGIN("", "care", "costs/x", 2, 5, 3, 2, 3, 0.833333, 625.000000, 1.000000,
			2.500000, 0.600000)
		CELL("", "care", "costs/y", 2, "barrier", 1, 1, 1, 1, 0.166667, 0.200000,
			125.000000, 0.500000, 1.000000, 1.000000, NOT_KEY)
		MARGIN("", "care", "costs/y", 2, 1, 1, 1, 1, 0.166667, 125.000000, 0.500000,
			1.000000, 1.000000)
		CELL("", "care", "uncoded", 1, "enabler", 1, 1, 1, 1, null, null, 125.000000,
			0.500000, 1.000000, 1.000000, "")
		MARGIN("", "care", "uncoded", 1, 1, 1, 1, 1, null, 125.000000, 0.500000,
			1.000000, 1.000000));
}

static void
counts_nothing_where_nothing_is(void **state)
{
	(void)state;
	check_sum(&count_stage, NULL, 0, "", "");
	check_sum(&count_stage, NULL, 0,
		"{\"id\":\"d\",\"text\":\"\",\"sentences\":[],\"tokens\":[],\"tags\":[]}",
		"{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":0,\"words\":0,"
		"\"references\":{},\"unit\":\"reference\"}\n");
	check_sum(&count_stage, NULL, 0, "{\"id\":\"d\",\"text\":\"a\",\"sentences\":[],\"tokens\":[],"
		"\"tags\":[" TAG(0, "a", "neutral") "]}",
		"{\"kind\":\"group\",\"by\":{},\"documents\":1,\"sentences\":0,\"words\":0,"
		"\"references\":{\"care\":{\"barrier\":0,\"denied\":0,\"enabler\":0,\"neutral\":1}},"
		"\"unit\":\"reference\"}\n"
		CELL("", "care", "a", 1, "neutral", 1, 0, 1, 1, null, 1.000000, null, 1.000000,
			1.000000, 1.000000, ""));
}

#define GROUP(by) \
	"{\"kind\":\"group\",\"by\":{" by "},\"documents\":1,\"sentences\":3,\"words\":4," \
	"\"references\":{},\"unit\":\"reference\"}\n"

static void
groups_by_any_member_and_sorts(void **state)
{
	static char *const options[] = { "--by=k,a.0", "-bl" };

	(void)state;
	check_sum(&count_stage, options, COUNT_OF(options),
		DOCUMENT("\"k\":\"b\",\"a\":[1],", "")
		DOCUMENT("\"k\":\"a\",\"l\":\"\\u00e9\",", "")
		DOCUMENT("\"k\":[ 1 ],", "")
		DOCUMENT("\"k\":10.0,", "")
		DOCUMENT("\"k\":9,", "")
		DOCUMENT("\"k\":true,", "")
		DOCUMENT("\"k\":null,\"a\":[2],", "")
		DOCUMENT("", ""),
		GROUP("\"k\":null,\"a.0\":null,\"l\":null")
		GROUP("\"k\":null,\"a.0\":2,\"l\":null")
		GROUP("\"k\":true,\"a.0\":null,\"l\":null")
		GROUP("\"k\":9,\"a.0\":null,\"l\":null")
		GROUP("\"k\":10,\"a.0\":null,\"l\":null")
		GROUP("\"k\":\"[1]\",\"a.0\":null,\"l\":null")
		GROUP("\"k\":\"a\",\"a.0\":null,\"l\":\"\xc3\xa9\"")
		GROUP("\"k\":\"b\",\"a.0\":1,\"l\":null"));
}

enum {
	DOCUMENTS = 60,
	PARTS = 4
};

/* A document with random tags, in order. */
static void
add_random_document(struct buffer *out, unsigned number, uint64_t *random)
{
	static const char *const codes[] = { "a", "a/b", "a/c", "a/c/d", "a-b", "uncoded", "z/b" };
	static const char *const polarities[] = { "barrier", "enabler", "neutral", "denied" };
	unsigned tags = next_random(random) % 8;

	buffer_add_format(out, "{\"id\":\"%u\",\"g\":%u,\"h\":%u,\"text\":\"aa b. cc d. ee\","
		"\"sentences\":[0,4,5,9,10,14],\"tokens\":[0,2,3,4],\"tags\":[", number,
		next_random(random) % 5, next_random(random) % 2);
	for (unsigned i = 0, at = 0; i < tags; i++) {
		at += next_random(random) % 3;
		buffer_add_format(out, "%s{\"start\":%u,\"end\":14,\"lexicon\":\"l%u\","
			"\"code\":\"%s\",\"polarity\":\"%s\"}", i ? "," : "", at > 13 ? 13 : at,
			next_random(random) % 2, codes[next_random(random) % COUNT_OF(codes)],
			polarities[next_random(random) % COUNT_OF(polarities)]);
	}
	buffer_add_string(out, "]}");
}

/* What a stage makes of texts, one worker for each; they are merged from the last to the first. */
static struct slice
sum_parts(struct sum *sum, const struct buffer *texts, size_t count)
{
	void *workers[PARTS];

	for (size_t i = 0; i < count; i++) {
		workers[i] = sum_worker(sum);
		sum_text(sum, workers[i], buffer_slice(&texts[i]));
	}
	for (size_t i = count - 1; i > 0; i--) {
		assert_true(sum->stage->merge(workers[i - 1], workers[i], &sum->fault));
		sum->stage->end(workers[i]);
	}
	assert_true(sum_finish(sum, workers[0]));
	return buffer_slice(&sum->emitter.out);
}

/* The same documents in one text and dealt out to several. */
static void
deal_documents(struct buffer *whole, struct buffer *parts)
{
	uint64_t random = 7;

	for (unsigned i = 0; i < DOCUMENTS; i++) {
		struct buffer *part = &parts[next_random(&random) % PARTS];
		size_t from = whole->size;

		add_random_document(whole, i, &random);
		buffer_add_char(whole, '\n');
		buffer_add(part, whole->at + from, whole->size - from);
	}
}

/* What is said when documents are counted, and when the result is made of parts. */
static const struct options {
	char *design[4], *finish[4];
	size_t design_count, finish_count;
} option_sets[] = {
	{ { "--by", "g" }, { NULL }, 2, 0 },
	{ { "--by=g/2,h", "--unit=sentence" }, { "--totals", "--key-of=rate" }, 2, 2 },
	{ { "--by=h", "--unit=document", "--bootstrap=50", "--seed=9" },
		{ "--totals", "--key-set=both", "--level=0.5", "--key-ties=not-key" }, 4, 4 },
	{ { "--bootstrap=33" }, { "--quantile-type=4", "--key-of=document_share",
		"--largest=0.1", "--key-quantile=0.9" }, 1, 4 },
};

static const struct options merge_of_parts = { { NULL }, { "--partial" }, 0, 1 };

static struct sum
begin_sum(const struct options *options, const char *what, bool finish)
{
	char *given[9];
	size_t count = 0;
	struct sum sum;

	if (*what)
		given[count++] = (char *)what;
	for (size_t i = 0; i < options->design_count && strcmp(what, "--merge") != 0; i++)
		given[count++] = options->design[i];
	for (size_t i = 0; finish && i < options->finish_count; i++)
		given[count++] = options->finish[i];
	assert_true(sum_begin(&sum, &count_stage, given, count));
	return sum;
}

static void
workers_add_up_to_the_whole(void **state)
{
	struct buffer whole = { 0 }, parts[PARTS] = { { 0 } };

	(void)state;
	deal_documents(&whole, parts);
	for (size_t i = 0; i < COUNT_OF(option_sets); i++) {
		struct sum sum = begin_sum(&option_sets[i], "", true);
		struct slice expected = exact_copy(sum_parts(&sum, &whole, 1));

		assert_true(expected.size > 1000);
		assert_true(slice_equal(sum_parts(&sum, parts, PARTS), expected));
		free_copy(expected);
		sum_end(&sum);
	}
	for (size_t i = 0; i < PARTS; i++)
		buffer_free(&parts[i]);
	buffer_free(&whole);
}

static void
check_parts(const struct options *options, const struct buffer *whole, const struct buffer *parts)
{
	struct sum counting = begin_sum(options, "", true);
	struct sum counting_parts = begin_sum(options, "--partial", false);
	struct sum merging = begin_sum(options, "--merge", true);
	struct sum merging_parts = begin_sum(&merge_of_parts, "--merge", true);
	struct buffer counted[PARTS] = { { 0 } };
	struct slice expected = sum_parts(&counting, whole, 1);

	for (size_t i = 0; i < PARTS; i++)
		buffer_add_slice(&counted[i], sum_parts(&counting_parts, &parts[i], 1));
	assert_true(slice_equal(sum_parts(&merging, counted, PARTS), expected));
	/* one worker with the lines of two parts, another with a part made of two */
	buffer_add_slice(&counted[0], buffer_slice(&counted[1]));
	buffer_reset(&counted[1], 0);
	buffer_add_slice(&counted[1], sum_parts(&merging_parts, counted + 2, 2));
	assert_true(slice_equal(sum_parts(&merging, counted, 2), expected));
	for (size_t i = 0; i < PARTS; i++)
		buffer_free(&counted[i]);
	sum_end(&counting);
	sum_end(&counting_parts);
	sum_end(&merging);
	sum_end(&merging_parts);
}

static void
parts_add_up_to_the_whole(void **state)
{
	struct buffer whole = { 0 }, parts[PARTS] = { { 0 } };

	(void)state;
	deal_documents(&whole, parts);
	for (size_t i = 0; i < COUNT_OF(option_sets); i++)
		check_parts(&option_sets[i], &whole, parts);
	for (size_t i = 0; i < PARTS; i++)
		buffer_free(&parts[i]);
	buffer_free(&whole);
}

static void
refuses_documents_and_counts_nothing_of_them(void **state)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{ DOCUMENT("", TAG(0, "a", "barrier") "," TAG(0, "b", "good")), "polarity \"good\"" },
		{ DOCUMENT("", TAG(0, "a", "barrier") "," TAG(0, "b//c", "barrier")), "code \"b//c\"" },
		{ DOCUMENT("", TAG(5, "a", "barrier") "," TAG(0, "a", "barrier")), "not in order" },
		{ "{\"id\":\"d\",\"text\":\"\",\"sentences\":[],\"tags\":[]}", "run tl-tokenise first" },
	};
	struct sum sum;
	void *worker;

	(void)state;
	assert_true(sum_begin(&sum, &count_stage, NULL, 0));
	worker = sum_worker(&sum);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice line = { cases[i].line, strcspn(cases[i].line, "\n") };

		assert_int_equal(sum_line(&sum, worker, line), VERDICT_REJECT);
		assert_words(&sum.fault, cases[i].words);
	}
	assert_true(sum_finish(&sum, worker));
	assert_int_equal(sum.emitter.out.size, 0);
	sum_end(&sum);
}

#define PART(by, members) "{\"partial\":true,\"by\":{" by "}," members "}"
#define PART_GROUP(by, documents) PART(by, "\"kind\":\"group\",\"documents\":" documents \
	",\"sentences\":1,\"words\":1,\"references\":{}")
#define PART_CELL(by, n) PART(by, "\"kind\":\"margin\",\"lexicon\":\"l\",\"code\":\"a\"," \
	"\"references\":" n ",\"sentences\":1,\"documents\":1")

static void
refuses_parts_that_do_not_add_up(void **state)
{
	static const struct {
		const char *first, *second, *words;
		enum verdict verdict;
	} cases[] = {
		{ PART_GROUP("\"a\":1", "1"), PART_GROUP("\"b\":1", "1"),
			"counted by [\"a\"] and by [\"b\"]", VERDICT_BROKEN },
		{ PART_GROUP("", "1"), PART("", "\"unit\":\"sentence\",\"kind\":\"group\","
			"\"documents\":1,\"sentences\":1,\"words\":1,\"references\":{}"),
			"in the units reference and sentence", VERDICT_BROKEN },
		{ PART_GROUP("", "1"), PART("", "\"kind\":\"group\",\"documents\":1,"
			"\"sentences\":1,\"words\":1,\"references\":{},\"seed\":0,"
			"\"replicates\":{\"words\":[1],\"documents\":[1]}"),
			"parts of different bootstraps", VERDICT_BROKEN },
		{ PART_GROUP("", "1"), "{\"kind\":\"group\",\"by\":{},\"documents\":1,"
			"\"sentences\":1,\"words\":1,\"references\":{}}", "--partial", VERDICT_REJECT },
		{ PART_GROUP("", "9007199254740991"), PART_GROUP("", "1"), "2^53", VERDICT_BROKEN },
		{ PART_CELL("", "9007199254740991"), PART_CELL("", "1"), "2^53", VERDICT_BROKEN },
	};
	static char *const options[] = { "--merge" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sum sum;
		void *worker;

		assert_true(sum_begin(&sum, &count_stage, options, 1));
		worker = sum_worker(&sum);
		sum_text(&sum, worker, slice_of(cases[i].first));
		assert_int_equal(sum_line(&sum, worker, slice_of(cases[i].second)),
			cases[i].verdict);
		assert_words(&sum.fault, cases[i].words);
		sum.stage->end(worker);
		sum_end(&sum);
	}
}

static void
refuses_workers_and_groups_that_do_not_fit(void **state)
{
	static char *const options[] = { "--merge" };
	struct sum sum;
	void *one, *other;

	(void)state;
	assert_true(sum_begin(&sum, &count_stage, options, 1));
	one = sum_worker(&sum);
	other = sum_worker(&sum);
	sum_text(&sum, one, SLICE(PART_CELL("\"a\":1", "1")));
	sum_text(&sum, other, SLICE(PART_CELL("\"a\":1,\"b\":2", "1")));
	assert_false(sum.stage->merge(one, other, &sum.fault));
	assert_words(&sum.fault, "do not add up");
	sum.stage->end(other);
	assert_false(sum_finish(&sum, one));
	assert_words(&sum.fault, "no documents");
	sum_end(&sum);
}

/* As if somebody had taken lines out of a part. */
static void
refuses_cells_without_their_total(void **state)
{
	static char *const options[] = { "--merge" };
	struct sum sum;
	void *worker;

	(void)state;
	assert_true(sum_begin(&sum, &count_stage, options, 1));
	worker = sum_worker(&sum);
	sum_text(&sum, worker, SLICE(PART_GROUP("", "1") "\n" PART_CELL("", "1")));
	assert_false(sum_finish(&sum, worker));
	assert_words(&sum.fault, "no total of their lexicon");
	sum_end(&sum);
}

static void
refuses_settings_that_make_no_sense(void **state)
{
	static const struct refused cases[] = {
		{ { "--merge", "--by=a" }, "do not go together" },
		{ { "--by=a,b", "--by=a" }, "given twice" },
		{ { "--by=a", "--by=" }, "empty name" },
		{ { "--by=a", "--by=b,,c" }, "empty name" },
		{ { "--by=a", "--by=b," }, "empty name" },
		{ { "--by=a", "--by=/5" }, "empty name" },
		{ { "--by=a", "--by=b/0" }, "--by \"b/0\": bins are 1 to" },
		{ { "--by=a", "--by=b/1000000001" }, "bins are 1 to" },
		{ { "--merge", "--unit=sentence" }, "do not go together" },
		{ { "--merge", "--bootstrap=10" }, "do not go together" },
		{ { "--partial", "--totals" }, "--partial does not go together" },
		{ { "--partial", "--level=0.9" }, "--partial does not go together" },
		{ { "--by=a", "--unit=word" }, "--unit \"word\" is no unit" },
		{ { "--by=a", "--seed=1" }, "--seed without --bootstrap" },
		{ { "--by=a", "--level=0.9" }, "--level without --bootstrap" },
		{ { "--by=a", "--bootstrap=100001" }, "at most 100000" },
		{ { "--bootstrap=1", "--seed=9007199254740992" }, "--seed: at most 2^53" },
		{ { "--by=a", "--key-of=size" }, "--key-of \"size\" is no statistic" },
		{ { "--by=a", "--key-quantile=75" }, "--key-quantile \"75\" is no number" },
		{ { "--by=a", "--key-quantile=-0.5" }, "--key-quantile \"-0.5\" is no number" },
		{ { "--by=a", "--quantile-type=0" }, "--quantile-type \"0\" is not 1 to 9" },
		{ { "--by=a", "--quantile-type=10" }, "--quantile-type \"10\" is not 1 to 9" },
		{ { "--by=a", "--key-ties=yes" }, "take key or not-key" },
		{ { "--by=a", "--key-set=all" }, "take polarity or both" },
		{ { "--key-of=polarity_share", "--key-set=both" }, "its wholes differ" },
		{ { "--by=a,b,c,d,e,f,g,h,i,j,k", "--totals" }, "at most 10 fields" },
	};

	(void)state;
	check_refused(&count_stage, cases, COUNT_OF(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_by_hand),
		cmocka_unit_test(counts_nothing_where_nothing_is),
		cmocka_unit_test(groups_by_any_member_and_sorts),
		cmocka_unit_test(workers_add_up_to_the_whole),
		cmocka_unit_test(parts_add_up_to_the_whole),
		cmocka_unit_test(refuses_documents_and_counts_nothing_of_them),
		cmocka_unit_test(refuses_parts_that_do_not_add_up),
		cmocka_unit_test(refuses_workers_and_groups_that_do_not_fit),
		cmocka_unit_test(refuses_cells_without_their_total),
		cmocka_unit_test(refuses_settings_that_make_no_sense),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
