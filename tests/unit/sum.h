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

/* Sums a text up in one worker and compares. */
static inline void
check_sum(const struct stage *stage, char *const options[], size_t count, const char *text,
	const char *expected)
{
	struct sum sum;
	void *worker;

	assert_true(sum_begin(&sum, stage, options, count));
	worker = sum_worker(&sum);
	sum_text(&sum, worker, slice_of(text));
	assert_true(sum_finish(&sum, worker));
	assert_slice(buffer_slice(&sum.emitter.out), expected);
	sum_end(&sum);
}

/* One or two options that a stage refuses, and words that it does it with. */
struct refused {
	char *options[2];
	const char *words;
};

static inline void
check_refused(const struct stage *stage, const struct refused *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct sum sum;

		assert_false(sum_begin(&sum, stage, cases[i].options,
			cases[i].options[1] ? 2 : 1));
		assert_words(&sum.fault, cases[i].words);
		sum_end(&sum);
	}
}

enum {
	SUM_PARTS = 3
};

/* Documents in one text, and dealt out to several. */
struct dealt {
	struct buffer whole, parts[SUM_PARTS];
};

static inline void
deal(struct dealt *dealt, size_t documents, uint64_t random,
	void (*add)(struct buffer *out, uint64_t *random))
{
	*dealt = (struct dealt){ 0 };
	for (size_t i = 0; i < documents; i++) {
		struct buffer *part = &dealt->parts[next_random(&random) % SUM_PARTS];
		size_t from = dealt->whole.size;

		add(&dealt->whole, &random);
		buffer_add(part, dealt->whole.at + from, dealt->whole.size - from);
	}
}

/* Workers for the parts, merged from the last to the first, give what one gives for the whole, in
 * `least` bytes or more. Frees what was dealt. */
static inline void
check_dealt(const struct stage *stage, char *const options[], size_t count, struct dealt *dealt,
	size_t least)
{
	void *workers[SUM_PARTS], *alone;
	struct slice expected;
	struct sum sum;

	assert_true(sum_begin(&sum, stage, options, count));
	alone = sum_worker(&sum);
	sum_text(&sum, alone, buffer_slice(&dealt->whole));
	assert_true(sum_finish(&sum, alone));
	expected = exact_copy(buffer_slice(&sum.emitter.out));
	assert_true(expected.size >= least);
	for (size_t i = 0; i < SUM_PARTS; i++) {
		workers[i] = sum_worker(&sum);
		sum_text(&sum, workers[i], buffer_slice(&dealt->parts[i]));
		buffer_free(&dealt->parts[i]);
	}
	for (size_t i = SUM_PARTS - 1; i > 0; i--) {
		assert_true(sum.stage->merge(workers[i - 1], workers[i], &sum.fault));
		sum.stage->end(workers[i]);
	}
	assert_true(sum_finish(&sum, workers[0]));
	assert_true(slice_equal(buffer_slice(&sum.emitter.out), expected));
	buffer_free(&dealt->whole);
	free_copy(expected);
	sum_end(&sum);
}

#endif
