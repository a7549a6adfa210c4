/* crew.h: items worked on by any of several threads, and settled one by one in the order they were sent.
 *
 * Nobody waits for a turn: whoever is done with an item settles what is due, or leaves it to a thread
 * that is at it. The items are the caller's: some are put in, and go round. One thread takes and
 * sends. With one job there are no threads: sending is working and settling. */
#ifndef TL_CREW_H
#define TL_CREW_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

/* Stands first in what the caller has for items. */
struct crew_item {
	struct crew_item *next;
	uint64_t sequence;	/* from 0, in the order they were sent */
};

struct crew_work {
	void *state;
	void (*work)(void *state, size_t worker, struct crew_item *item);	/* worker < jobs */
	bool (*settle)(void *state, struct crew_item *item);	/* false: the run is broken */
};

struct crew {
	struct crew_work work;
	struct crew_member *members;
	size_t jobs;
	bool threaded;

	pthread_mutex_t lock;
	pthread_cond_t filled, freed;	/* an item is ready, is idle */
	struct crew_item *idle;		/* to be filled */
	struct crew_item *ready, **ready_end;	/* to be worked on, oldest first */
	struct crew_item *done;		/* to be settled, in any order */
	uint64_t sent, turn;		/* sequence numbers */
	bool settling;			/* a thread is at it */
	bool closing;
	bool broken;
};

/* False: crew_end all the same. */
bool crew_start(struct crew *crew, struct crew_work work, size_t jobs, struct fault *fault);

/* Puts an item in, before the first is taken. */
void crew_add(struct crew *crew, struct crew_item *item);

/* An item to fill, as it was settled. Waits while all are in use. */
struct crew_item *crew_take(struct crew *crew);

/* Sends it on its way. False when the run is broken. */
bool crew_send(struct crew *crew, struct crew_item *item);

/* Waits until everything that was sent is settled, and ends the threads. */
void crew_drain(struct crew *crew);

/* Drains it; gives all items back, in a list. */
struct crew_item *crew_end(struct crew *crew);

#endif
