/* bench.h: a record with what it needs, as the state of a test. */
#ifndef TL_BENCH_H
#define TL_BENCH_H

#include "check.h"
#include "record.h"

struct bench {
	struct lexis *lexis;
	struct record *record;
	struct buffer out;
	struct fault fault;
};

static inline int
bench_set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	bench->lexis = lexis_new(1 << 20);
	bench->record = record_new(bench->lexis);
	*state = bench;
	return 0;
}

static inline int
bench_tear_down(void **state)
{
	struct bench *bench = *state;

	record_free(bench->record);
	lexis_free(bench->lexis);
	buffer_free(&bench->out);
	free(bench);
	return 0;
}

static inline void
parse(struct bench *bench, const char *line)
{
	if (!record_parse(bench->record, slice_of(line), true, &bench->fault))
		fail_msg("%s: %s", line, bench->fault.words);
}

/* The record written out is `expected`. */
static inline void
assert_written(struct bench *bench, const char *expected)
{
	buffer_reset(&bench->out, SIZE_MAX);
	assert_true(record_write(bench->record, &bench->out, &bench->fault));
	assert_slice(buffer_slice(&bench->out), expected);
}

#endif
