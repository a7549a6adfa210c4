/* mistakes.h: the first mistakes of lexicons, for a program that refuses them: told through the listener
 * of its fault (fault.h), all but the last, which stays in the fault. */
#ifndef TL_MISTAKES_H
#define TL_MISTAKES_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"

enum {
	MISTAKES_TOLD = 10
};

/* Zero-initialise. */
struct mistakes {
	struct fault last;
	size_t count;
};

/* A lexicon_listener (lexicon.h) whose data is a struct mistakes. */
bool mistakes_hear(void *mistakes, const struct fault *fault);

#endif
