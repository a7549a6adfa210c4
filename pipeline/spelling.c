#include "spelling.h"

#include <stdlib.h>

#include "compound.h"
#include "tsv.h"
#include "unicode.h"

struct row {
	struct slice variant, canonical;	/* lower case, without "*" */
	bool prefix;
	size_t line;
};

/* A row under one of its two words. */
struct entry {
	uint64_t head;			/* of the key, see slice_beginning */
	struct slice key;
	const struct row *row;
	const struct entry *above;	/* the last before it whose key begins this one's; or NULL */
};

enum {
	BEGINNING = 4,		/* bytes that tell most words from those in a table */
	BEGINNING_BITS = 14
};

/* All rows, sorted by_key; those that begin with byte b stand from first[b] to first[b + 1]. */
struct index {
	struct entry *entries;
	size_t first[257];
	size_t beginning;	/* bytes of the shortest beginning that is a key, at most BEGINNING */
	uint64_t beginnings[(1 << BEGINNING_BITS) / 64];	/* a bit for each that keys as long have */
};

struct spelling {
	struct arena arena;
	struct row *rows;
	size_t count, room;
	struct index forth, back;	/* by variant and by canonical form */
};

/* By bytes; whole words before beginnings. */
static int
by_key(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = slice_compare(a->key, b->key);

	if (order == 0)
		order = a->row->prefix - b->row->prefix;
	return order ? order : (a->row->line > b->row->line) - (a->row->line < b->row->line);
}

/* The bit for a word that has as many bytes. */
static uint32_t
beginning_bit(const struct index *index, struct slice word)
{
	uint32_t bytes = 0;

	memcpy(&bytes, word.at, index->beginning);
	return bytes * 2654435769u >> (32 - BEGINNING_BITS);	/* Knuth's multiplicative hash */
}

/* Whether keys may begin as the word does: a key that is shorter than the beginning stands for itself
 * alone. */
static bool
may_begin(const struct index *index, struct slice word)
{
	uint32_t bit;

	if (word.size < index->beginning)
		return word.size > 0;
	bit = beginning_bit(index, word);
	return index->beginnings[bit / 64] >> bit % 64 & 1;
}

/* The last entry whose key is not behind the word; NULL if there is none or no key begins the word for
 * sure. */
static const struct entry *
entry_upto(const struct index *index, struct slice word)
{
	const struct entry *from = index->entries, *to;
	uint64_t head;

	if (!from || !may_begin(index, word))
		return NULL;
	head = slice_beginning(word);
	to = from + index->first[(unsigned char)word.at[0] + 1];
	from += index->first[(unsigned char)word.at[0]];
	while (from < to) {
		const struct entry *middle = from + (to - from) / 2;

		if (middle->head == head ? slice_compare(middle->key, word) > 0
				: middle->head > head)
			to = middle;
		else
			from = middle + 1;
	}
	return from > index->entries ? from - 1 : NULL;
}

/* The entries for the word itself or one of its beginnings, the longest first; NULL behind the last.
 * All that stands between a beginning and the word has this beginning, so that it is above the last
 * of that. */
static const struct entry *
entry_about(const struct entry *entry, struct slice word)
{
	while (entry && !(slice_starts(word, entry->key)
			&& (entry->row->prefix || entry->key.size == word.size)))
		entry = entry->above;
	return entry;
}

static const struct entry *
entry_first(const struct index *index, struct slice word)
{
	return entry_about(entry_upto(index, word), word);
}

static const struct entry *
entry_next(const struct entry *entry, struct slice word)
{
	return entry_about(entry->above, word);
}

/* The row that decides about a word in lower case: its own, else the longest beginning's; NULL where
 * there is none. */
static const struct row *
deciding_row(const struct spelling *spelling, struct slice word)
{
	const struct entry *entry = entry_first(&spelling->forth, word);
	const struct row *row = entry ? entry->row : NULL;

	for (; entry; entry = entry_next(entry, word))
		if (!entry->row->prefix)
			row = entry->row;
	return row;
}

static void
fold_lower(const struct spelling *spelling, struct slice word, struct buffer *out)
{
	const struct row *row = deciding_row(spelling, word);
	size_t kept = row ? row->variant.size : 0;

	if (row)
		buffer_add_slice(out, row->canonical);
	buffer_add(out, word.at + kept, word.size - kept);
}

void
spelling_fold(const struct spelling *spelling, struct slice word, struct buffer *out)
{
	struct buffer whole = { 0 };
	struct slice rest = word, part;

	if (!compound_next(&rest, &part) || !rest.at) {
		fold_lower(spelling, word, out);
		return;
	}
	fold_lower(spelling, word, &whole);
	rest = buffer_slice(&whole);
	for (size_t parts = 0; compound_next(&rest, &part); parts++) {
		if (parts)
			buffer_add_char(out, '-');
		if (parts || rest.at)
			fold_lower(spelling, part, out);
		else
			buffer_add_slice(out, part);
	}
	out->failed |= buffer_failed(&whole);
	buffer_free(&whole);
}

