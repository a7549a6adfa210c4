/* chain: which stages fit together, and runs alike with any number of workers. */
#include "chain.h"
#include "scratch.h"
#include "stand_ins.h"

static struct fault fault;

static bool
configures(const struct stage *const *stages)
{
	struct chain chain = { 0 };
	bool fine = true;

	while (fine && *stages)
		fine = chain_add(&chain, *stages++, NULL, 0, &fault);
	fine = fine && chain_configure(&chain, &fault);
	chain_free(&chain);
	return fine;
}

static void
stages_that_do_not_fit_are_told(void **state)
{
	const struct {
		const struct stage *stages[4];
		const char *words;
	} cases[] = {
		{ { &files_stage, &picky_stage, &sum_stage, NULL }, NULL },
		{ { &sum_stage, &sum_of_cells_stage, &table_stage, NULL }, NULL },
		{ { &table_stage, NULL }, NULL },
		{ { &picky_stage, &files_stage, NULL },
			"files reads files; it can only stand first" },
		{ { &table_stage, &sum_of_cells_stage, NULL },
			"table gives no records; it can only stand last" },
		{ { &picky_stage, &table_stage, NULL },
			"table reads cells but picky gives documents; put count between" },
		{ { &sum_stage, &picky_stage, NULL },
			"picky reads documents but sum gives cells" },
		{ { &sum_of_cells_stage, &sum_stage, NULL },
			"sum reads documents but total gives cells" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		bool fine = configures(cases[i].stages);

		if (fine != !cases[i].words)
			fail_msg("chain %zu: %s", i, fine ? "accepted" : fault.words);
		if (!fine)
			assert_words(&fault, cases[i].words);
	}
}

/* What a run gave. */
struct run_result {
	int status;
	struct buffer out, notes, rejects;
};

struct call {
	const struct stage *stages[4];
	struct slice input;
	uint64_t jobs;
	bool keep_going;
	const char *operand;	/* NULL: the input */
};

static int
run_redirected(struct scratch *scratch, struct chain *chain, const struct common_options *common,
	const char *operand)
{
	struct strings operands = { 0 };
	int before = dup(STDERR_FILENO), notes, status;

	notes = open(scratch_path(scratch, "notes"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(before >= 0 && notes >= 0 && dup2(notes, STDERR_FILENO) >= 0);
	strings_add(&operands, operand);
	status = chain_run(chain, "program", common, &operands);
	strings_free(&operands);
	dup2(before, STDERR_FILENO);
	close(before);
	close(notes);
	return status;
}

static struct run_result
run(struct scratch *scratch, const struct call *call)
{
	struct run_result result = { 0 };
	struct chain chain = { 0 };
	char out[512], rejects[512], input[512];
	struct common_options common = {
		.output = out, .rejects = call->keep_going ? rejects : NULL, .jobs = call->jobs,
		.keep_going = call->keep_going,
		.no_sandbox = true	/* it would hold for the tests behind it too */
	};

	strcpy(out, scratch_path(scratch, "out"));
	strcpy(rejects, scratch_path(scratch, "rejects"));
	strcpy(input, scratch_path(scratch, "in"));
	write_file(input, call->input);
	for (size_t i = 0; call->stages[i]; i++) {
		assert_true(chain_add(&chain, call->stages[i], NULL, 0, &fault));
		chain.links[i].common.keep_going = call->keep_going;
	}
	assert_true(chain_configure(&chain, &fault));
	result.status = run_redirected(scratch, &chain, &common,
		call->operand ? call->operand : input);
	chain_free(&chain);
	if (is_there(out))
		read_file(out, &result.out);
	if (is_there(rejects))
		read_file(rejects, &result.rejects);
	read_file(scratch_path(scratch, "notes"), &result.notes);
	scratch_clear(scratch);
	return result;
}

static void
result_free(struct run_result *result)
{
	buffer_free(&result->out);
	buffer_free(&result->notes);
	buffer_free(&result->rejects);
}

/* The notes are `expected`, in which @ stands for the path of the input. */
static void
assert_notes(struct scratch *scratch, const struct run_result *result, const char *expected)
{
	struct buffer words = { 0 };

	for (const char *at = expected; *at; at++)
		if (*at == '@')
			buffer_add_string(&words, scratch_path(scratch, "in"));
		else
			buffer_add_char(&words, *at);
	buffer_add_char(&words, '\0');
	assert_slice(buffer_slice(&result->notes), words.at);
	buffer_free(&words);
}

static void
records_go_through_or_are_left_out(void **state)
{
	struct call call = {
		.stages = { &picky_stage }, .keep_going = true,
		.input = SLICE("{\"id\":\"a\"}\n\n{\"id\":\"drop\"}\r\n \t\n"
			"{\"id\":\"bad\", \"n\":1}\r\nbroken\n{\"id\":\"b\"}\r\n{\"id\":\"bad2\"}")
	};
	struct run_result result;

	for (call.jobs = 0; call.jobs < 5; call.jobs++) {
		result = run(*state, &call);
		assert_int_equal(result.status, STATUS_SKIPPED);
		assert_slice(buffer_slice(&result.out), "{\"id\":\"a\"}\n{\"id\":\"b\"}\r\n");
		assert_slice(buffer_slice(&result.rejects),
			"{\"id\":\"bad\", \"n\":1}\r\nbroken\n{\"id\":\"bad2\"}\n");
		assert_notes(*state, &result,
			"tl-picky: @:5: record \"bad\": it is bad; make it good\n"
			"tl-picky: @:6: not valid JSON at byte 1 of the line: "
			"one JSON object a line was expected\n"
			"tl-picky: @:8: record \"bad2\": it is bad; make it good\n"
			"program: 3 records skipped\n");
		result_free(&result);
	}
}

/* With -o nothing is left of a run that broke off. */
static void
a_run_ends_at_the_first_bad_record(void **state)
{
	static const char *const last[] = { "bad", "stop" };
	static const char *const notes[] = {
		"tl-picky: @:2: record \"bad\": it is bad; make it good\n",
		"tl-picky: @:2: record \"stop\": no way on\n"
	};

	for (size_t i = 0; i < COUNT_OF(last); i++) {
		char input[128];
		struct call call = { .stages = { &picky_stage }, .keep_going = i == 1 };
		struct run_result result;

		snprintf(input, sizeof input, "{\"id\":\"a\"}\n{\"id\":\"%s\"}\n{\"id\":\"bad\"}\n",
			last[i]);
		call.input = slice_of(input);
		for (call.jobs = 1; call.jobs < 5; call.jobs++) {
			result = run(*state, &call);
			assert_int_equal(result.status, STATUS_BROKEN);
			assert_null(result.out.at);
			assert_null(result.rejects.at);
			assert_notes(*state, &result, notes[i]);
			result_free(&result);
		}
	}
}

static void
a_missing_layer_names_its_stage(void **state)
{
	struct call call = {
		.stages = { &needy_stage }, .keep_going = true,
		.input = SLICE("{\"id\":\"a\"}\n{\"id\":\"b\",\"text\":\"\"}\n"
			"{\"id\":\"c\",\"text\":\"\",\"stems\":[]}\n")
	};
	struct run_result result = run(*state, &call);

	assert_notes(*state, &result,
		"tl-needy: @:1: record \"a\": no \"text\"; run tl-ingest first\n"
		"tl-needy: @:2: record \"b\": no \"stems\"; run tl-stem first\n"
		"program: 2 records skipped\n");
	result_free(&result);
}

/* Many batches, some slow, so that later ones are done before earlier ones. */
static void
add_records(struct buffer *out, unsigned count)
{
	static const char *const kinds[] = { "a", "b", "drop", "c", "bad", "d" };
	char padding[1024];

	memset(padding, 'x', sizeof padding - 1);
	padding[sizeof padding - 1] = '\0';
	for (unsigned i = 0; i < count; i++)
		buffer_add_format(out, "{\"id\":\"%s%u\",\"x\":\"%s\"}\n",
			i % 1000 < 10 ? "slow" : kinds[i % 6], i, padding);
}

static void
any_number_of_workers_gives_the_same(void **state)
{
	struct buffer input = { 0 };
	struct run_result one, many;

	add_records(&input, 8000);
	struct call call = {
		.stages = { &picky_stage, &picky_stage }, .input = buffer_slice(&input), .jobs = 1,
		.keep_going = true
	};
	one = run(*state, &call);
	assert_int_equal(one.status, STATUS_SKIPPED);
	for (call.jobs = 2; call.jobs < 20; call.jobs += 3) {
		many = run(*state, &call);
		assert_int_equal(many.status, STATUS_SKIPPED);
		assert_true(slice_equal(buffer_slice(&many.out), buffer_slice(&one.out)));
		assert_true(slice_equal(buffer_slice(&many.notes), buffer_slice(&one.notes)));
		assert_true(slice_equal(buffer_slice(&many.rejects), buffer_slice(&one.rejects)));
		result_free(&many);
	}
	result_free(&one);
	buffer_free(&input);
}

/* Of add_records 3,000 a third is bad or drops, but for 10 that are slow instead. */
static void
sums_are_merged_and_feed_the_next(void **state)
{
	static const struct {
		const struct stage *stages[4];
		const char *out;
	} cases[] = {
		{ { &picky_stage, &sum_stage }, "{\"n\":2010}\n" },
		{ { &sum_stage, &sum_of_cells_stage, &sum_of_cells_stage }, "{\"n\":1}\n" },
		{ { &sum_stage, &table_stage }, "no\tfeed" },
	};
	struct buffer input = { 0 };

	add_records(&input, 3000);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct call call = { .input = buffer_slice(&input), .keep_going = true };

		memcpy(call.stages, cases[i].stages, sizeof call.stages);
		for (call.jobs = 1; call.jobs < 6; call.jobs++) {
			struct run_result result = run(*state, &call);

			assert_slice(buffer_slice(&result.out), cases[i].out);
			result_free(&result);
		}
	}
	buffer_free(&input);
}

static void
sources_name_their_files_and_lines(void **state)
{
	struct call call = {
		.stages = { &files_stage, &picky_stage }, .keep_going = true, .operand = "/dev/null"
	};
	struct run_result result;

	for (call.jobs = 1; call.jobs < 4; call.jobs++) {
		result = run(*state, &call);
		assert_int_equal(result.status, STATUS_SKIPPED);
		assert_slice(buffer_slice(&result.out), "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
		assert_notes(*state, &result,
			"tl-files: /dev/null:7: mended 1\n"
			"tl-files: /dev/null:8: useless; drop it\n"
			"tl-picky: /dev/null:5: record \"bad\": it is bad; make it good\n"
			"program: 2 records skipped\n");
		assert_slice(buffer_slice(&result.rejects), "raw piece\n{\"id\":\"bad\"}\n");
		result_free(&result);
	}
	call.keep_going = false;
	result = run(*state, &call);
	assert_int_equal(result.status, STATUS_BROKEN);
	result_free(&result);
}

static void
files_that_are_not_there_are_misuse(void **state)
{
	struct call call = { .stages = { &picky_stage }, .operand = "/missing/file" };
	struct run_result result = run(*state, &call);

	assert_int_equal(result.status, STATUS_MISUSE);
	assert_null(result.out.at);
	assert_slice(buffer_slice(&result.notes),
		"program: /missing/file: cannot read: No such file or directory\n");
	result_free(&result);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stages_that_do_not_fit_are_told),
		scratch_test(records_go_through_or_are_left_out),
		scratch_test(a_run_ends_at_the_first_bad_record),
		scratch_test(a_missing_layer_names_its_stage),
		scratch_test(any_number_of_workers_gives_the_same),
		scratch_test(sums_are_merged_and_feed_the_next),
		scratch_test(sources_name_their_files_and_lines),
		scratch_test(files_that_are_not_there_are_misuse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
