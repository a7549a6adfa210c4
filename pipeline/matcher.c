#include "matcher_inside.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdlib.h>

#include "array.h"

static void
dialect_close(struct dialect *dialect)
{
	free(dialect->language);
	globs_free(dialect->globs);
	sb_stemmer_delete(dialect->stemmer);
}

void
matcher_free(struct matcher *matcher)
{
	if (!matcher)
		return;
	for (size_t i = 0; i < matcher->dialect_count; i++)
		dialect_close(&matcher->dialects[i]);
	free(matcher->dialects);
	lexis_free(matcher->elements);
	lexis_free(matcher->words);
	free(matcher->word_elements);
	free(matcher->forms);
	trie_free(&matcher->trie);
	free(matcher->starts);
	arena_free(&matcher->arena);
	free(matcher);
}

struct matcher *
matcher_new(void)
{
	struct matcher *matcher = calloc(1, sizeof *matcher);

	if (!matcher)
		return NULL;
	matcher->elements = lexis_new(SIZE_MAX);
	matcher->words = lexis_new(SIZE_MAX);
	if (!matcher->elements || !matcher->words) {
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
	dialect->stemmer = sb_stemmer_new(language, NULL);
	if (!dialect->stemmer)
		return fault_set(fault, "no stemmer for the language \"%s\"; write its English name in "
			"small letters: english, french, german ...", quoted(name, slice_of(language)));
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
	struct form *forms = array_reserve(matcher->forms, &matcher->form_room, matcher->form_count, 1,
		sizeof *forms);
	struct slice copy = arena_copy(&matcher->arena, text);

	if (!forms)
		return false;
	matcher->forms = forms;
	forms[matcher->form_count++] = (struct form){ test, copy, element };
	return copy.at != NULL;
}

static struct slice
stem_of(struct dialect *dialect, struct slice word)
{
	const sb_symbol *stem = word.size > INT_MAX ? NULL
		: sb_stemmer_stem(dialect->stemmer, (const sb_symbol *)word.at, (int)word.size);

	if (!stem)
		return (struct slice){ NULL, 0 };
	return (struct slice){ (const char *)stem, (size_t)sb_stemmer_length(dialect->stemmer) };
}

/* The id of a test, a dialect and a text; LEXIS_NONE: no memory. */
static uint32_t
key_id(struct lexis *lexis, enum word_test test, uint32_t dialect, struct slice text)
{
	struct buffer key = { 0 };
	uint32_t id = LEXIS_NONE;

	buffer_add_number(&key, test);
	buffer_add_char(&key, ' ');
	buffer_add_number(&key, dialect);
	buffer_add_char(&key, ' ');
	buffer_add_slice(&key, text);
	if (!buffer_failed(&key))
		id = lexis_intern(lexis, buffer_slice(&key));
	buffer_free(&key);
	return id;
}

/* The element of a word that is matched by form or stem, in all its spellings; 0: no memory. Its
 * dialect does not count: what texts have to look like to satisfy it is all in its forms. */
static uint32_t
spelt_element(struct matcher *matcher, struct dialect *dialect, const struct pattern_step *step)
{
	struct slice word = step->text;
	struct spellings spellings = { &word, 1 };
	uint32_t element = 0;

	if (dialect->spelling && !spelling_variants(dialect->spelling, word, &matcher->arena, &spellings))
		return 0;
	for (size_t i = 0; i < spellings.count; i++) {
		struct slice text = step->test == WORD_STEM ? stem_of(dialect, spellings.at[i])
			: spellings.at[i];

		if (i == 0 && text.at)
			element = key_id(matcher->elements, step->test, 0, text) + 1;
		if (!text.at || !element || !form_add(matcher, step->test, text, element))
			return 0;
	}
	return element;
}

/* The element of a word; 0: no memory. Globs of two dialects are two elements, since the spellings of
 * a text's word that they are matched with differ. */
static uint32_t
word_element(struct matcher *matcher, uint32_t number, const struct pattern_step *step)
{
	struct dialect *dialect = &matcher->dialects[number];
	uint32_t element;

	if (step->test == WORD_EXACT || step->test == WORD_STEM)
		return spelt_element(matcher, dialect, step);
	if (step->test == WORD_ACRONYM) {
		element = key_id(matcher->elements, step->test, 0, step->text) + 1;
		return element && form_add(matcher, step->test, step->text, element) ? element : 0;
	}
	element = key_id(matcher->elements, step->test, number, step->text) + 1;
	return element && globs_add(dialect->globs, step->text, element) ? element : 0;
}

static bool
step_symbol(struct matcher *matcher, uint32_t dialect, const struct pattern_step *step,
	uint32_t *symbol)
{
	size_t known = lexis_count(matcher->words);
	uint32_t id, *elements;

	*symbol = TRIE_WILD;
	if (step->test == WORD_ANY)
		return true;
	id = key_id(matcher->words, step->test, dialect, step->text);
	elements = id == LEXIS_NONE ? NULL
		: array_reserve(matcher->word_elements, &matcher->word_room, known, 1, sizeof *elements);
	if (!elements)
		return false;
	matcher->word_elements = elements;
	if (id == known)
		elements[id] = word_element(matcher, dialect, step);
	*symbol = elements[id];
	return *symbol != 0;
}

bool
matcher_add(struct matcher *matcher, uint32_t dialect, const struct pattern *pattern, uint32_t entry)
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

/* By test and text only. */
static int
form_order(const struct form *a, enum word_test test, struct slice text)
{
	return a->test == test ? slice_compare(a->text, text) : a->test < test ? -1 : 1;
}

static int
form_compare(const void *left, const void *right)
{
	const struct form *a = left, *b = right;
	int order = form_order(a, b->test, b->text);

	return order ? order : (a->element > b->element) - (a->element < b->element);
}

/* Sorts the forms and drops those that are there twice, since words may share a stem. */
static void
forms_sort(struct matcher *matcher)
{
	struct form *forms = matcher->forms;
	size_t kept = 0;

	if (matcher->form_count)
		qsort(forms, matcher->form_count, sizeof *forms, form_compare);
	for (size_t i = 0; i < matcher->form_count; i++)
		if (kept == 0 || form_compare(&forms[kept - 1], &forms[i]) != 0)
			forms[kept++] = forms[i];
	matcher->form_count = kept;
}

bool
matcher_seal(struct matcher *matcher)
{
	matcher->element_count = lexis_count(matcher->elements) + 1;
	matcher->starts = calloc(matcher->element_count, sizeof *matcher->starts);
	if (!matcher->starts)
		return false;
	for (uint32_t i = 1; i < matcher->element_count; i++)
		matcher->starts[i] = trie_child(&matcher->trie, TRIE_ROOT, i);
	forms_sort(matcher);
	return true;
}

const struct form *
matcher_forms(const struct matcher *matcher, enum word_test test, struct slice text, size_t *count)
{
	size_t from = 0, to = matcher->form_count, end;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (form_order(&matcher->forms[middle], test, text) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (end = from; end < matcher->form_count; end++)
		if (form_order(&matcher->forms[end], test, text) != 0)
			break;
	*count = end - from;
	return matcher->forms + from;
}
