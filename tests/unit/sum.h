/* sum.h: a bench for stages that sum up: lines in, workers, what comes out at the end.
 *
 * The emitter here is the test's own: it keeps what the stage gives and its last remark. */
#ifndef TL_SUM_H
#define TL_SUM_H

#include "check.h"
#include "lexis.h"
#include "options.h"
#include "record.h"
#include "stage.h"

struct emitter {
	struct buffer out;
	char note[FAULT_WORDS];	/* the last one */
};

bool
emit_line(struct emitter *emitter, struct slice line, uint64_t source_line)
{
	assert_int_equal(source_line, 0);
	buffer_add_slice(&emitter->out, line);
	buffer_add_char(&emitter->out, '\n');
	return true;
}

bool
emit_bytes(struct emitter *emitter, struct slice bytes)
{
	buffer_add_slice(&emitter->out, bytes);
	return true;
}

void
emit_note(struct emitter *emitter, uint64_t source_line, const char *format, ...)
{
	va_list arguments;

	assert_int_equal(source_line, 0);
	va_start(arguments, format);
	vsnprintf(emitter->note, sizeof emitter->note, format, arguments);
	va_end(arguments);
}

/* A stage with its settings, and what reads lines for it. */
struct sum {
	const struct stage *stage;
	void *settings;
	struct lexis *lexis;
	struct record *record;
	bool reads_cells;
	struct fault fault;
	struct emitter emitter;
};

/* Configures the stage; false and sum->fault if it refuses. */
static inline bool
sum_begin(struct sum *sum, const struct stage *stage, char *const options[], size_t count)
{
	struct strings operands = { 0 };
	unsigned needs = stage->needs;

	*sum = (struct sum){ .stage = stage, .reads_cells = stage->reads_cells };
	sum->settings = calloc(1, stage->settings_size);
	sum->lexis = lexis_new(1 << 20);
	sum->record = record_new(sum->lexis);
	struct option_table tables[] = { { stage->options, sum->settings }, { 0 } };
	assert_true(options_read(tables, options, count, &operands, &sum->fault));
	assert_int_equal(operands.count, 0);
	if (!stage->configure(sum->settings, &sum->fault))
		return false;
	if (stage->adapt)
		stage->adapt(sum->settings, &needs, &sum->reads_cells);
	return true;
}

static inline void
sum_end(struct sum *sum)
{
	struct option_table tables[] = { { sum->stage->options, sum->settings }, { 0 } };

	sum->stage->release(sum->settings);
	options_free(tables);
	free(sum->settings);
	record_free(sum->record);
	lexis_free(sum->lexis);
	buffer_free(&sum->emitter.out);
}

static inline void *
sum_worker(struct sum *sum)
{
	void *worker = sum->stage->begin(sum->settings, sum->lexis, &sum->fault);

	assert_non_null(worker);
	return worker;
}

static inline enum verdict
sum_line(struct sum *sum, void *worker, struct slice line)
{
	struct slice copy = exact_copy(line);
	enum verdict verdict;

	assert_true(record_parse(sum->record, copy, !sum->reads_cells, &sum->fault));
	verdict = sum->stage->each(worker, sum->record, &sum->fault);
	free_copy(copy);
	return verdict;
}

/* All lines of a text, each of which must be taken. */
static inline void
sum_text(struct sum *sum, void *worker, struct slice text)
{
	while (text.size) {
		const char *feed = memchr(text.at, '\n', text.size);
		size_t size = feed ? (size_t)(feed - text.at) : text.size;

		if (sum_line(sum, worker, (struct slice){ text.at, size }) != VERDICT_DROP)
			fail_msg("%s", sum->fault.words);
		size += feed != NULL;
		text = (struct slice){ text.at + size, text.size - size };
	}
}

/* Finishes the worker and frees it; the result is in sum->emitter.out. */
static inline bool
sum_finish(struct sum *sum, void *worker)
{
	bool done;

	buffer_reset(&sum->emitter.out, SIZE_MAX);
	done = sum->stage->finish(worker, &sum->emitter, &sum->fault);
	sum->stage->end(worker);
	return done;
}

#endif
