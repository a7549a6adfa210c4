#include "crew.h"

#include <stdlib.h>

struct crew_member {
	struct crew *crew;
	size_t number;
	pthread_t thread;
};

void
crew_add(struct crew *crew, struct crew_item *item)
{
	item->next = crew->idle;
	crew->idle = item;
}

/* Takes the item whose turn it is out of those that are done; NULL: it is not done yet. */
static struct crew_item *
take_due(struct crew *crew)
{
	for (struct crew_item **at = &crew->done; *at; at = &(*at)->next) {
		struct crew_item *item = *at;

		if (item->sequence == crew->turn) {
			*at = item->next;
			return item;
		}
	}
	return NULL;
}

static void
hand_in(struct crew *crew, struct crew_item *item)
{
	bool fine;

	pthread_mutex_lock(&crew->lock);
	item->next = crew->done;
	crew->done = item;
	while (!crew->settling && (item = take_due(crew))) {
		crew->settling = true;
		pthread_mutex_unlock(&crew->lock);
		fine = crew->work.settle(crew->work.state, item);
		pthread_mutex_lock(&crew->lock);
		crew->settling = false;
		crew->turn++;
		crew->broken |= !fine;
		crew_add(crew, item);
		pthread_cond_signal(&crew->freed);
	}
	pthread_mutex_unlock(&crew->lock);
}

static struct crew_item *
next_ready(struct crew *crew)
{
	struct crew_item *item;

	pthread_mutex_lock(&crew->lock);
	while (!crew->ready && !crew->closing)
		pthread_cond_wait(&crew->filled, &crew->lock);
	item = crew->ready;
	if (item) {
		crew->ready = item->next;
		if (!crew->ready)
			crew->ready_end = &crew->ready;
	}
	pthread_mutex_unlock(&crew->lock);
	return item;
}

static void *
member_main(void *argument)
{
	const struct crew_member *member = argument;
	struct crew *crew = member->crew;
	struct crew_item *item;

	while ((item = next_ready(crew))) {
		crew->work.work(crew->work.state, member->number, item);
		hand_in(crew, item);
	}
	return NULL;
}

/* Lets the first `count` threads end when nothing is left. */
static void
dismiss(struct crew *crew, size_t count)
{
	pthread_mutex_lock(&crew->lock);
	crew->closing = true;
	pthread_cond_broadcast(&crew->filled);
	pthread_mutex_unlock(&crew->lock);
	while (count > 0)
		pthread_join(crew->members[--count].thread, NULL);
}

static bool
start_threads(struct crew *crew, struct fault *fault)
{
	size_t started = 0;

	crew->members = calloc(crew->jobs, sizeof *crew->members);
	if (!crew->members)
		return fault_memory(fault);
	for (; started < crew->jobs; started++) {
		struct crew_member *member = &crew->members[started];

		*member = (struct crew_member){ .crew = crew, .number = started };
		if (pthread_create(&member->thread, NULL, member_main, member) != 0)
			break;
	}
	crew->threaded = started == crew->jobs;
	if (crew->threaded)
		return true;
	dismiss(crew, started);
	return fault_set(fault, "cannot start %zu threads; ask for fewer with -j", crew->jobs);
}

bool
crew_start(struct crew *crew, struct crew_work work, size_t jobs, struct fault *fault)
{
	*crew = (struct crew){ .work = work, .jobs = jobs };
	crew->ready_end = &crew->ready;
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->filled, NULL);
	pthread_cond_init(&crew->freed, NULL);
	return jobs == 1 || start_threads(crew, fault);
}

struct crew_item *
crew_take(struct crew *crew)
{
	struct crew_item *item;

	pthread_mutex_lock(&crew->lock);
	while (!crew->idle)
		pthread_cond_wait(&crew->freed, &crew->lock);
	item = crew->idle;
	crew->idle = item->next;
	pthread_mutex_unlock(&crew->lock);
	return item;
}

bool
crew_send(struct crew *crew, struct crew_item *item)
{
	bool broken;

	item->sequence = crew->sent++;
	if (!crew->threaded) {
		crew->work.work(crew->work.state, 0, item);
		hand_in(crew, item);
		return !crew->broken;
	}
	pthread_mutex_lock(&crew->lock);
	item->next = NULL;
	*crew->ready_end = item;
	crew->ready_end = &item->next;
	broken = crew->broken;
	pthread_cond_signal(&crew->filled);
	pthread_mutex_unlock(&crew->lock);
	return !broken;
}

void
crew_drain(struct crew *crew)
{
	if (crew->threaded)
		dismiss(crew, crew->jobs);
	crew->threaded = false;
}

struct crew_item *
crew_end(struct crew *crew)
{
	struct crew_item *items;

	crew_drain(crew);
	items = crew->idle;
	free(crew->members);
	pthread_cond_destroy(&crew->freed);
	pthread_cond_destroy(&crew->filled);
	pthread_mutex_destroy(&crew->lock);
	*crew = (struct crew){ 0 };
	return items;
}
