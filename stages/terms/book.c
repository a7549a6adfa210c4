#include "book.h"

#include <stdlib.h>

#include "array.h"

bool
book_open(struct book *book, bool scattered)
{
	book->scattered = scattered;
	book->group_keys = lexis_new(SIZE_MAX);
	return book->group_keys;
}

void
book_close(struct book *book)
{
	lexis_free(book->group_keys);
	free(book->groups);
	numbering_free(&book->terms);
	free(book->single);
	numbering_free(&book->numbers);
	free(book->cells);
	free(book->states);
	free(book->met);
	free(book->documents);
	free(book->entries);
}

/* The group with these values; BOOK_NONE: no memory. */
static uint32_t
group_of(struct book *book, struct slice values)
{
	size_t known = lexis_count(book->group_keys);
	struct book_group *groups = array_reserve(book->groups, &book->group_room, known, 1,
		sizeof *groups);
	uint32_t group;

	if (!groups)
		return BOOK_NONE;
	book->groups = groups;
	group = lexis_intern(book->group_keys, values);
	if (group == known)
		groups[group] = (struct book_group){ 0 };
	return group == LEXIS_NONE ? BOOK_NONE : group;
}

bool
book_begin(struct book *book, struct slice values, size_t words)
{
	uint32_t group = group_of(book, values);

	if (group == BOOK_NONE)
		return false;
	book->document = (struct book_document){ .group = group, .entries = book->entry_count };
	book->groups[group].documents++;
	book->groups[group].words += words;
	return true;
}

/* Makes room for words up to this one. */
static bool
single_grow(struct book *book, uint32_t word)
{
	size_t before = book->single_room;
	uint32_t *at = array_reserve(book->single, &book->single_room, before,
		word + (size_t)1 - before, sizeof *at);

	if (!at)
		return false;
	for (size_t i = before; i < book->single_room; i++)
		at[i] = BOOK_NONE;
	book->single = at;
	return true;
}

/* Makes room for terms up to this one. */
static bool
states_grow(struct book *book, uint32_t term)
{
	size_t before = book->state_room;
	struct book_state *at = array_reserve(book->states, &book->state_room, before,
		term + (size_t)1 - before, sizeof *at);

	if (!at)
		return false;
	for (size_t i = before; i < book->state_room; i++)
		at[i] = (struct book_state){ 0, BOOK_NONE };
	book->states = at;
	return true;
}

uint32_t
book_term_new(struct book *book, uint32_t before, uint32_t word)
{
	uint32_t term;

	if (before == BOOK_NONE && word >= book->single_room && !single_grow(book, word))
		return BOOK_NONE;
	term = numbering_of(&book->terms, before, word);
	if (before == BOOK_NONE)
		book->single[word] = term;
	return term;
}

bool
book_count_first(struct book *book, uint32_t term)
{
	uint32_t *met = array_reserve(book->met, &book->met_room, book->met_count, 1, sizeof *met);

	if (met)
		book->met = met;
	if (!met || (term >= book->state_room && !states_grow(book, term)))
		return false;
	met[book->met_count++] = term;
	book->states[term].now = 1;
	return true;
}

/* The cell of a term in a group; BOOK_NONE: no memory. */
static uint32_t
cell_of(struct book *book, uint32_t group, uint32_t term)
{
	size_t known = book->numbers.count;
	struct book_cell *cells = array_reserve(book->cells, &book->cell_room, known, 1,
		sizeof *cells);
	uint32_t cell;

	if (!cells)
		return BOOK_NONE;
	book->cells = cells;
	cell = numbering_of(&book->numbers, group, term);
	if (cell == known)
		cells[cell] = (struct book_cell){ .group = group };
	return cell;
}

static bool
entry_add(struct book *book, struct book_entry entry)
{
	struct book_entry *entries = array_reserve(book->entries, &book->entry_room,
		book->entry_count, 1, sizeof *entries);

	if (!entries)
		return false;
	book->entries = entries;
	entries[book->entry_count++] = entry;
	return true;
}

static bool
document_add(struct book *book, struct book_document document)
{
	struct book_document *documents = array_reserve(book->documents, &book->document_room,
		book->document_count, 1, sizeof *documents);

	if (!documents)
		return false;
	book->documents = documents;
	documents[book->document_count++] = document;
	return true;
}

