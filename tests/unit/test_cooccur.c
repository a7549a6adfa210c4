/* tl-cooccur: pairs counted by hand, the order they come in, parts that add up, what is refused. */
#include "sum.h"

extern const struct stage cooccur_stage;

/* Sentences 0 to 4, 5 to 9 and 10 to 14; a tag at 4 or 9 is in none. */
#define DOCUMENT(members, tags) \
	"{\"id\":\"d\"," members "\"text\":\"aa b. cc d. ee\",\"sentences\":[0,4,5,9,10,14]," \
	"\"tags\":[" tags "]}\n"
#define TAG(at, lexicon, code, rest) \
	"{\"start\":" #at ",\"end\":" #at ",\"lexicon\":\"" lexicon "\",\"code\":\"" code "\"" \
	rest "}"
#define BARRIER ",\"polarity\":\"barrier\""
#define ENABLER ",\"polarity\":\"enabler\""
#define ITEM(lexicon, code, rest) "{\"lexicon\":\"" lexicon "\",\"code\":\"" code "\"" rest "}"
#define PAIR(by, unit, a, b, both, of_a, of_b, units, jaccard, lift) \
	"{\"kind\":\"pair\",\"by\":{" by "},\"unit\":\"" unit "\",\"a\":" a ",\"b\":" b \
	",\"both\":" #both ",\"of_a\":" #of_a ",\"of_b\":" #of_b ",\"units\":" #units \
	",\"jaccard\":" #jaccard ",\"lift\":" #lift "}\n"

/* a/x and a/y are together in the first sentence of each document (a/x twice in one of them), a/x and
 * b in the second of the first; what is denied, uncoded, between sentences or of another lexicon pairs
 * with none of these. */
static const char documents[] =
	DOCUMENT("", TAG(0, "l", "a/x", BARRIER) "," TAG(0, "l", "a/y", ENABLER) ","
		TAG(1, "l", "a/x", ENABLER) "," TAG(2, "l", "b", ",\"polarity\":\"denied\"") ","
		TAG(2, "m", "b", BARRIER) "," TAG(5, "l", "a/x", BARRIER) ","
		TAG(6, "l", "b", BARRIER) "," TAG(7, "l", "uncoded", BARRIER) ","
		TAG(9, "l", "c", BARRIER))
	DOCUMENT("", TAG(0, "l", "a/y", BARRIER) "," TAG(3, "l", "a/x", BARRIER));

static void
counts_sentences_by_hand(void **state)
{
	(void)state;
	check_sum(&cooccur_stage, NULL, 0, documents,
		PAIR("", "sentence", ITEM("l", "a/x", ""), ITEM("l", "a/y", ""), 2, 3, 2, 6,
			0.666667, 2.000000)
		PAIR("", "sentence", ITEM("l", "a/x", ""), ITEM("l", "b", ""), 1, 3, 1, 6,
			0.333333, 2.000000));
}

static void
counts_documents_by_hand(void **state)
{
	static char *const options[] = { "--unit=document" };

	(void)state;
	check_sum(&cooccur_stage, options, COUNT_OF(options), documents,
		PAIR("", "document", ITEM("l", "a/x", ""), ITEM("l", "a/y", ""), 2, 2, 2, 2,
			1.000000, 1.000000)
		PAIR("", "document", ITEM("l", "a/x", ""), ITEM("l", "b", ""), 1, 2, 1, 2,
			0.500000, 1.000000)
		PAIR("", "document", ITEM("l", "a/x", ""), ITEM("l", "c", ""), 1, 2, 1, 2,
			0.500000, 1.000000)
		PAIR("", "document", ITEM("l", "a/y", ""), ITEM("l", "b", ""), 1, 2, 1, 2,
			0.500000, 1.000000)
		PAIR("", "document", ITEM("l", "a/y", ""), ITEM("l", "c", ""), 1, 2, 1, 2,
			0.500000, 1.000000)
		PAIR("", "document", ITEM("l", "b", ""), ITEM("l", "c", ""), 1, 1, 1, 2,
			1.000000, 2.000000));
}

