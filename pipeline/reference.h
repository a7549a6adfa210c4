/* reference.h: the tags of a document as what stages count: checked, and each with the sentence
 * that it begins in. */
#ifndef TL_REFERENCE_H
#define TL_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cell.h"
#include "fault.h"
#include "record.h"

enum {
	REFERENCE_BETWEEN = UINT32_MAX	/* begins in no sentence */
};

struct reference {
	const struct tag *tag;		/* its code is a path */
	enum cell_polarity polarity;	/* none but the four of tags */
	uint32_t sentence;		/* its index, or REFERENCE_BETWEEN */
};

struct references {
	struct reference *at;	/* in the order of the text */
	size_t count;
};

/* Reads sentences and tags. What it gives lives as long as the record. False and fault where a
 * layer is not there or broken, or a tag has no known polarity, no path as its code, or stands
 * before another that begins earlier. */
bool references_read(struct references *references, struct record *record, struct fault *fault);

#endif
