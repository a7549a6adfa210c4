/* scarce.h: memory that runs out, at every single allocation: said so, nothing leaks, nothing falls over.
 *
 * For tests called test_memory*, which the Makefile links with malloc, calloc and realloc wrapped. */
#ifndef TL_SCARCE_H
#define TL_SCARCE_H

#include <stdatomic.h>

#include "program.h"
#include "scratch.h"
#include "tool.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static atomic_long left = -1;	/* allocations until one fails; negative: none does */

static inline bool
fails(void)
{
	return left >= 0 && left-- == 0;
}

void *
__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *
__wrap_realloc(void *memory, size_t size)
{
	return fails() ? NULL : __real_realloc(memory, size);
}

/* Does something, first with no memory at all, then with one allocation more each time. It must
 * fail with the right words or succeed, and at last succeed. Diagnostics go nowhere. */
static inline void
try_with_ever_more(bool (*act)(struct scratch *scratch, struct fault *fault),
	struct scratch *scratch)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	bool failed = true;

	dup2(null, STDERR_FILENO);
	for (long allowed = 0; failed; allowed++) {
		struct fault fault = { 0 };
		bool done;

		left = allowed;
		done = act(scratch, &fault);
		failed = left < 0;	/* the one that fails has been reached */
		left = -1;
		if (!done)
			assert_string_equal(fault.words, "out of memory");
		if (!failed)
			assert_true(done);
		assert_true(allowed < 10000);
	}
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
}

/* Runs a program from file "in" to file "out", which must not be there unless all went well. */
static inline bool
run_program(struct scratch *scratch, const char *text, const struct stage *const *table,
	uint64_t jobs, struct fault *fault)
{
	struct program program = { 0 };
	struct strings operands = { 0 };
	char in[512], out[512];
	struct common_options common = { .output = out, .jobs = jobs, .no_sandbox = true };
	int status = STATUS_MISUSE;

	strcpy(in, scratch_path(scratch, "in"));
	strcpy(out, scratch_path(scratch, "out"));
	unlink(out);
	if (program_read(&program, text, table, fault)
			&& chain_configure(&program.chain, fault) && strings_add(&operands, in))
		status = chain_run(&program.chain, "test", &common, &operands);
	program_free(&program);
	strings_free(&operands);
	if (status == STATUS_WHOLE)
		return is_there(out);
	if (status == STATUS_MISUSE && fault->words[0] && !strstr(fault->words, "out of memory"))
		fail_msg("%s", fault->words);
	if (is_there(out))
		fail_msg("status %d and yet there is an output", status);
	return fault_memory(fault);
}

/* Runs a stage, or several times the same one, from file "in" to file "out". */
static inline bool
run_jobs_of(struct scratch *scratch, const struct stage *stage, const char *text, uint64_t jobs,
	struct fault *fault)
{
	const struct stage *const table[] = { stage, NULL };

	return run_program(scratch, text, table, jobs, fault);
}

static inline bool
run_stage(struct scratch *scratch, const struct stage *stage, const char *text,
	struct fault *fault)
{
	return run_jobs_of(scratch, stage, text, 1, fault);
}

/* Runs a tool that writes to `out`. */
static inline bool
run_tool(const struct tool *tool, size_t count, char *words[], const char *out, struct fault *fault)
{
	unlink(out);
	if (tool_main(tool, (int)count, words) == STATUS_WHOLE)
		return is_there(out);
	if (is_there(out))
		fail_msg("it was not whole and yet there is an output");
	return fault_memory(fault);
}

#endif
