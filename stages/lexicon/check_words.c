/* check_words.c: words of patterns that take in more than is written: stems that words of another
 * meaning have too, and globs. */
#include <stdlib.h>

#include "array.h"
#include "check.h"
#include "glob.h"
#include "stock.h"

enum {
	WILD_STEMS = 8,		/* a glob may match so many */
	SHOWN_FORMS = 8
};

/* A stem or a glob that patterns ask for. */
struct taker {
	const struct entry *entry;	/* the first that asks for it */
	uint32_t form;			/* as written there */
	uint32_t last_stem;		/* of a glob: the last that it matched */
	size_t stems, forms;
};

struct words {
	struct check *check;
	struct stock stock;
	struct lexis_column stem_takers, glob_takers;	/* by the form as written */
	struct taker *takers;
	size_t count, room;
	struct globs *globs;
	struct buffer list;
	bool failed;		/* no memory for a list before this one */
};

/* Remembers who asks first for a stem, or a glob, written like this. */
static bool
note_taker(struct words *words, struct lexis_column *column, uint32_t form,
	const struct entry *entry)
{
	struct taker *takers;
	uint32_t *cell = lexis_column_at(column, words->check->stems.words, form);

	if (!cell)
		return false;
	if (*cell != LEXIS_UNSET)
		return true;
	takers = array_reserve(words->takers, &words->room, words->count, 1, sizeof *takers);
	if (!takers)
		return false;
	words->takers = takers;
	*cell = (uint32_t)words->count;
	takers[words->count++] = (struct taker){ .entry = entry, .form = form,
		.last_stem = LEXIS_NONE };
	return true;
}

static bool
note_word(struct words *words, const struct pattern_word *word, const struct entry *entry)
{
	struct word_stems *stems = &words->check->stems;
	uint32_t form;

	if (word->test != WORD_STEM && word->test != WORD_GLOB)
		return true;
	form = lexis_intern(stems->words, word->text);
	if (form == LEXIS_NONE)
		return false;
	if (word->test == WORD_STEM)
		return entry->is_cue || note_taker(words, &words->stem_takers, form, entry);
	return note_taker(words, &words->glob_takers, form, entry)
		&& globs_add(words->globs, word->text,
			*lexis_column_at(&words->glob_takers, stems->words, form));
}

static bool
note_pattern(struct words *words, const struct pattern *pattern, const struct entry *entry)
{
	for (const struct pattern_sequence *s = pattern->first; s; s = s->next)
		for (size_t i = 0; i < s->count; i++)
			for (size_t j = 0; j < s->steps[i].count; j++)
				if (!note_word(words, &s->steps[i].words[j], entry))
					return false;
	return true;
}

/* Whether the rest of a word behind what two forms share is an ending of mere inflection. */
static bool
is_ending(struct slice rest)
{
	static const char *const endings[] = {
		"", "e", "s", "es", "'s", "'", "ed", "d", "ing", "y", "ies", "ied", "ying", "n't"
	};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (slice_is(rest, endings[i]))
			return true;
	return false;
}

static bool
is_inflection(struct slice a, struct slice b)
{
	size_t shared = 0;

	while (shared < a.size && shared < b.size && a.at[shared] == b.at[shared])
		shared++;
	return is_ending((struct slice){ a.at + shared, a.size - shared })
		&& is_ending((struct slice){ b.at + shared, b.size - shared });
}

/* An entry of another code that wants the form exactly; NULL: none. */
static const struct entry *
other_code(const struct stock_word *word, const struct entry *entry)
{
	for (size_t i = 0; i < 2; i++)
		if (word->exact[i] && !slice_equal(word->exact[i]->term.code, entry->term.code))
			return word->exact[i];
	return NULL;
}

/* Whether "=form" stands in the pattern: somebody has thought of the collision. */
static bool
is_marked(const struct entry *entry, struct slice form)
{
	const char *at = entry->pattern.at, *end = at + entry->pattern.size;

	while (at < end && (at = memchr(at, '=', (size_t)(end - at)))) {
		struct slice rest = { at + 1, (size_t)(end - at) - 1 };

		if (slice_starts(rest, form) && (rest.size == form.size
				|| strchr(" |)]", rest.at[form.size])))
			return true;
		at++;
	}
	return false;
}

/* Whether the form is a part of a compound in the pattern: of "co-ordination". */
static bool
is_part(const struct entry *entry, struct slice form)
{
	const char *at = entry->pattern.at, *end = at + entry->pattern.size;

	for (; (at = memmem(at, (size_t)(end - at), form.at, form.size)); at++)
		if (at > entry->pattern.at && at[-1] == '-')
			return true;
	return false;
}

static void
begin_list(struct words *words)
{
	words->failed |= buffer_failed(&words->list);
	buffer_reset(&words->list, SIZE_MAX);
}

