#include "ahead.h"

#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCKS = 4,
	BLOCK_BYTES = 256 * 1024
};

struct block {
	ssize_t size;	/* what the source's read gave: the last has 0 or -1 */
	char bytes[BLOCK_BYTES];
};

enum doing {
	LOOKING,	/* whether it would have to wait */
	READING,
	WAITING		/* for somebody */
};

struct ahead {
	struct ahead_source source;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	enum doing doing;
	bool stopping;
	size_t filled, emptied;	/* blocks so far: the thread's, the caller's */
	struct fault fault;	/* with a block of size -1 */
	size_t taken;		/* bytes of the block that is being emptied; the caller's alone */
	struct block blocks[BLOCKS];
};

static void
say(struct ahead *ahead, enum doing doing)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->doing = doing;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
}

/* A block to be filled; NULL: the thread is to end. */
static struct block *
take_empty(struct ahead *ahead)
{
	struct block *block = NULL;

	pthread_mutex_lock(&ahead->lock);
	while (!ahead->stopping && ahead->filled - ahead->emptied == BLOCKS)
		pthread_cond_wait(&ahead->changed, &ahead->lock);
	if (!ahead->stopping)
		block = &ahead->blocks[ahead->filled % BLOCKS];
	pthread_mutex_unlock(&ahead->lock);
	return block;
}

static void
put_filled(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->filled++;
	ahead->doing = LOOKING;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
}

static void *
ahead_main(void *argument)
{
	struct ahead *ahead = argument;
	const struct ahead_source *source = &ahead->source;
	struct block *block;
	ssize_t size = 1;

	while (size > 0 && (block = take_empty(ahead))) {
		say(ahead, source->would_block(source->state) ? WAITING : READING);
		size = block->size = source->read(source->state, block->bytes, BLOCK_BYTES,
			&ahead->fault);
		put_filled(ahead);
	}
	return NULL;
}

struct ahead *
ahead_start(struct ahead_source source)
{
	struct ahead *ahead = malloc(sizeof *ahead);

	if (!ahead)
		return NULL;
	memset(ahead, 0, offsetof(struct ahead, blocks));
	ahead->source = source;
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->changed, NULL);
	if (pthread_create(&ahead->thread, NULL, ahead_main, ahead) == 0)
		return ahead;
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
	return NULL;
}

/* Waits until a block is there. */
static const struct block *
next_filled(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	while (ahead->filled == ahead->emptied)
		pthread_cond_wait(&ahead->changed, &ahead->lock);
	pthread_mutex_unlock(&ahead->lock);
	return &ahead->blocks[ahead->emptied % BLOCKS];
}

static void
put_emptied(struct ahead *ahead)
{
	ahead->taken = 0;
	pthread_mutex_lock(&ahead->lock);
	ahead->emptied++;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
}

ssize_t
ahead_read(struct ahead *ahead, char *out, size_t room, struct fault *fault)
{
	const struct block *block = next_filled(ahead);
	size_t left;

	if (block->size <= 0) {	/* stays where it is: whoever asks again hears the same */
		if (block->size < 0)
			*fault = ahead->fault;
		return block->size;
	}
	left = (size_t)block->size - ahead->taken;
	if (left > room)
		left = room;
	memcpy(out, block->bytes + ahead->taken, left);
	ahead->taken += left;
	if (ahead->taken == (size_t)block->size)
		put_emptied(ahead);
	return (ssize_t)left;
}

bool
ahead_would_block(struct ahead *ahead)
{
	bool waiting;

	pthread_mutex_lock(&ahead->lock);
	while (ahead->filled == ahead->emptied && ahead->doing == LOOKING)
		pthread_cond_wait(&ahead->changed, &ahead->lock);
	waiting = ahead->filled == ahead->emptied && ahead->doing == WAITING;
	pthread_mutex_unlock(&ahead->lock);
	return waiting;
}

void
ahead_stop(struct ahead *ahead)
{
	if (!ahead)
		return;
	pthread_mutex_lock(&ahead->lock);
	ahead->stopping = true;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
	pthread_join(ahead->thread, NULL);
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
}
