/* labels.h: the codes of a lexicon with their labels, in the order of its codebook.tsv. */
#ifndef TL_LABELS_H
#define TL_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "fault.h"
#include "options.h"
#include "slice.h"
#include "tsv.h"

struct label {
	struct slice code;
	struct slice label;	/* may be empty */
};

struct labels {
	struct slice lexicon;	/* its name: that of lexicon.json, else the folder's */
	struct slice title, version;	/* those of lexicon.json; may be empty */
	struct label *at;
	size_t count, room;
	struct tsv *codebook;	/* what the labels are views of */
	struct arena arena;
};

/* Reads a lexicon's folder (see pipeline/lexicon.h). `labels` is zero-initialised; labels_close
 * also after a fault. */
bool labels_open(struct labels *labels, const char *folder, struct fault *fault);
void labels_close(struct labels *labels);

/* The same for several folders, which must be of lexicons with different names. *labels and *count
 * begin as nothing; labels_close_all also after a fault. */
bool labels_open_all(struct labels **labels, size_t *count, const struct strings *folders,
	struct fault *fault);
void labels_close_all(struct labels *labels, size_t count);

#endif