/* Adds a form that the stem takes in, if it is one to be warned of. */
static bool
add_collision(struct words *words, const struct stock_word *word, const struct taker *taker)
{
	struct lexis *lexis = words->check->stems.words;
	struct slice form = lexis_word(lexis, word->form);
	const struct entry *other = other_code(word, taker->entry);
	bool inflected = is_inflection(form, lexis_word(lexis, taker->form));
	char shown[QUOTED_BYTES];

	if (word->form == taker->form)
		return false;
	if (inflected ? !other || !is_marked(other, form) : !other && !word->listed)
		return false;
	buffer_add_format(&words->list, "%s%s", words->list.size ? ", " : "", quoted(shown, form));
	if (other)
		buffer_add_format(&words->list, " (%s)", other->rule.at);
	return true;
}

/* The words [first, end) of the stock have the stem of one among them. */
static void
check_stem(struct words *words, uint32_t form, size_t first, size_t end)
{
	struct lexis *lexis = words->check->stems.words;
	const uint32_t *cell = lexis_column_at(&words->stem_takers, lexis, form);
	const struct taker *taker;
	char shown[QUOTED_BYTES];
	size_t count = 0;

	if (!cell || *cell == LEXIS_UNSET)
		return;
	taker = &words->takers[*cell];
	if (!check_owns(words->check, taker->entry)
			|| is_part(taker->entry, lexis_word(lexis, form)))
		return;
	begin_list(words);
	for (size_t i = first; i < end && count < SHOWN_FORMS; i++)
		count += add_collision(words, &words->stock.words[i], taker);
	if (count > 0)
		complaints_warn_entry(&words->check->complaints, taker->entry, "collision: the "
			"stem of %s takes in %.*s; = before it asks for its form alone",
			quoted(shown, lexis_word(lexis, form)), (int)words->list.size,
			words->list.at);
}

static void
check_stems(struct words *words)
{
	const struct stock *stock = &words->stock;

	for (size_t first = 0, end; first < stock->count; first = end) {
		for (end = first; end < stock->count
				&& stock->words[end].stem == stock->words[first].stem; end++)
			;
		for (size_t i = first; i < end; i++)
			check_stem(words, stock->words[i].form, first, end);
	}
}

/* Counts what each glob matches; stems follow each other in the stock. */
static bool
count_globs(struct words *words)
{
	struct glob_search search = { 0 };
	bool good = true;

	for (size_t i = 0; good && i < words->stock.count; i++) {
		const struct stock_word *word = &words->stock.words[i];

		good = globs_search(words->globs, lexis_word(words->check->stems.words, word->form),
			&search);
		for (size_t j = 0; good && j < search.count; j++) {
			struct taker *taker = &words->takers[search.found[j]];

			taker->stems += taker->last_stem != word->stem;
			taker->last_stem = word->stem;
			taker->forms++;
		}
	}
	glob_search_free(&search);
	return good;
}

static void
check_glob(struct words *words, const struct taker *taker)
{
	struct lexis *lexis = words->check->stems.words;
	struct slice glob = lexis_word(lexis, taker->form);
	uint32_t last = LEXIS_NONE;
	char shown[QUOTED_BYTES];
	size_t count = 0;

	begin_list(words);
	for (size_t i = 0; i < words->stock.count && count < SHOWN_FORMS; i++) {
		const struct stock_word *word = &words->stock.words[i];
		struct slice form = lexis_word(lexis, word->form);

		if (word->stem == last || !glob_covers(glob, form))
			continue;
		last = word->stem;
		buffer_add_format(&words->list, "%s%s", count++ ? ", " : "", quoted(shown, form));
	}
	complaints_warn_entry(&words->check->complaints, taker->entry, "wild: %s matches %zu words "
		"of %zu stems that are known: %.*s ...; write more letters, or the words",
		quoted(shown, glob), taker->forms, taker->stems, (int)words->list.size,
		words->list.at);
}

static bool
note_patterns(struct words *words)
{
	const struct check *check = words->check;

	for (size_t i = 0; i < check->tagger.entry_count; i++)
		if (check->patterns[i].first && !check->tagger.entries[i].evidence
				&& !note_pattern(words, &check->patterns[i],
				&check->tagger.entries[i]))
			return false;
	return true;
}

bool
check_words(struct check *check, struct fault *fault)
{
	struct words words = { .check = check, .globs = globs_new() };
	bool good = words.globs || fault_memory(fault);

	good = good && stock_open(&words.stock, check, fault);
	good = good && ((note_patterns(&words) && count_globs(&words)) || fault_memory(fault));
	if (good)
		check_stems(&words);
	for (size_t i = 0; good && i < words.count; i++)
		if (words.takers[i].stems > WILD_STEMS && check_owns(check, words.takers[i].entry))
			check_glob(&words, &words.takers[i]);
	begin_list(&words);
	good = good && (!words.failed || fault_memory(fault));
	buffer_free(&words.list);
	globs_free(words.globs);
	free(words.takers);
	lexis_column_free(&words.glob_takers);
	lexis_column_free(&words.stem_takers);
	stock_close(&words.stock);
	return good;
}
