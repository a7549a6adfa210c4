#include "matcher_inside.h"

#include <stdlib.h>

#include "array.h"
#include "stemmer.h"

_Static_assert((int)PATTERN_GAP < (int)TRIE_GAPS, "the trie knows no gap as long as this");

static void
dialect_close(struct dialect *dialect)
{
	free(dialect->language);
	globs_free(dialect->globs);
	stemmer_free(dialect->stemmer);
}

void
matcher_free(struct matcher *matcher)
{
	if (!matcher)
		return;
	for (size_t i = 0; i < matcher->dialect_count; i++)
		dialect_close(&matcher->dialects[i]);
	free(matcher->dialects);
	lexis_free(matcher->words);
	free(matcher->word_elements);
	lexis_free(matcher->elements);
	lexis_free(matcher->symbols);
	buffer_free(&matcher->key);
	free(matcher->set);
	free(matcher->memberships);
	free(matcher->members);
	free(matcher->forms);
	free(matcher->form_slots);
	free(matcher->form_bits);
	trie_free(&matcher->trie);
	openings_free(&matcher->openings);
	arena_free(&matcher->arena);
	free(matcher);
}

struct matcher *
matcher_new(void)
{
	struct matcher *matcher = calloc(1, sizeof *matcher);

	if (!matcher)
		return NULL;
	matcher->words = lexis_new(SIZE_MAX);
	matcher->elements = lexis_new(SIZE_MAX);
	matcher->symbols = lexis_new(SIZE_MAX);
	if (!matcher->words || !matcher->elements || !matcher->symbols) {
		matcher_free(matcher);
		return NULL;
	}
	return matcher;
}

static bool
dialect_open(struct dialect *dialect, const char *language, const struct spelling *spelling,
	struct fault *fault)
{
	char name[QUOTED_BYTES];

	dialect->spelling = spelling;
	dialect->stemmer = stemmer_new(language);
	if (!dialect->stemmer && errno == ENOMEM)
		return fault_memory(fault);
	if (!dialect->stemmer)
		return fault_set(fault, "no stemmer for the language \"%s\"; write its English "
			"name in small letters: english, french, german ...",
			quoted(name, slice_of(language)));
	dialect->language = strdup(language);
	dialect->globs = globs_new();
	return (dialect->language && dialect->globs) || fault_memory(fault);
}

bool
matcher_dialect(struct matcher *matcher, const char *language, const struct spelling *spelling,
	uint32_t *dialect, struct fault *fault)
{
	struct dialect *at = matcher->dialects, new = { 0 };

	for (size_t i = 0; i < matcher->dialect_count; i++)
		if (at[i].spelling == spelling && strcmp(at[i].language, language) == 0) {
			*dialect = (uint32_t)i;
			return true;
		}
	at = array_reserve(at, &matcher->dialect_room, matcher->dialect_count, 1, sizeof *at);
	if (!at)
		return fault_memory(fault);
	matcher->dialects = at;
	if (!dialect_open(&new, language, spelling, fault)) {
		dialect_close(&new);
		return false;
	}
	*dialect = (uint32_t)matcher->dialect_count;
	at[matcher->dialect_count++] = new;
	return true;
}

static bool
form_add(struct matcher *matcher, enum word_test test, struct slice text, uint32_t element)
{
	struct form *forms = array_reserve(matcher->forms, &matcher->form_room,
		matcher->form_count, 1, sizeof *forms);
	struct slice copy = arena_copy(&matcher->arena, text);

	if (!forms)
		return false;
	matcher->forms = forms;
	forms[matcher->form_count++] = (struct form){ slice_beginning(text), copy, test, element };
	return copy.at != NULL;
}

/* The id of a test, a dialect and a text; LEXIS_NONE: no memory. */
static uint32_t
key_id(struct matcher *matcher, struct lexis *lexis, enum word_test test, uint32_t dialect,
	struct slice text)
{
	const uint32_t front[] = { test, dialect };
	struct buffer *key = &matcher->key;

	_Static_assert(sizeof front == MATCHER_KEY_BYTES, "what stands before the text");
	key->size = 0;
	buffer_add(key, front, sizeof front);
	buffer_add_slice(key, text);
	return buffer_failed(key) ? LEXIS_NONE : lexis_intern(lexis, buffer_slice(key));
}

/* The element of a word that is matched by form or stem, in all its spellings; LEXIS_NONE: no
 * memory. Its dialect does not count: what texts have to look like to satisfy it is all in its
 * forms. */
