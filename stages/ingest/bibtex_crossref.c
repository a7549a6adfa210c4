#include "bibtex_crossref.h"

#include <stdlib.h>

#include "array.h"

/* What an entry gets from its book: each unless it has one of `unless` by then. */
static const struct {
	const char *name, *from, *unless;
} inherited[] = {
	{ "booksubtitle", "booksubtitle", "booktitle booksubtitle" },
	{ "booksubtitle", "subtitle", "booktitle booksubtitle" },
	{ "booktitle", "booktitle", "booktitle" }, { "booktitle", "title", "booktitle" },
	{ "editor", "editor", "editor" }, { "publisher", "publisher", "publisher" },
	{ "organization", "organization", "publisher organization" },
	{ "address", "address", "address location" },
	{ "location", "location", "address location" },
	{ "series", "series", "series" }, { "volume", "volume", "volume" },
	{ "isbn", "isbn", "isbn" }, { "issn", "issn", "issn" },
	{ "month", "month", "year date month" }, { "date", "date", "year date" },
	{ "year", "year", "year date" }
};

/* Where the entry is among the bytes, and behind it the key of the book that it is in, and the entry as
 * it stands in the file. */
struct bibtex_waiting {
	size_t at, size, key_size, raw_size;
	struct trail_range range;
	uint64_t line;
};

enum {
	INHERITED = sizeof inherited / sizeof *inherited
};

static bool
is_one_of(struct slice word, const char *const *words)
{
	while (*words && !slice_is(word, *words))
		words++;
	return *words;
}

static bool
is_book(const struct bibtex_entry *entry)
{
	static const char *const types[] = {
		"proceedings", "mvproceedings", "book", "mvbook", "collection", "mvcollection",
		"reference", "mvreference", NULL
	};

	return entry->key.size && is_one_of(entry->type, types);
}

static bool
is_in_book(const struct bibtex_entry *entry)
{
	static const char *const types[] = {
		"inproceedings", "conference", "incollection", "inbook", "inreference",
		"bookinbook", "suppbook", "suppcollection", NULL
	};

	return is_one_of(entry->type, types);
}

/* The field of a book as one word; keys are the same whatever their case. */
static struct slice
word_of(struct bibtex_crossref *crossref, struct slice key, const char *name)
{
	struct buffer *word = &crossref->word;

	word->size = 0;
	for (size_t i = 0; i < key.size; i++)
		buffer_add_char(word, ascii_lower(key.at[i]));
	buffer_add_char(word, '\n');
	buffer_add_string(word, name);
	return buffer_slice(word);
}

/* The book itself is a field without a name. */
static bool
has_come(struct bibtex_crossref *crossref, struct slice key)
{
	struct slice value;

	return bibtex_strings_find(&crossref->books, word_of(crossref, key, ""), &value);
}

bool
bibtex_crossref_remember(struct bibtex_crossref *crossref, struct bibtex_entry *entry,
	size_t limit)
{
	struct bibtex_strings *books = &crossref->books;
	bool good;

	if (!is_book(entry) || books->size > limit || entry->values.size > limit - books->size)
		return true;
	good = bibtex_strings_set(books, word_of(crossref, entry->key, ""), SLICE("."));
	for (size_t i = 0; i < INHERITED && good; i++) {
		const struct bibtex_field *field = bibtex_first(entry, inherited[i].from);

		good = !field || bibtex_strings_set(books,
			word_of(crossref, entry->key, inherited[i].from),
			bibtex_value(entry, field));
	}
	return good && !buffer_failed(&crossref->word);
}

/* The key of the book that the entry is in; empty: none is named. */
static struct slice
book_of(struct bibtex_entry *entry)
{
	const struct bibtex_field *field = bibtex_first(entry, "crossref");

	return field && is_in_book(entry) ? bibtex_value(entry, field) : SLICE("");
}

bool
bibtex_crossref_waits(struct bibtex_crossref *crossref, struct bibtex_entry *entry)
{
	struct slice key = book_of(entry);

	return crossref->first < crossref->count || (key.size && !has_come(crossref, key));
}

bool
bibtex_crossref_put(struct bibtex_crossref *crossref, struct bibtex_entry *entry,
	const struct run_aside *aside)
{
	struct bibtex_waiting *waiting = array_reserve(crossref->waiting, &crossref->room,
		crossref->count, 1, sizeof *waiting);
	struct slice key = book_of(entry);

	if (!waiting)
		return false;
	crossref->waiting = waiting;
	waiting[crossref->count++] = (struct bibtex_waiting){
		crossref->bytes.size, entry->bytes.size, key.size, aside->raw.size, aside->range,
		entry->line
	};
	buffer_add_slice(&crossref->bytes, buffer_slice(&entry->bytes));
	buffer_add_slice(&crossref->bytes, key);
	buffer_add_slice(&crossref->bytes, aside->raw);
	return !buffer_failed(&crossref->bytes);
}

bool
bibtex_crossref_next(struct bibtex_crossref *crossref, bool ended, struct bibtex_entry *entry,
	struct run_aside *aside)
{
	const struct bibtex_waiting *waiting = &crossref->waiting[crossref->first];
	struct slice key;

	if (crossref->first == crossref->count) {
		crossref->first = crossref->count = 0;
		buffer_reset(&crossref->bytes, BIBTEX_WAITING);
		return false;
	}
	key = (struct slice){ crossref->bytes.at + waiting->at + waiting->size, waiting->key_size };
	if (key.size && !ended && crossref->bytes.size < BIBTEX_WAITING && !has_come(crossref, key))
		return false;
	crossref->first++;
	*aside = (struct run_aside){ waiting->range, { key.at + key.size, waiting->raw_size } };
	entry->line = waiting->line;
	entry->bytes.size = 0;
	buffer_add(&entry->bytes, crossref->bytes.at + waiting->at, waiting->size);
	return true;
}

bool
bibtex_crossref_inherit(struct bibtex_crossref *crossref, struct bibtex_entry *entry)
{
	struct slice key = book_of(entry), value;

	for (size_t i = 0; i < INHERITED && key.size; i++) {
		struct slice word = word_of(crossref, key, inherited[i].from);

		if (bibtex_first(entry, inherited[i].unless)
				|| !bibtex_strings_find(&crossref->books, word, &value))
			continue;
		if (!bibtex_add(entry, slice_of(inherited[i].name), value))
			return false;
		key = book_of(entry);	/* the values may have moved */
	}
	return !buffer_failed(&crossref->word);
}

void
bibtex_crossref_free(struct bibtex_crossref *crossref)
{
	bibtex_strings_free(&crossref->books);
	buffer_free(&crossref->word);
	buffer_free(&crossref->bytes);
	free(crossref->waiting);
}
