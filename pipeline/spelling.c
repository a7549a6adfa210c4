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

struct spelling {
	struct arena arena;
	struct row *rows;		/* by variant, whole words before prefixes */
	const struct row **back;	/* the same by canonical form */
	size_t count, room;
	size_t longest;			/* bytes of the longest word or beginning */
};

static int
key_compare(struct slice a, bool a_prefix, struct slice b, bool b_prefix)
{
	int order = slice_compare(a, b);

	return order ? order : a_prefix - b_prefix;
}

static int
by_variant(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int order = key_compare(a->variant, a->prefix, b->variant, b->prefix);

	return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int
by_canonical(const void *left, const void *right)
{
	const struct row *const *a = left, *const *b = right;
	int order = key_compare((*a)->canonical, (*a)->prefix, (*b)->canonical, (*b)->prefix);

	return order ? order : by_variant(*a, *b);
}

static const struct row *
find_row(const struct spelling *spelling, struct slice variant, bool prefix)
{
	size_t from = 0, to = spelling->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct row *row = &spelling->rows[middle];
		int order = key_compare(variant, prefix, row->variant, row->prefix);

		if (order == 0)
			return row;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

/* The row that decides about a word in lower case; NULL where none does. */
static const struct row *
deciding_row(const struct spelling *spelling, struct slice word)
{
	const struct row *row = find_row(spelling, word, false);
	size_t size = word.size < spelling->longest ? word.size : spelling->longest;

	for (; !row && size > 0; size--)
		row = find_row(spelling, (struct slice){ word.at, size }, true);
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
	struct buffer lower = { 0 }, whole = { 0 };
	char *at = buffer_reserve(&lower, 3 * word.size);
	struct slice rest, part;

	if (at) {
		lower.size = unicode_lower_text(at, word);
		fold_lower(spelling, buffer_slice(&lower), &whole);
	}
	rest = buffer_slice(&whole);
	for (size_t parts = 0; compound_next(&rest, &part); parts++) {
		if (parts)
			buffer_add_char(out, '-');
		if (parts || rest.at)
			fold_lower(spelling, part, out);
		else
			buffer_add_slice(out, part);
	}
	out->failed |= buffer_failed(&lower) || buffer_failed(&whole);
	buffer_free(&lower);
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

/* Follows the rows that lead to `canonical` backwards. */
static void
add_spellings(struct search *search, struct slice canonical, bool prefix)
{
	const struct spelling *spelling = search->spelling;
	size_t from = 0, to = spelling->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct row *row = spelling->back[middle];

		if (key_compare(row->canonical, row->prefix, canonical, prefix) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (; from < spelling->count; from++) {
		const struct row *row = spelling->back[from];

		if (row->prefix != prefix || !slice_equal(row->canonical, canonical))
			break;
		add_spelling(search, row->variant, canonical.size);
	}
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
		add_spellings(&search, canonical, false);
		for (size_t size = 1; size <= canonical.size && size <= spelling->longest; size++)
			add_spellings(&search, (struct slice){ canonical.at, size }, true);
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
	if (word->size > spelling->longest)
		spelling->longest = word->size;
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

/* Sorts the rows both ways. */
static bool
index_rows(struct spelling *spelling, struct fault *fault)
{
	if (spelling->count == 0)
		return true;
	qsort(spelling->rows, spelling->count, sizeof *spelling->rows, by_variant);
	spelling->back = calloc(spelling->count, sizeof *spelling->back);
	if (!spelling->back)
		return fault_memory(fault);
	for (size_t i = 0; i < spelling->count; i++)
		spelling->back[i] = &spelling->rows[i];
	qsort(spelling->back, spelling->count, sizeof *spelling->back, by_canonical);
	return true;
}

/* Looks for what rows say against each other: sorted, two about the same stand side by side. */
static bool
check_row(const struct spelling *spelling, const struct row *row, struct fault *fault)
{
	const struct row *before = row > spelling->rows ? row - 1 : NULL, *other;
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
	bool read = tsv && read_rows(spelling, tsv, fault) && index_rows(spelling, fault);

	tsv_close(tsv);
	for (size_t i = 0; read && i < spelling->count; i++)
		if (!check_row(spelling, &spelling->rows[i], fault))
			return fault_place(fault, "%s:%zu", path, spelling->rows[i].line);
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
	free(spelling->back);
	free(spelling);
}