static uint32_t
spelt_element(struct matcher *matcher, struct dialect *dialect, const struct pattern_word *word)
{
	struct slice text = word->text;
	struct spellings spellings = { &text, 1 };
	uint32_t element = LEXIS_NONE;

	if (dialect->spelling
			&& !spelling_variants(dialect->spelling, text, &matcher->arena, &spellings))
		return LEXIS_NONE;
	for (size_t i = 0; i < spellings.count; i++) {
		text = spellings.at[i];
		if (word->test == WORD_STEM)
			text = stemmer_stem(dialect->stemmer, text);
		if (i == 0 && text.at)
			element = key_id(matcher, matcher->elements, word->test, 0, text);
		if (!text.at || element == LEXIS_NONE
				|| !form_add(matcher, word->test, text, element))
			return LEXIS_NONE;
	}
	return element;
}

/* The element of a word; LEXIS_NONE: no memory. Globs of two dialects are two elements, since the
 * spellings of a text's word that they are matched with differ. */
static uint32_t
new_element(struct matcher *matcher, uint32_t dialect, const struct pattern_word *word)
{
	bool glob = word->test == WORD_GLOB, good;
	uint32_t element;

	if (word->test == WORD_EXACT || word->test == WORD_STEM)
		return spelt_element(matcher, &matcher->dialects[dialect], word);
	element = key_id(matcher, matcher->elements, word->test, glob ? dialect : 0, word->text);
	if (element == LEXIS_NONE)
		return element;
	good = glob ? globs_add(matcher->dialects[dialect].globs, word->text, element)
		: form_add(matcher, word->test, word->text, element);
	return good ? element : LEXIS_NONE;
}

static uint32_t
word_element(struct matcher *matcher, uint32_t dialect, const struct pattern_word *word)
{
	size_t known = lexis_count(matcher->words);
	uint32_t id = key_id(matcher, matcher->words, word->test, dialect, word->text);
	uint32_t *elements = id == LEXIS_NONE ? NULL : array_reserve(matcher->word_elements,
		&matcher->word_room, known, 1, sizeof *elements);

	if (!elements)
		return LEXIS_NONE;
	matcher->word_elements = elements;
	if (id == known)
		elements[id] = new_element(matcher, dialect, word);
	return elements[id];
}

static int
number_compare(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Fills matcher->set with the elements of the step, ascending, each once. */
static bool
step_set(struct matcher *matcher, uint32_t dialect, const struct pattern_step *step, size_t *count)
{
	uint32_t *set = array_reserve(matcher->set, &matcher->set_room, 0, step->count,
		sizeof *set);

	if (!set)
		return false;
	matcher->set = set;
	for (size_t i = 0; i < step->count; i++) {
		set[i] = word_element(matcher, dialect, &step->words[i]);
		if (set[i] == LEXIS_NONE)
			return false;
	}
	if (step->count > 1)
		qsort(set, step->count, sizeof *set, number_compare);
	*count = 0;
	for (size_t i = 0; i < step->count; i++)
		if (i == 0 || set[i] != set[*count - 1])
			set[(*count)++] = set[i];
	return true;
}

/* The elements in matcher->set belong to the symbol. */
static bool
memberships_add(struct matcher *matcher, size_t count, uint32_t symbol)
{
	struct membership *at = array_reserve(matcher->memberships, &matcher->membership_room,
		matcher->membership_count, count, sizeof *at);

	if (!at)
		return false;
	matcher->memberships = at;
	for (size_t i = 0; i < count; i++)
		at[matcher->membership_count++] = (struct membership){ matcher->set[i], symbol };
	return true;
}

static bool
step_symbol(struct matcher *matcher, uint32_t dialect, const struct pattern_step *step,
	uint32_t *symbol)
{
	size_t known = lexis_count(matcher->symbols), count;
	uint32_t id;

	*symbol = step->gap;
	if (step->count == 0)
		return true;
	if (!step_set(matcher, dialect, step, &count))
		return false;
	id = lexis_intern(matcher->symbols, (struct slice){ (const char *)matcher->set,
		count * sizeof *matcher->set });
	*symbol = id + TRIE_GAPS;
	return id != LEXIS_NONE && (id < known || memberships_add(matcher, count, *symbol));
}

bool
matcher_add(struct matcher *matcher, uint32_t dialect, const struct pattern *pattern,
	uint32_t entry)
{
	const struct pattern_sequence *sequence = pattern->first;
	uint32_t symbols[PATTERN_STEPS];

	for (; sequence; sequence = sequence->next) {
		for (size_t i = 0; i < sequence->count; i++)
			if (!step_symbol(matcher, dialect, &sequence->steps[i], &symbols[i]))
				return false;
		if (!trie_add(&matcher->trie, symbols, sequence->count, entry))
			return false;
	}
	return true;
}
