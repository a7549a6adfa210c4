/* bibtex_entry.h: the fields of one BibTeX entry, its strings expanded.
 *
 * What BibTeX would refuse is read as far as it can be: an entry that is not closed, a comma that
 * is missing, text where a field should be. */
#ifndef TL_INGEST_BIBTEX_ENTRY_H
#define TL_INGEST_BIBTEX_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ascii.h"
#include "buffer.h"
#include "lexis.h"
#include "slice.h"

struct bibtex_field {
	struct slice name;	/* in lower case */
	size_t at, size;	/* of its value in the entry's values */
	bool used;		/* has found its member */
};

/* The strings of one file. Zero-initialise. */
struct bibtex_strings {
	struct lexis *words;		/* names and values */
	struct lexis_column values;	/* by name */
	size_t size;			/* bytes */
};

/* Zero-initialise; bibtex_entry_free. */
struct bibtex_entry {
	struct buffer bytes;	/* from "@" to what closes it */
	uint64_t line;		/* where it begins */
	struct slice type;	/* in lower case, a slice of bytes, as names are */
	struct slice key;
	struct buffer values;	/* LaTeX */
	struct bibtex_field *fields;
	size_t count, room;
	uint64_t broken;	/* pieces that are no fields */
};

enum bibtex_parsed {
	BIBTEX_ENTRY,		/* a publication */
	BIBTEX_NONE,		/* a string, which is remembered, a comment or a preamble */
	BIBTEX_LONG,		/* far longer, with its strings expanded, than it was */
	BIBTEX_MEMORY
};

/* Whether the word behind "@" may have the byte. */
static inline bool
bibtex_type_char(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_';
}

/* How many bytes stand before the first brace. */
size_t bibtex_plain(struct slice bytes);

/* Whether the bytes begin with "@", a word and a bracket: 1, or 0, or -1: they end too early. *size
 * is then what was looked at, with the bracket. */
int bibtex_opens(struct slice bytes, size_t *size);

/* Parses entry->bytes, which it changes: names become lower case. All strings of the file may take
 * `limit` bytes. */
enum bibtex_parsed bibtex_parse(struct bibtex_entry *entry, struct bibtex_strings *strings,
	size_t limit);

/* Adds a field behind those that were parsed; the name is borrowed. Values may move. False: no
 * memory. */
bool bibtex_add(struct bibtex_entry *entry, struct slice name, struct slice value);

/* Makes the word stand for the value. False: no memory. */
bool bibtex_strings_set(struct bibtex_strings *strings, struct slice word, struct slice value);

/* The value, valid until the next string is set. False: the word stands for none. */
bool bibtex_strings_find(const struct bibtex_strings *strings, struct slice word,
	struct slice *value);

void bibtex_entry_free(struct bibtex_entry *entry);
void bibtex_strings_free(struct bibtex_strings *strings);

/* The first field with the first of the names (with spaces between them), or else the second ...,
 * that is not empty and has not found its member; NULL: none. */
struct bibtex_field *bibtex_first(struct bibtex_entry *entry, const char *names);

static inline struct slice
bibtex_value(const struct bibtex_entry *entry, const struct bibtex_field *field)
{
	return (struct slice){ entry->values.at + field->at, field->size };
}

#endif
