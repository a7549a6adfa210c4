/* tagged.h: records of lines that begin with tags, as reference managers and databases export them:
 * RIS ("TI  - "), MEDLINE ("TI  - ", "LID - "), Web of Science ("TI "), Refer ("%T ").
 *
 * Values are well-formed UTF-8 without white space at their ends. A line without a tag goes on with
 * the value before it. */
#ifndef TL_INGEST_TAGGED_H
#define TL_INGEST_TAGGED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "run.h"

enum {
	TAG_BYTES = 4,	/* of the longest tag; shorter ones are followed by spaces */
	TAG_SLOTS = 64
};

struct tagged_field {
	char tag[TAG_BYTES];
	bool used;		/* has found its member */
	size_t at, size;	/* of its value in the record's bytes */
	size_t next;		/* field of the same slot, counted from 1; 0: none */
};

/* Zero-initialise; tagged_free. */
struct tagged_record {
	struct buffer bytes;
	struct tagged_field *fields;
	size_t count, room;
	size_t width;		/* of its tags where code names them: 2 or 4 bytes */
	uint64_t tags[32];	/* which tags there may be: see tagged_may_have */
	size_t first[TAG_SLOTS], last[TAG_SLOTS];	/* fields of a slot, counted from 1 */
	uint64_t line;		/* where it begins */
};

/* The bit of a tag's first two characters is at bits[first & 31]. */
static inline uint64_t
tag_bit(char second)
{
	return UINT64_C(1) << (second & 63);
}

static inline size_t
tag_slot(const char *tag)
{
	return ((size_t)(unsigned char)tag[0] * 7 + (unsigned char)tag[1]) % TAG_SLOTS;
}

/* False: no field has this tag. */
static inline bool
tagged_may_have(const struct tagged_record *record, const char *tag)
{
	return record->tags[tag[0] & 31] & tag_bit(tag[1]);
}

static inline struct slice
tagged_value(const struct tagged_record *record, const struct tagged_field *field)
{
	return (struct slice){ record->bytes.at + field->at, field->size };
}

/* Empties it for the record that begins at `line`. */
void tagged_begin(struct tagged_record *record, size_t width, uint64_t line);
void tagged_free(struct tagged_record *record);

/* Adds a field. False: no memory. */
bool tagged_add(struct tagged_record *record, struct slice tag, struct slice value);

/* Adds a line to the last value, with `joint` between them. False: no memory. */
bool tagged_continue(struct tagged_record *record, const char *joint, struct slice line);

/* Whether the record takes more memory than the run allows. */
bool tagged_too_long(const struct ingest *run, const struct tagged_record *record);

/* Makes a line of the stream UTF-8 (in *repaired, if it must), and takes off the mark that files put together by
 * hand have in their middle. */
struct slice tagged_clean(struct ingest *run, struct slice line, struct buffer *repaired);

/* A format in which records are told apart by nothing else than their first or last tag, or a
 * blank line. */
struct tagged_dialect {
	size_t width;
	const char *joint;	/* between the lines of a value */
	const char *passed;	/* tags of a file's head and end, with spaces between */
	const char *first;	/* a tag that begins a record wherever it stands; NULL: none */
	const char *last;	/* the tag that ends one; NULL: a blank line does */
	bool paragraphs;	/* a blank line does only if a tag follows: values may hold some */

	/* The size of a line's tag and what stands before its value; 0: it has none. */
	size_t (*head)(struct slice line, struct slice *tag);

	/* Hands the record on. See run.h for what is returned. */
	bool (*write)(struct ingest *run, struct tagged_record *record, struct fault *fault);
};

/* See run.h. */
bool tagged_read(struct ingest *run, const struct tagged_dialect *dialect, struct fault *fault);

#endif
