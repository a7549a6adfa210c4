/* tl-compare: documents in other orders and parts, families of tests, replicates that weigh whole
 * documents, what is left out. The figures are checked by tests/oracle/compare.sh. */
#include <math.h>

#include "../../stages/compare/comparison.h"
#include "../../stages/compare/sums.h"
#include "resample.h"
#include "sum.h"

extern const struct stage compare_stage;

enum {
	DOCUMENTS = 60
};

static void
add_random_document(struct buffer *out, uint64_t *random)
{
	static const char *const codes[] = { "a", "a/b", "a/c", "a-b", "z/b", "uncoded" };
	unsigned tags = next_random(random) % 6;

	buffer_add_format(out, "{\"id\":\"d%u\",\"g\":%u,\"text\":\"aa b. cc\",\"sentences\":[0,8],"
		"\"tokens\":[0,2,3,4%s],\"tags\":[", next_random(random) % 40,
		next_random(random) % 3, next_random(random) % 2 ? ",6,8" : "");
	for (unsigned i = 0; i < tags; i++)
		buffer_add_format(out, "%s{\"start\":0,\"end\":2,\"lexicon\":\"l%u\",\"code\":\"%s\","
			"\"polarity\":\"%s\"}", i ? "," : "", next_random(random) % 2,
			codes[next_random(random) % COUNT_OF(codes)],
			next_random(random) % 2 ? "barrier" : "enabler");
	buffer_add_string(out, "]}\n");
}

/* The same documents, some with the same id, in one text and dealt out to several; merged from the
 * last to the first. */
static void
parts_in_any_order_give_the_same(void **state)
{
	static char *const options[] = { "--by=g", "-r50", "-n50" };
	struct dealt dealt;

	(void)state;
	deal(&dealt, DOCUMENTS, 3, add_random_document);
	check_dealt(&compare_stage, options, COUNT_OF(options), &dealt, 10000);
}

/* Two documents of a group and one of another; both of the first have a cell, 3 and 1 times. */
static struct sparse *
make_documents(void)
{
	struct sparse *sparse = sparse_new();
	struct fault fault = { 0 };
	uint32_t cell = sparse_cell(sparse, SLICE("l"), SLICE("a"), CELL_BARRIER);
	uint32_t three[] = { cell, cell, cell }, one[] = { cell };

	assert_true(sparse_add(sparse, SLICE("y"), SLICE("\"p\""), 10, one, 1, &fault));
	assert_true(sparse_add(sparse, SLICE("z"), SLICE("7"), 30, NULL, 0, &fault));
	assert_true(sparse_add(sparse, SLICE("x"), SLICE("\"p\""), 20, three, 3, &fault));
	assert_true(sparse_seal(sparse));
	return sparse;
}

static void
replicates_weigh_documents(void **state)
{
	enum { REPLICATES = 20 };
	struct sparse *sparse = make_documents();
	struct sums sums = { 0 };
	uint8_t x[REPLICATES], y[REPLICATES], z[REPLICATES];

	(void)state;
	assert_slice(sparse->group_at[0].value, "7");
	assert_slice(sparse->at[0].id, "x");
	assert_true(sums_make(&sums, sparse, REPLICATES, 5));
	resample_weights(5, SLICE("x"), x, REPLICATES);
	resample_weights(5, SLICE("y"), y, REPLICATES);
	resample_weights(5, SLICE("z"), z, REPLICATES);
	for (size_t run = 0; run <= REPLICATES; run++) {
		unsigned of_x = run ? x[run - 1] : 1, of_y = run ? y[run - 1] : 1;
		const struct group_sums *seven = &sums.groups[0], *p = &sums.groups[1];

		assert_int_equal(seven->documents[run], run ? z[run - 1] : 1);
		assert_int_equal(seven->words[run], 30u * (run ? z[run - 1] : 1));
		assert_int_equal(seven->cells[0].references[run], 0);
		assert_int_equal(p->documents[run], of_x + of_y);
		assert_int_equal(p->words[run], 20 * of_x + 10 * of_y);
		assert_int_equal(p->cells[0].documents[run], of_x + of_y);
		assert_int_equal(p->cells[0].references[run], 3 * of_x + of_y);
	}
	sums_free(&sums);
	sparse_free(sparse);
}

/* A cell that all of one group and none of the other have: the one way in three documents. */
static void
compares_all_ways(void **state)
{
	struct sparse *sparse = make_documents();
	struct group_pair pair = { .a = 0, .b = 1 };
	struct comparison comparison = {
		.sparse = sparse, .permutations = 3, .pairs = &pair, .pair_count = 1
	};
	struct fault fault = { 0 };

	(void)state;
	assert_true(comparison_make(&comparison, &fault));
	assert_int_equal(pair.count, 1);
	assert_true(pair.exact && pair.ways == 3);
	assert_true(pair.at[0].estimates[MEASURE_RISK_DIFFERENCE] == -1);
	assert_true(isnan(pair.at[0].intervals[MEASURE_RISK_DIFFERENCE].low));
	assert_true(fabs(pair.at[0].tests[QUESTION_DOCUMENTS].p - 1.0 / 3) < 1e-12);
	assert_true(fabs(pair.at[0].tests[QUESTION_REFERENCES].p - 1.0 / 3) < 1e-12);
	assert_int_equal(pair.at[0].tests[QUESTION_REFERENCES].family, 1);
	comparison_free(&comparison);
	sparse_free(sparse);
}

#define DOCUMENT(members, tags) \
	"{\"id\":\"d\"" members ",\"text\":\"a b\",\"sentences\":[0,3],\"tokens\":[0,1,2,3]," \
	"\"tags\":[" tags "]}\n"
#define TAG(code, polarity) "{\"start\":0,\"end\":1,\"lexicon\":\"l\",\"code\":\"" code \
	"\",\"polarity\":\"" polarity "\"}"

/* One family is the two barriers at depth 1, another the barrier at depth 2; there is no margin where
 * enablers do not count. */
static void
families_go_by_depth(void **state)
{
	static char *const options[] = { "--by=g", "--polarity=barrier", "--no-intervals" };
	struct sum sum;
	void *worker;
	unsigned twos = 0, ones = 0;

	(void)state;
	assert_true(sum_begin(&sum, &compare_stage, options, COUNT_OF(options)));
	worker = sum_worker(&sum);
	sum_text(&sum, worker, SLICE(
		DOCUMENT(",\"g\":1", TAG("a/x", "barrier") "," TAG("b", "barrier"))
		DOCUMENT(",\"g\":2", TAG("a/x", "enabler")) DOCUMENT("", "")));
	assert_true(sum_finish(&sum, worker));
	assert_string_equal(sum.emitter.note, "1 document without \"g\" left out");
	buffer_add_char(&sum.emitter.out, '\0');
	for (const char *at = sum.emitter.out.at; (at = strstr(at, "\"family\":")); at++) {
		twos += at[9] == '2';
		ones += at[9] == '1';
	}
	assert_int_equal(twos, 4);	/* two questions to two cells */
	assert_int_equal(ones, 2);
	assert_null(strstr(sum.emitter.out.at, "interval"));
	sum_end(&sum);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_in_any_order_give_the_same),
		cmocka_unit_test(replicates_weigh_documents),
		cmocka_unit_test(compares_all_ways),
		cmocka_unit_test(families_go_by_depth),
	};

	return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
