/* stand_ins.h: stages made for the tests of chains. What picky and needy do with a record hangs on
 * the beginning of its id; sum and total count lines; table gives bytes that are no line; files is
 * a source. */
#ifndef TL_STAND_INS_H
#define TL_STAND_INS_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "stage.h"

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

#endif