bool
book_end(struct book *book)
{
	struct book_group *group = &book->groups[book->document.group];

	for (size_t i = 0; i < book->met_count; i++) {
		struct book_state *state = &book->states[book->met[i]];
		uint32_t cell = state->cell;

		if (cell == BOOK_NONE || book->cells[cell].group != book->document.group)
			cell = cell_of(book, book->document.group, book->met[i]);
		if (cell == BOOK_NONE || (book->scattered
				&& !entry_add(book, (struct book_entry){ cell, state->now })))
			return false;
		book->cells[cell].count += state->now;
		book->cells[cell].documents++;
		*state = (struct book_state){ 0, cell };
	}
	book->met_count = 0;
	for (size_t n = 0; n < TERM_WORDS; n++)
		group->places[n] += book->document.places[n];
	return !book->scattered || document_add(book, book->document);
}

/* By term of the other book: its number here; the caller's to free. NULL: no memory. */
static uint32_t *
merge_terms(struct book *into, const struct book *from, const uint32_t *words)
{
	uint32_t *terms = calloc(from->terms.count + 1, sizeof *terms);

	for (size_t i = 0; terms && i < from->terms.count; i++) {
		struct numbered term = from->terms.at[i];	/* what it begins with came first */

		terms[i] = book_term(into, term.first == BOOK_NONE ? BOOK_NONE
			: terms[term.first], words[term.second]);
		if (terms[i] == BOOK_NONE) {
			free(terms);
			terms = NULL;
		}
	}
	return terms;
}

/* By group of the other book, the same. */
static uint32_t *
merge_groups(struct book *into, const struct book *from)
{
	size_t count = lexis_count(from->group_keys);
	uint32_t *groups = calloc(count + 1, sizeof *groups);

	for (uint32_t i = 0; groups && i < count; i++) {
		const struct book_group *other = &from->groups[i];
		struct book_group *group;

		groups[i] = group_of(into, lexis_word(from->group_keys, i));
		if (groups[i] == BOOK_NONE) {
			free(groups);
			return NULL;
		}
		group = &into->groups[groups[i]];
		group->documents += other->documents;
		group->words += other->words;
		for (size_t n = 0; n < TERM_WORDS; n++)
			group->places[n] += other->places[n];
	}
	return groups;
}

/* By cell of the other book, the same. */
static uint32_t *
merge_cells(struct book *into, const struct book *from, const uint32_t *groups,
	const uint32_t *terms)
{
	uint32_t *cells = calloc(from->numbers.count + 1, sizeof *cells);

	for (size_t i = 0; cells && i < from->numbers.count; i++) {
		struct numbered key = from->numbers.at[i];

		cells[i] = cell_of(into, groups[key.first], terms[key.second]);
		if (cells[i] == BOOK_NONE) {
			free(cells);
			return NULL;
		}
		into->cells[cells[i]].count += from->cells[i].count;
		into->cells[cells[i]].documents += from->cells[i].documents;
	}
	return cells;
}

static bool
merge_documents(struct book *into, const struct book *from, const uint32_t *groups,
	const uint32_t *cells)
{
	size_t before = into->entry_count;

	for (size_t i = 0; i < from->entry_count; i++)
		if (!entry_add(into, (struct book_entry){ cells[from->entries[i].cell],
				from->entries[i].count }))
			return false;
	for (size_t i = 0; i < from->document_count; i++) {
		struct book_document document = from->documents[i];

		document.group = groups[document.group];
		document.entries += before;
		if (!document_add(into, document))
			return false;
	}
	return true;
}

bool
book_merge(struct book *into, const struct book *from, const uint32_t *words)
{
	uint32_t *groups = merge_groups(into, from);
	uint32_t *terms = groups ? merge_terms(into, from, words) : NULL;
	uint32_t *cells = terms ? merge_cells(into, from, groups, terms) : NULL;
	bool good = cells && merge_documents(into, from, groups, cells);

	free(groups);
	free(terms);
	free(cells);
	return good;
}

unsigned char *
book_sizes(const struct book *book)
{
	unsigned char *sizes = calloc(book->terms.count + 1, 1);

	for (size_t i = 0; sizes && i < book->terms.count; i++) {
		uint32_t before = book->terms.at[i].first;	/* came before it */

		sizes[i] = before == BOOK_NONE ? 1 : (unsigned char)(sizes[before] + 1);
	}
	return sizes;
}

size_t
book_words(const struct book *book, uint32_t term, uint32_t words[TERM_WORDS])
{
	size_t count = 0;

	for (uint32_t at = term; at != BOOK_NONE; at = book->terms.at[at].first)
		count++;
	for (size_t i = count; i-- > 0; term = book->terms.at[term].first)
		words[i] = book->terms.at[term].second;
	return count;
}