/* What looks for all spellings of one canonical form. */
struct search {
	const struct spelling *spelling;
	struct slice canonical;
	struct arena *arena;
	struct buffer found;	/* of struct slice */
	struct buffer folded;
};

/* Adds `variant` with the bytes of the canonical form from `kept` on, if another row does not
 * take that word elsewhere. */
static void
add_spelling(struct search *search, struct slice variant, size_t kept)
{
	struct slice canonical = search->canonical;
	size_t rest = canonical.size - kept;
	char *at = arena_take(search->arena, variant.size + rest);
	struct slice word = { at, variant.size + rest };

	if (!at) {
		search->found.failed = true;
		return;
	}
	memcpy(at, variant.at, variant.size);
	memcpy(at + variant.size, canonical.at + kept, rest);
	search->folded.size = 0;
	spelling_fold(search->spelling, word, &search->folded);
	if (slice_equal(buffer_slice(&search->folded), canonical) && !slice_equal(word, canonical))
		buffer_add(&search->found, &word, sizeof word);
}

/* Follows the rows that lead to the canonical form backwards. */
static void
add_spellings(struct search *search)
{
	struct slice canonical = search->canonical;
	const struct entry *entry = entry_first(&search->spelling->back, canonical);

	for (; entry; entry = entry_next(entry, canonical))
		add_spelling(search, entry->row->variant, entry->key.size);
}

static int
by_bytes(const void *left, const void *right)
{
	const struct slice *a = left, *b = right;

	return slice_compare(*a, *b);
}

/* Puts the canonical form and what was found, sorted and each once, into the arena. */
static bool
take_spellings(struct search *search, struct spellings *out)
{
	struct slice *found = (struct slice *)(void *)search->found.at;
	size_t count = search->found.size / sizeof *found;

	out->at = arena_array(search->arena, count + 1, sizeof *found);
	if (!out->at || buffer_failed(&search->found) || buffer_failed(&search->folded))
		return false;
	if (count)
		qsort(found, count, sizeof *found, by_bytes);
	out->at[0] = search->canonical;
	out->count = 1;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || !slice_equal(found[i], found[i - 1]))
			out->at[out->count++] = found[i];
	return true;
}

bool
spelling_varies(const struct spelling *spelling, struct slice word)
{
	return compound_may_be(word) || entry_first(&spelling->forth, word)
		|| entry_first(&spelling->back, word);
}

bool
spelling_variants(const struct spelling *spelling, struct slice word, struct arena *arena,
	struct spellings *out)
{
	struct search search = { .spelling = spelling, .arena = arena };
	struct slice canonical;
	bool taken = false;

	spelling_fold(spelling, word, &search.folded);
	canonical = arena_copy(arena, buffer_slice(&search.folded));
	search.canonical = canonical;
	if (canonical.at && !buffer_failed(&search.folded)) {
		add_spellings(&search);
		taken = take_spellings(&search, out);
	}
	buffer_free(&search.found);
	buffer_free(&search.folded);
	return taken;
}

/* Reads one cell in lower case, without the "*" that makes it a beginning. */
static bool
read_word(struct spelling *spelling, const struct tsv *tsv, size_t column, struct slice *word,
	bool *prefix, struct fault *fault)
{
	struct slice cell = tsv_cell(tsv, column);
	char *lower = arena_take(&spelling->arena, 3 * cell.size);

	if (!lower)
		return fault_memory(fault);
	*prefix = cell.size && cell.at[cell.size - 1] == '*';
	cell.size -= *prefix;
	for (size_t i = 0; i < cell.size; i++)
		if (cell.at[i] == ' ' || cell.at[i] == '*') {
			fault_set(fault, cell.at[i] == ' ' ? "a space; rows are about single words"
				: "a \"*\" that is not at the end; only beginnings can be folded");
			return tsv_place(tsv, cell.at + i, fault);
		}
	if (cell.size == 0) {
		fault_set(fault, "no word here; write one, or remove the row");
		return tsv_place(tsv, cell.at, fault);
	}
	*word = (struct slice){ lower, unicode_lower_text(lower, cell) };
	return true;
}

static bool
add_row(struct spelling *spelling, struct row row, struct fault *fault)
{
	if (spelling->count == spelling->room) {
		size_t room = spelling->room ? spelling->room * 2 : 256;
		struct row *rows = realloc(spelling->rows, room * sizeof *rows);

		if (!rows)
			return fault_memory(fault);
		spelling->rows = rows;
		spelling->room = room;
	}
	spelling->rows[spelling->count++] = row;
	return true;
}