static void
cuts_codes(void **state)
{
	static char *const options[] = { "--depth", "1" };

	(void)state;
	check_sum(&cooccur_stage, options, COUNT_OF(options), documents,
		PAIR("", "sentence", ITEM("l", "a", ""), ITEM("l", "b", ""), 1, 3, 1, 6,
			0.333333, 2.000000));
}

static void
tells_polarities_apart(void **state)
{
	static char *const options[] = { "--facet=polarity", "--polarity=barrier,enabler,denied" };

	(void)state;
	check_sum(&cooccur_stage, options, COUNT_OF(options),
		DOCUMENT("", TAG(0, "l", "a", ENABLER) "," TAG(0, "l", "b", BARRIER) ","
			TAG(1, "l", "a", BARRIER)),
		PAIR("", "sentence", ITEM("l", "a", BARRIER), ITEM("l", "a", ENABLER), 1, 1, 1, 3,
			1.000000, 3.000000)
		PAIR("", "sentence", ITEM("l", "a", BARRIER), ITEM("l", "b", BARRIER), 1, 1, 1, 3,
			1.000000, 3.000000)
		PAIR("", "sentence", ITEM("l", "a", ENABLER), ITEM("l", "b", BARRIER), 1, 1, 1, 3,
			1.000000, 3.000000));
}

/* The first lexicon named gives "a", whatever the alphabet says; each has its own depth. */
static void
crosses_lexicons(void **state)
{
	static char *const options[] = { "--between", "m,l", "-d2,1", "-f", "level" };

	(void)state;
	check_sum(&cooccur_stage, options, COUNT_OF(options),
		DOCUMENT("", TAG(0, "l", "a/x", BARRIER) "," TAG(0, "l", "a/y", BARRIER) ","
			TAG(0, "m", "p/q/r", BARRIER ",\"level\":\"micro\"") ","
			TAG(1, "m", "p/q/s", BARRIER) "," TAG(1, "n", "z", BARRIER)),
		PAIR("", "sentence", ITEM("m", "p/q", ",\"level\":null"),
			ITEM("l", "a", ",\"level\":null"), 1, 1, 1, 3, 1.000000, 3.000000)
		PAIR("", "sentence", ITEM("m", "p/q", ",\"level\":\"micro\""),
			ITEM("l", "a", ",\"level\":null"), 1, 1, 1, 3, 1.000000, 3.000000));
}

static void
misses_lexicons(void **state)
{
	static char *const options[] = { "--between", "l,k" };
	struct sum sum;
	void *worker;

	(void)state;
	assert_true(sum_begin(&sum, &cooccur_stage, options, COUNT_OF(options)));
	worker = sum_worker(&sum);
	sum_text(&sum, worker, slice_of(documents));
	assert_true(sum_finish(&sum, worker));
	assert_int_equal(sum.emitter.out.size, 0);
	assert_string_equal(sum.emitter.note, "no tag of lexicon \"k\" counts");
	sum_end(&sum);
}

static void
groups_and_sorts(void **state)
{
	static char *const options[] = { "--by", "g", "-udocument" };
#define TAGS TAG(0, "l", "a-b", BARRIER) "," TAG(0, "l", "a/b", BARRIER)
#define LINE(by) PAIR(by, "document", ITEM("l", "a/b", ""), ITEM("l", "a-b", ""), 1, 1, 1, 1, \
	1.000000, 1.000000)

	(void)state;
	check_sum(&cooccur_stage, options, COUNT_OF(options),
		DOCUMENT("\"g\":10,", TAGS) DOCUMENT("", TAGS) DOCUMENT("\"g\":9,", TAGS),
		LINE("\"g\":null") LINE("\"g\":9") LINE("\"g\":10"));
}

enum {
	DOCUMENTS = 40
};

