/* fault.h: what went wrong, in words for the person who has to mend it.
 *
 * Library code returns false or NULL and leaves the words here; only a program's main prints them
 * and ends the process. A fault lives on the caller's stack and owns nothing. The words say what is
 * wrong and, after a semicolon, what to do; place (file, line, record) is added by whoever knows it. */
#ifndef TL_FAULT_H
#define TL_FAULT_H

#include <stdbool.h>

#include "slice.h"

enum {
	FAULT_WORDS = 512	/* bytes, the longest message; longer ones are cut at a code point */
};

struct fault;

/* Who hears of several faults, in their order. A program's main may set one. */
struct fault_listener {
	void (*hear)(const struct fault_listener *listener, const struct fault *fault);
	const void *data;
};

struct fault {
	char words[FAULT_WORDS];	/* nothing in them that quoted() would not show as it is */
	bool quiet;	/* nothing to tell: the reader of our output went away */
	bool broken;	/* no memory, or a file that is there cannot be read: nobody's mistake, and no
			 * reason to look for others */
	const struct fault_listener *listener;	/* borrowed; NULL: there is room for one fault */
};

/* Sets the words as printf would. Always returns false, so that "return fault_set(...)" reads well. */
bool fault_set(struct fault *fault, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Sets the words and adds the meaning of errno; broken, unless errno says that a wrong name was given.
 * Returns false. */
bool fault_errno(struct fault *fault, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Sets "out of memory" and broken. Returns false. */
bool fault_memory(struct fault *fault);

/* Puts "place: " in front of the words that are there. Returns false. */
bool fault_place(struct fault *fault, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* For a fault that does not matter where it is a mistake, which others tell of: true then, or if there is
 * none. False: it is broken, and *fault is it. */
bool fault_excuse(const struct fault *excused, struct fault *fault);

/* Tells the listener of the fault, since another one is to follow. False: there is none. */
bool fault_tell(const struct fault *fault);

/* The bytes of the character at `at` (< end) if a terminal can show it as it is; 0 for what is to be
 * written \xNN: control characters, those that turn the direction of writing, broken UTF-8. */
size_t harmless_length(const char *at, const char *end);

enum {
	QUOTED_BYTES = 256
};

/* Writes bytes from outside so that a terminal can show them: control characters and broken UTF-8
 * become \xNN, long ones are cut with "...". Returns buffer. */
const char *quoted(char buffer[QUOTED_BYTES], struct slice bytes);

#endif
