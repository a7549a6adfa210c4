#include "leg.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
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
settle(struct run *run, struct batch *batch)
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
put_idle(struct leg *leg, struct batch *batch)
{
	batch_reset(batch);
	batch->next = leg->idle;
	leg->idle = batch;
}

/* Takes the batch whose turn it is out of those that are done; NULL: it is not done yet. */
static struct batch *
take_due(struct leg *leg)
{
	for (struct batch **at = &leg->done; *at; at = &(*at)->next) {
		struct batch *batch = *at;

		if (batch->sequence == leg->turn) {
			*at = batch->next;
			return batch;
		}
	}
	return NULL;
}

/* Leaves a batch to be settled, and settles what is due unless another worker is at it: nobody waits
 * for a turn. */
static void
hand_in(struct leg *leg, struct batch *batch)
{
	pthread_mutex_lock(&leg->lock);
	batch->next = leg->done;
	leg->done = batch;
	while (!leg->settling && (batch = take_due(leg))) {
		leg->settling = true;
		pthread_mutex_unlock(&leg->lock);
		settle(leg->run, batch);
		pthread_mutex_lock(&leg->lock);
		leg->settling = false;
		leg->turn++;
		leg->broken = leg->run->broken;
		put_idle(leg, batch);
		pthread_cond_signal(&leg->freed);
	}
	pthread_mutex_unlock(&leg->lock);
}

static struct batch *
next_ready(struct leg *leg)
{
	struct batch *batch;

	pthread_mutex_lock(&leg->lock);
	while (!leg->ready && !leg->closing)
		pthread_cond_wait(&leg->filled, &leg->lock);
	batch = leg->ready;
	if (batch) {
		leg->ready = batch->next;
		if (!leg->ready)
			leg->ready_end = &leg->ready;
	}
	pthread_mutex_unlock(&leg->lock);
	return batch;
}

static void *
worker_main(void *argument)
{
	struct worker *worker = argument;
	struct batch *batch;

	while ((batch = next_ready(worker->leg))) {
		worker_do(worker, batch);
		hand_in(worker->leg, batch);
	}
	return NULL;
}

static bool
add_batches(struct leg *leg)
{
	size_t count = leg->threaded ? 2 * leg->jobs + 1 : 1;

	while (count-- > 0) {
		struct batch *batch = batch_new();

		if (!batch)
			return false;
		put_idle(leg, batch);
	}
	return true;
}

/* Lets the workers end when nothing is left. */
static void
close_leg(struct leg *leg)
{
	pthread_mutex_lock(&leg->lock);
	leg->closing = true;
	pthread_cond_broadcast(&leg->filled);
	pthread_mutex_unlock(&leg->lock);
}

static bool
start_threads(struct leg *leg, struct fault *fault)
{
	size_t started = 0;

	while (started < leg->jobs && pthread_create(&leg->workers[started].thread, NULL,
			worker_main, &leg->workers[started]) == 0)
		started++;
	if (started == leg->jobs)
		return true;
	close_leg(leg);
	while (started > 0)
		pthread_join(leg->workers[--started].thread, NULL);
	return fault_set(fault, "cannot start %zu threads; ask for fewer with -j", leg->jobs);
}

bool
leg_start(struct leg *leg, struct run *run, const struct link *links, size_t count, size_t jobs,
	struct fault *fault)
{
	*leg = (struct leg){ .run = run, .links = links, .count = count };
	leg->ready_end = &leg->ready;
	pthread_mutex_init(&leg->lock, NULL);
	pthread_cond_init(&leg->filled, NULL);
	pthread_cond_init(&leg->freed, NULL);
	leg->workers = calloc(jobs, sizeof *leg->workers);
	if (!leg->workers)
		return fault_memory(fault);
	for (; leg->jobs < jobs; leg->jobs++)
		if (!worker_begin(&leg->workers[leg->jobs], leg, fault)) {
			worker_end(&leg->workers[leg->jobs]);
			return false;
		}
	leg->threaded = jobs > 1;
	if (!add_batches(leg))
		return fault_memory(fault);
	if (leg->threaded && !start_threads(leg, fault)) {
		leg->threaded = false;
		return false;
	}
	return true;
}

struct batch *
leg_take(struct leg *leg)
{
	struct batch *batch;

	pthread_mutex_lock(&leg->lock);
	while (!leg->idle)
		pthread_cond_wait(&leg->freed, &leg->lock);
	batch = leg->idle;
	leg->idle = batch->next;
	batch->next = NULL;
	pthread_mutex_unlock(&leg->lock);
	return batch;
}

bool
leg_send(struct leg *leg, struct batch *batch)
{
	bool broken;

	batch->sequence = leg->sent++;
	if (!leg->threaded) {
		worker_do(&leg->workers[0], batch);
		settle(leg->run, batch);
		put_idle(leg, batch);
		return !leg->run->broken;
	}
	pthread_mutex_lock(&leg->lock);
	batch->next = NULL;
	*leg->ready_end = batch;
	leg->ready_end = &batch->next;
	broken = leg->broken;
	pthread_cond_signal(&leg->filled);
	pthread_mutex_unlock(&leg->lock);
	return !broken;
}

void
leg_drain(struct leg *leg)
{
	if (!leg->threaded)
		return;
	close_leg(leg);
	for (size_t i = 0; i < leg->jobs; i++)
		pthread_join(leg->workers[i].thread, NULL);
	leg->threaded = false;
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
	leg_drain(leg);
	for (size_t i = 0; i < leg->jobs; i++)
		worker_end(&leg->workers[i]);
	free(leg->workers);
	while (leg->idle) {
		struct batch *batch = leg->idle;

		leg->idle = batch->next;
		batch_free(batch);
	}
	pthread_cond_destroy(&leg->filled);
	pthread_cond_destroy(&leg->freed);
	pthread_mutex_destroy(&leg->lock);
}