static void
add_random_document(struct buffer *out, uint64_t *random)
{
	static const char *const codes[] = { "a", "a/b", "a/c", "a-b", "z/b", "z/c" };
	unsigned tags = next_random(random) % 10;

	buffer_add_format(out, "{\"id\":\"x\",\"g\":%u,\"text\":\"aa b. cc d. ee\","
		"\"sentences\":[0,4,5,9,10,14],\"tags\":[", next_random(random) % 3);
	for (unsigned i = 0, at = 0; i < tags; i++) {
		at += next_random(random) % 3;
		buffer_add_format(out, "%s{\"start\":%u,\"end\":14,\"lexicon\":\"l%u\","
			"\"code\":\"%s\",\"polarity\":\"barrier\"}", i ? "," : "",
			at > 13 ? 13 : at, next_random(random) % 2,
			codes[next_random(random) % COUNT_OF(codes)]);
	}
	buffer_add_string(out, "]}\n");
}

static void
workers_add_up_to_the_whole(void **state)
{
	static char *const options[] = { "--by", "g" };
	struct dealt dealt;

	(void)state;
	deal(&dealt, DOCUMENTS, 5, add_random_document);
	check_dealt(&cooccur_stage, options, COUNT_OF(options), &dealt, 1000);
}

static void
refuses_documents_and_counts_nothing_of_them(void **state)
{
	struct buffer crowded = { 0 };
	struct sum sum;
	void *worker;

	(void)state;
	buffer_add_string(&crowded, "{\"id\":\"d\",\"text\":\"a\",\"sentences\":[0,1],\"tags\":[");
	for (unsigned i = 0; i < 4097; i++)
		buffer_add_format(&crowded, "%s" TAG(0, "l", "c%u", BARRIER), i ? "," : "", i);
	buffer_add_string(&crowded, "]}");
	assert_true(sum_begin(&sum, &cooccur_stage, NULL, 0));
	worker = sum_worker(&sum);
	assert_int_equal(sum_line(&sum, worker, buffer_slice(&crowded)), VERDICT_REJECT);
	assert_words(&sum.fault, "4097 different codes in one sentence");
	assert_int_equal(sum_line(&sum, worker, SLICE("{\"id\":\"d\",\"text\":\"a\",\"sentences\":[],"
		"\"tags\":[" TAG(0, "l", "a", ",\"polarity\":\"good\"") "]}")), VERDICT_REJECT);
	assert_words(&sum.fault, "polarity \"good\"");
	assert_true(sum_finish(&sum, worker));
	assert_int_equal(sum.emitter.out.size, 0);
	buffer_free(&crowded);
	sum_end(&sum);
}

static void
refuses_settings_that_make_no_sense(void **state)
{
	static const struct refused cases[] = {
		{ { "--unit=word" }, "unknown unit \"word\"" },
		{ { "--depth=0" }, "not \"0\"" },
		{ { "--depth=65" }, "not \"65\"" },
		{ { "--depth=1,2" }, "two depths" },
		{ { "--depth=1,", "-Ba,b" }, "not \"1,\"" },
		{ { "--depth=1,2,3", "-Ba,b" }, "not \"1,2,3\"" },
		{ { "--between=a" }, "two lexicons" },
		{ { "--between=a," }, "two lexicons" },
		{ { "--between=a,a" }, "two lexicons" },
		{ { "--between=a,b,c" }, "two lexicons" },
		{ { "--facet=level,code" }, "\"code\" is not a facet" },
		{ { "--polarity=good" }, "\"good\" is not a polarity" },
		{ { "--by=," }, "empty name" },
	};

	(void)state;
	check_refused(&cooccur_stage, cases, COUNT_OF(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_sentences_by_hand),
		cmocka_unit_test(counts_documents_by_hand),
		cmocka_unit_test(cuts_codes),
		cmocka_unit_test(tells_polarities_apart),
		cmocka_unit_test(crosses_lexicons),
		cmocka_unit_test(misses_lexicons),
		cmocka_unit_test(groups_and_sorts),
		cmocka_unit_test(workers_add_up_to_the_whole),
		cmocka_unit_test(refuses_documents_and_counts_nothing_of_them),
		cmocka_unit_test(refuses_settings_that_make_no_sense),
	};

	return cmocka_run_group_tests_name("cooccur", tests, NULL, NULL);
}
