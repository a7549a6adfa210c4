/* leg.h: some links of a chain worked on by a crew of threads. Only chain_run.c and emitter.c use it. */
#ifndef TL_LEG_H
#define TL_LEG_H

#include <stdbool.h>
#include <stddef.h>

#include "batch.h"
#include "chain.h"
#include "crew.h"
#include "hand.h"
#include "output.h"
#include "progress.h"

/* What the legs of one run share. Written by one thread at a time: whose turn it is, or the only one
 * that is left when a leg has been drained. */
struct run {
	const char *program;
	struct output *output, *rejects;	/* rejects: NULL unless asked for */
	struct progress progress;
	uint64_t skipped;
	bool broken;
	int quit;	/* an eventfd that is written to when the run breaks; -1: one thread, or none */
};

struct worker {
	struct leg *leg;
	struct hand hand;
};

struct leg {
	struct run *run;
	const struct link *links;
	size_t count;
	struct worker *workers;
	size_t jobs;
	struct crew crew;
};

bool leg_start(struct leg *leg, struct run *run, const struct link *links, size_t count,
	size_t jobs, struct fault *fault);

/* An empty batch to fill. Waits while all are in use. */
struct batch *leg_take(struct leg *leg);

/* Sends a batch on its way and, alone in a process, works on it. False when the run is broken. */
bool leg_send(struct leg *leg, struct batch *batch);

/* Waits until everything that was sent is done. */
void leg_drain(struct leg *leg);

/* True if the last link sums up. */
bool leg_sums(const struct leg *leg);

/* After leg_drain, for a link whose stage merges: its state with those of all workers merged into
 * it; NULL: fault. Once for a link. */
void *leg_merge(struct leg *leg, size_t link, struct fault *fault);

void leg_end(struct leg *leg);

/* worker.c: */
bool worker_begin(struct worker *worker, struct leg *leg, struct fault *fault);
void worker_end(struct worker *worker);
void worker_do(struct worker *worker, struct batch *batch);

#endif
