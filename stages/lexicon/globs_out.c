#include "globs_out.h"

#include <stdlib.h>

#include "array.h"
#include "composite.h"
#include "pattern.h"
#include "within.h"

enum {
	MOST_PHRASES = 512,	/* of a sequence with alternatives */
	SHORT_STEM = 4		/* bytes; shorter ones take in too much */
};

struct making {
	struct globs_out *globs;
	struct word_stems stems;
	struct buffer text;
	bool endings;
};

void
globs_out_free(struct globs_out *globs)
{
	free(globs->at);
	free(globs->codes);
	arena_free(&globs->arena);
}

/* The place of a code; UINT32_MAX: no memory. */
static uint32_t
code_number(struct globs_out *globs, struct slice code)
{
	struct slice *codes = array_reserve(globs->codes, &globs->code_room, globs->code_count, 1,
		sizeof *codes);

	if (!codes)
		return UINT32_MAX;
	globs->codes = codes;
	for (size_t i = 0; i < globs->code_count; i++)
		if (slice_equal(codes[i], code))
			return (uint32_t)i;
	codes[globs->code_count] = code;
	return (uint32_t)globs->code_count++;
}

/* What the word and its stem begin with: "communit*" of community; a short one as it is: not
 * "and*". */
static void
add_stem(struct making *making, struct slice word)
{
	uint32_t id = word_stem(&making->stems, word);
	struct slice stem = id == LEXIS_NONE ? word : lexis_word(making->stems.words, id);
	size_t shared = 0;

	while (shared < stem.size && shared < word.size && stem.at[shared] == word.at[shared])
		shared++;
	if (shared < SHORT_STEM)
		shared = word.size;
	buffer_add(&making->text, word.at, shared);
	if (shared >= SHORT_STEM)
		buffer_add_char(&making->text, '*');
}

static void
add_word(struct making *making, const struct pattern_word *word, bool last)
{
	buffer_add_string(&making->text, making->text.size ? " " : "");
	if (word->test == WORD_STEM && (last || !making->endings))
		add_stem(making, word->text);
	else
		buffer_add_slice(&making->text, word->text);
}

/* In how many ways a step can be written: a gap as no word, any one, any two... */
static size_t
step_choices(const struct making *making, const struct pattern_step *step)
{
	if (step->count > 0)
		return step->count;
	return making->endings ? 1 : step->gap + 1;
}

static bool
keep_phrase(struct making *making, uint32_t code)
{
	struct globs_out *globs = making->globs;
	struct slice text = buffer_slice(&making->text);
	struct glob_out *at = array_reserve(globs->at, &globs->room, globs->count, 1, sizeof *at);

	if (!at)
		return false;
	globs->at = at;
	if (making->endings && (memchr(text.at, '?', text.size)
			|| memchr(text.at, '*', text.size - 1)))
		return true;
	text = arena_copy(&globs->arena, text);
	at[globs->count++] = (struct glob_out){ code, text };
	return text.at && !buffer_failed(&making->text);
}

/* The words of choice number `choice`, counted like digits, the last step fastest. */
static void
write_choice(struct making *making, const struct pattern_sequence *sequence, size_t choice)
{
	size_t place[PATTERN_STEPS];

	for (size_t i = sequence->count; i-- > 0; ) {
		size_t choices = step_choices(making, &sequence->steps[i]);

		place[i] = choice % choices;
		choice /= choices;
	}
	buffer_reset(&making->text, SIZE_MAX);
	for (size_t i = 0; i < sequence->count; i++) {
		const struct pattern_step *step = &sequence->steps[i];

		for (size_t j = 0; step->count == 0 && j < place[i]; j++)
			buffer_add_string(&making->text, " *");
		if (step->count > 0)
			add_word(making, &step->words[place[i]], i + 1 == sequence->count);
	}
}

static bool
add_sequence(struct making *making, const struct pattern_sequence *sequence, uint32_t code)
{
	size_t choices = 1;

	for (size_t i = 0; i < sequence->count && choices <= MOST_PHRASES; i++)
		choices *= step_choices(making, &sequence->steps[i]);
	if (choices > MOST_PHRASES)
		return true;
	for (size_t choice = 0; choice < choices; choice++) {
		write_choice(making, sequence, choice);
		if (!keep_phrase(making, code))
			return false;
	}
	return true;
}

static bool
add_term(struct making *making, const struct entry *entry)
{
	struct globs_out *globs = making->globs;
	uint32_t code = code_number(globs, entry->term.code);
	size_t before = globs->count;
	struct arena arena = { 0 };
	struct composite composite;
	struct pattern pattern;
	struct fault ignored = { 0 };
	bool good = code != UINT32_MAX;
	const char *at;

	if (good && composite_read(entry->pattern, &composite, &at, &ignored)
			&& composite_is_simple(&composite)
			&& pattern_read(entry->pattern, &arena, &pattern, &at, &ignored))
		for (const struct pattern_sequence *s = pattern.first; good && s; s = s->next)
			good = add_sequence(making, s, code);
	globs->lost += globs->count == before;
	arena_free(&arena);
	return good;
}

static int
glob_order(const void *left, const void *right)
{
	const struct glob_out *a = left, *b = right;
	int order = (a->code > b->code) - (a->code < b->code);

	return order ? order : slice_compare(a->text, b->text);
}

static void
sort_globs(struct globs_out *globs)
{
	size_t kept = 0;

	if (globs->count > 0)
		qsort(globs->at, globs->count, sizeof *globs->at, glob_order);
	for (size_t i = 0; i < globs->count; i++)
		if (kept == 0 || glob_order(&globs->at[kept - 1], &globs->at[i]) != 0)
			globs->at[kept++] = globs->at[i];
	globs->count = kept;
}

bool
globs_out_make(struct globs_out *globs, const struct tagger *tagger, bool endings,
	struct fault *fault)
{
	struct making making = { .globs = globs, .endings = endings };
	bool good = word_stems_open(&making.stems, tagger->folder.language, fault);

	for (size_t i = 0; good && i < tagger->term_count; i++)
		good = add_term(&making, &tagger->entries[i]) || fault_memory(fault);
	if (good && making.stems.failed)
		good = fault_memory(fault);
	if (good)
		sort_globs(globs);
	buffer_free(&making.text);
	word_stems_close(&making.stems);
	return good;
}
