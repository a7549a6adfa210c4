#include "leg.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Diagnostics that cannot be written have nowhere to be reported. */
static void
print(struct slice words)
{
	while (words.size > 0) {
		ssize_t put = write(STDERR_FILENO, words.at, words.size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return;
		words = (struct slice){ words.at + put, words.size - (size_t)put };
	}
}

/* Without a buffer: memory may be what is missing. */
static void
fail(struct run *run, const struct fault *fault)
{
	char words[FAULT_WORDS + 80];

	snprintf(words, sizeof words, "%s: %s\n", run->program, fault->words);
	progress_clear(&run->progress);
	if (!fault->quiet)
		print(slice_of(words));
	run->broken = true;
}

static bool
buffers_failed(const struct batch *batch)
{
	return buffer_failed(&batch->out) || buffer_failed(&batch->notes)
		|| buffer_failed(&batch->rejects) || buffer_failed(&batch->lines)
		|| buffer_failed(&batch->numbers) || buffer_failed(&batch->file);
}

/* Called for one batch after the other, in order: puts out what became of it. */
static void
put_out(struct run *run, struct batch *batch)
{
	struct fault fault = { 0 };

	if (run->broken)
		return;
	if (batch->notes.size) {
		progress_clear(&run->progress);
		print(buffer_slice(&batch->notes));
	}
	if (buffers_failed(batch)) {
		fault_memory(&fault);
		fail(run, &fault);
	} else if (!output_write(run->output, buffer_slice(&batch->out), &fault)
			|| (run->rejects && !output_write(run->rejects,
				buffer_slice(&batch->rejects), &fault))) {
		fail(run, &fault);
	}
	run->skipped += batch->skipped;
	run->broken |= batch->broken;
	progress_show(&run->progress, batch->records);
}

static void
work(void *state, size_t worker, struct crew_item *item)
{
	struct leg *leg = state;

	worker_do(&leg->workers[worker], (struct batch *)item);
}

static bool
settle(void *state, struct crew_item *item)
{
	struct leg *leg = state;
	struct batch *batch = (struct batch *)item;

	put_out(leg->run, batch);
	batch_reset(batch);
	if (leg->run->broken && leg->run->quit >= 0)	/* whoever reads may be waiting */
		eventfd_write(leg->run->quit, 1);
	return !leg->run->broken;
}

static bool
add_batches(struct leg *leg)
{
	size_t count = leg->jobs > 1 ? 2 * leg->jobs + 1 : 1;

	while (count-- > 0) {
		struct batch *batch = batch_new();

		if (!batch)
			return false;
		crew_add(&leg->crew, &batch->item);
	}
	return true;
}

static bool
begin_workers(struct leg *leg, size_t jobs, struct fault *fault)
{
	leg->workers = calloc(jobs, sizeof *leg->workers);
	if (!leg->workers)
		return fault_memory(fault);
	for (; leg->jobs < jobs; leg->jobs++)
		if (!worker_begin(&leg->workers[leg->jobs], leg, fault)) {
			worker_end(&leg->workers[leg->jobs]);
			return false;
		}
	return true;
}

bool
leg_start(struct leg *leg, struct run *run, const struct link *links, size_t count, size_t jobs,
	struct fault *fault)
{
	*leg = (struct leg){ .run = run, .links = links, .count = count };
	return crew_start(&leg->crew, (struct crew_work){ leg, work, settle }, jobs, fault)
		&& begin_workers(leg, jobs, fault)
		&& (add_batches(leg) || fault_memory(fault));
}

struct batch *
leg_take(struct leg *leg)
{
	return (struct batch *)crew_take(&leg->crew);
}

bool
leg_send(struct leg *leg, struct batch *batch)
{
	return crew_send(&leg->crew, &batch->item);
}

void
leg_drain(struct leg *leg)
{
	crew_drain(&leg->crew);
}

bool
leg_sums(const struct leg *leg)
{
	return leg->count > 0 && leg->links[leg->count - 1].stage->finish != NULL;
}

void *
leg_merge(struct leg *leg, size_t link, struct fault *fault)
{
	const struct stage *stage = leg->links[link].stage;
	void *sum = leg->workers[0].hand.states[link];

	for (size_t i = 1; i < leg->jobs; i++)
		if (!stage->merge(sum, leg->workers[i].hand.states[link], fault))
			return NULL;
	return sum;
}

void
leg_end(struct leg *leg)
{
	struct crew_item *item = crew_end(&leg->crew), *next;

	for (; item; item = next) {
		next = item->next;
		batch_free((struct batch *)item);
	}
	for (size_t i = 0; i < leg->jobs; i++)
		worker_end(&leg->workers[i]);
	free(leg->workers);
}
