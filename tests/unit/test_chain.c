/* chain: which stages fit together, and runs with any number of workers that give the same bytes. */
#include <time.h>

#include "chain.h"
#include "scratch.h"

/* Stages made for these tests. Records have ids; what is done hangs on their beginning. */

static enum verdict
pick(void *worker, struct record *record, struct fault *fault)
{
	struct slice id = record_id(record);

	(void)worker;
	if (slice_starts(id, SLICE("slow")))
		nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
	if (slice_starts(id, SLICE("drop")))
		return VERDICT_DROP;
	if (slice_starts(id, SLICE("bad"))) {
		fault_set(fault, "it is bad; make it good");
		return VERDICT_REJECT;
	}
	if (slice_starts(id, SLICE("stop"))) {
		fault_set(fault, "no way on");
		return VERDICT_BROKEN;
	}
	return VERDICT_KEEP;
}

static const struct stage picky_stage = { .name = "picky", .each = pick };
static const struct stage needy_stage = {
	.name = "needy", .each = pick, .needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_STEMS)
};

static void *
sum_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	uint64_t *sum = calloc(1, sizeof *sum);

	(void)settings;
	(void)lexis;
	if (!sum)
		fault_memory(fault);
	return sum;
}

static enum verdict
sum_each(void *sum, struct record *record, struct fault *fault)
{
	(void)record;
	(void)fault;
	++*(uint64_t *)sum;
	return VERDICT_DROP;
}

static bool
sum_merge(void *into, void *from, struct fault *fault)
{
	(void)fault;
	*(uint64_t *)into += *(uint64_t *)from;
	return true;
}

static bool
sum_finish(void *sum, struct emitter *emitter, struct fault *fault)
{
	char line[64];

	(void)fault;
	snprintf(line, sizeof line, "{\"n\":%llu}", (unsigned long long)*(uint64_t *)sum);
	return emit_line(emitter, slice_of(line), 0);
}

static const struct stage sum_stage = {
	.name = "sum", .begin = sum_begin, .each = sum_each, .merge = sum_merge,
	.finish = sum_finish, .end = free
};
static const struct stage sum_of_cells_stage = {
	.name = "total", .begin = sum_begin, .each = sum_each, .merge = sum_merge,
	.finish = sum_finish, .end = free, .reads_cells = true
};

static bool
table_finish(void *sum, struct emitter *emitter, struct fault *fault)
{
	(void)sum;
	(void)fault;
	return emit_bytes(emitter, SLICE("no\tfeed"));
}

static const struct stage table_stage = {
	.name = "table", .begin = sum_begin, .each = sum_each, .merge = sum_merge,
	.finish = table_finish, .end = free, .reads_cells = true, .writes_bytes = true
};

/* Gives three records for each operand, a note, and a piece that it cannot use. */
static bool
files_produce(const void *settings, const struct strings *operands, struct emitter *emitter,
	struct fault *fault)
{
	(void)settings;
	for (size_t i = 0; i < operands->count; i++) {
		if (!emit_file(emitter, operands->at[i])
				|| !emit_line(emitter, SLICE("{\"id\":\"a\"}"), 1)
				|| !emit_line(emitter, SLICE("{\"id\":\"bad\"}"), 5))
			return false;
		emit_note(emitter, 7, "mended %d", 1);
		fault_set(fault, "useless; drop it");
		if (!emit_reject(emitter, 8, SLICE("raw piece\n"), fault)
				|| !emit_line(emitter, SLICE("{\"id\":\"b\"}"), 9))
			return false;
	}
	return true;
}

static const struct stage files_stage = { .name = "files", .produce = files_produce };

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
		{ { &picky_stage, &files_stage, NULL }, "files reads files; it can only stand first" },
		{ { &table_stage, &sum_of_cells_stage, NULL }, "table gives no records; it can only stand last" },
		{ { &picky_stage, &table_stage, NULL },
			"table reads cells but picky gives documents; put count between" },
		{ { &sum_stage, &picky_stage, NULL }, "picky reads documents but sum gives cells" },
		{ { &sum_of_cells_stage, &sum_stage, NULL }, "sum reads documents but total gives cells" },
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
		.keep_going = call->keep_going
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
		.input = SLICE("{\"id\":\"a\"}\n\n{\"id\":\"drop\"}\r\n \t\n{\"id\":\"bad\", \"n\":1}\r\n"
			"broken\n{\"id\":\"b\"}\r\n{\"id\":\"bad2\"}")
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

	assert_notes(*state, &result, "tl-needy: @:1: record \"a\": no \"text\"; run tl-ingest first\n"
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
	struct call call = { .stages = { &picky_stage, &picky_stage }, .input = buffer_slice(&input),
		.jobs = 1, .keep_going = true };
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

static void
sums_are_merged_and_feed_the_next(void **state)
{
	struct buffer input = { 0 };
	struct call call = { .keep_going = true };
	struct run_result result;

	add_records(&input, 3000);
	call.input = buffer_slice(&input);
	for (call.jobs = 1; call.jobs < 6; call.jobs++) {
		memcpy(call.stages, (const struct stage *[4]){ &picky_stage, &sum_stage }, sizeof call.stages);
		result = run(*state, &call);
		/* a third of the kinds is bad or drops, but for 10 that are slow instead */
		assert_slice(buffer_slice(&result.out), "{\"n\":2010}\n");
		result_free(&result);
		memcpy(call.stages, (const struct stage *[4]){ &sum_stage, &sum_of_cells_stage, &sum_of_cells_stage },
			sizeof call.stages);
		result = run(*state, &call);
		assert_slice(buffer_slice(&result.out), "{\"n\":1}\n");
		result_free(&result);
		memcpy(call.stages, (const struct stage *[4]){ &sum_stage, &table_stage }, sizeof call.stages);
		result = run(*state, &call);
		assert_slice(buffer_slice(&result.out), "no\tfeed");
		result_free(&result);
	}
	buffer_free(&input);
}

static void
sources_name_their_files_and_lines(void **state)
{
	struct call call = { .stages = { &files_stage, &picky_stage }, .keep_going = true, .operand = "/dev/null" };
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