static bool
read_rows(struct spelling *spelling, struct tsv *tsv, struct fault *fault)
{
	size_t variant, canonical;

	if (!tsv_need_column(tsv, "variant", &variant, fault)
			|| !tsv_need_column(tsv, "canonical", &canonical, fault))
		return false;
	while (tsv_next(tsv)) {
		struct row row = { .line = tsv_line(tsv) };
		bool prefix;

		if (!read_word(spelling, tsv, variant, &row.variant, &row.prefix, fault)
				|| !read_word(spelling, tsv, canonical, &row.canonical, &prefix,
					fault))
			return false;
		if (row.prefix != prefix) {
			struct slice cell = tsv_cell(tsv, row.prefix ? variant : canonical);

			fault_set(fault, "\"*\" in one cell only; write it in both, or in none");
			return tsv_place(tsv, cell.at + cell.size - 1, fault);
		}
		if (!add_row(spelling, row, fault))
			return false;
	}
	return true;
}

static void
beginnings_mark(struct index *index, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct slice key = index->entries[i].key;
		uint32_t bit;

		if (key.size < index->beginning)
			continue;
		bit = beginning_bit(index, key);
		index->beginnings[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

/* Links the sorted entries to those above them. */
static void
entries_link(struct entry *entries, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct entry *above = &entries[i - 1];

		while (above && !slice_starts(entries[i].key, above->key))
			above = above->above;
		entries[i].above = above;
	}
}

static bool
index_rows(const struct spelling *spelling, struct index *index, bool by_variant,
	struct fault *fault)
{
	size_t count = spelling->count, at = 0;

	if (count == 0)
		return true;
	index->entries = calloc(count, sizeof *index->entries);
	if (!index->entries)
		return fault_memory(fault);
	index->beginning = BEGINNING;
	for (size_t i = 0; i < count; i++) {
		const struct row *row = &spelling->rows[i];
		struct slice key = by_variant ? row->variant : row->canonical;

		index->entries[i] = (struct entry){ slice_beginning(key), key, row, NULL };
		if (row->prefix && index->beginning > key.size)
			index->beginning = key.size;
	}
	beginnings_mark(index, count);
	qsort(index->entries, count, sizeof *index->entries, by_key);
	entries_link(index->entries, count);
	for (int byte = 0; byte < 256; byte++) {
		index->first[byte] = at;
		while (at < count && (unsigned char)*index->entries[at].key.at == byte)
			at++;
	}
	index->first[256] = count;
	return true;
}

/* Looks for what rows say against each other: sorted, two about the same stand side by side. */
static bool
check_entry(const struct spelling *spelling, const struct entry *entry, struct fault *fault)
{
	const struct row *row = entry->row, *other;
	const struct row *before = entry > spelling->forth.entries ? entry[-1].row : NULL;
	char word[QUOTED_BYTES];

	if (before && before->prefix == row->prefix && slice_equal(before->variant, row->variant))
		return fault_set(fault, "\"%s\" again; line %zu has it already; keep one",
			quoted(word, row->variant), before->line);
	other = deciding_row(spelling, row->canonical);
	if (other && !slice_equal(other->variant, other->canonical))
		return fault_set(fault, "the canonical form \"%s\" is a variant in line %zu; "
			"write what stands there", quoted(word, row->canonical), other->line);
	return true;
}

static bool
read_table(struct spelling *spelling, const char *path, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	bool read = tsv && read_rows(spelling, tsv, fault)
		&& index_rows(spelling, &spelling->forth, true, fault)
		&& index_rows(spelling, &spelling->back, false, fault);

	tsv_close(tsv);
	for (size_t i = 0; read && i < spelling->count; i++) {
		const struct entry *entry = &spelling->forth.entries[i];

		if (!check_entry(spelling, entry, fault))
			return fault_place(fault, "%s:%zu", path, entry->row->line);
	}
	return read;
}

struct spelling *
spelling_load(const char *folder, struct fault *fault)
{
	struct spelling *spelling = calloc(1, sizeof *spelling);
	struct buffer path = { 0 };

	buffer_add_format(&path, "%s/variants.tsv", folder);
	if (!spelling || buffer_failed(&path)) {
		fault_memory(fault);
		goto fail;
	}
	if (!read_table(spelling, path.at, fault))
		goto fail;
	buffer_free(&path);
	return spelling;
fail:
	buffer_free(&path);
	spelling_free(spelling);
	return NULL;
}

void
spelling_free(struct spelling *spelling)
{
	if (!spelling)
		return;
	arena_free(&spelling->arena);
	free(spelling->rows);
	free(spelling->forth.entries);
	free(spelling->back.entries);
	free(spelling);
}
