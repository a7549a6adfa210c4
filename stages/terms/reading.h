/* reading.h: the terms of one document after the other, on their way into a book. */
#ifndef TL_TERMS_READING_H
#define TL_TERMS_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "book.h"
#include "fault.h"
#include "forms.h"
#include "margins.h"
#include "record.h"
#include "stage.h"
#include "vocabulary.h"

/* What is a term: runs of least to most words, or two words at most `window` words apart. */
struct term_shape {
	bool stems;		/* words count by their stems */
	bool collocations;
	size_t least, most;	/* words of a run, TERM_WORDS at most */
	size_t window;		/* 1: side by side */
	bool nodes;		/* collocations have a node word */
};

/* A word of the document. */
struct reading_word {
	uint32_t counted;	/* the number that it counts by: its own or its stem's */
	unsigned char flags;
};

/* Zero-initialise; reading_close in any case. */
struct reading {
	const struct term_shape *shape;
	struct vocabulary vocabulary;
	struct book book;
	struct forms forms;		/* of stems */
	struct margins margins;		/* of collocations */
	struct reading_word *words;	/* of the document at hand */
	size_t room;
};

/* Both are borrowed. False: no memory. */
bool reading_open(struct reading *reading, const struct term_shape *shape,
	const struct word_rules *rules, bool dispersion);
void reading_close(struct reading *reading);

/* Reads a document into the group with these values. */
enum verdict reading_add(struct reading *reading, struct record *record, struct slice values,
	struct fault *fault);

/* Adds all that another has read. False: no memory. */
bool reading_merge(struct reading *into, const struct reading *from);

#endif
