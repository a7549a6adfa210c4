#include "phrases.h"

#include <stdlib.h>

#include "array.h"
#include "cell.h"
#include "function_words.h"
#include "quotation.h"
#include "unicode.h"
#include "utf8.h"

/* The record that is being counted. */
struct reading {
	struct phrases *phrases;
	struct record *record;
	struct slice text;
	const struct spans *sentences, *tokens;
	const struct stems *stems;
	const struct tags *tags;
	size_t sight;		/* the first that may reach the token at hand */
	uint32_t covered;	/* byte up to which the sights before it reach */
	bool coded;		/* there is a finding in it */
};

/* A sentence of it. */
struct stretch_of_words {
	size_t first, end;	/* tokens */
	bool here;
	size_t from_tag, to_tag;	/* tags of it and the sentences beside it */
};

/* The phrase and the code of a vote. */
struct ballot {
	uint32_t phrase, code;
};

bool
phrases_open(struct phrases *phrases, struct tagger *tagger, struct fault *fault)
{
	phrases->tagger = tagger;
	phrases->keys = lexis_new(SIZE_MAX);
	phrases->codes = lexis_new(SIZE_MAX);
	phrases->votes = lexis_new(SIZE_MAX);
	if (!phrases->keys || !phrases->codes || !phrases->votes)
		return fault_memory(fault);
	return sights_open(&phrases->sights, tagger->set, tagger->hand.lexis, fault);
}

void
phrases_close(struct phrases *phrases)
{
	sights_close(&phrases->sights);
	buffer_free(&phrases->key);
	buffer_free(&phrases->form);
	buffer_free(&phrases->scratch);
	arena_free(&phrases->arena);
	free(phrases->vote_counts);
	free(phrases->at);
	lexis_free(phrases->votes);
	lexis_free(phrases->codes);
	lexis_free(phrases->keys);
}

static struct slice
token_text(const struct reading *reading, size_t token)
{
	struct span span = reading->tokens->at[token];

	return (struct slice){ reading->text.at + span.start, span.end - span.start };
}

/* Adds a word in lower case. */
static bool
add_lower(struct buffer *out, struct slice word)
{
	char *room = buffer_reserve(out, 3 * word.size);

	if (room)
		out->size += unicode_lower_text(room, word);
	return room;
}

/* Whether a pattern has matched the token: asked of one token after the other. */
static bool
is_matched(struct reading *reading, size_t token)
{
	const struct sights *sights = &reading->phrases->sights;
	struct span span = reading->tokens->at[token];

	for (; reading->sight < sights->count
			&& sights->at[reading->sight].span.start < span.end; reading->sight++)
		if (sights->at[reading->sight].span.end > reading->covered)
			reading->covered = sights->at[reading->sight].span.end;
	return span.start < reading->covered;
}

static bool
only_space_before(const struct reading *reading, size_t token)
{
	const struct span *tokens = reading->tokens->at;

	for (uint32_t i = tokens[token - 1].end; i < tokens[token].start; i++)
		if (!strchr(" \t\r\n", reading->text.at[i]))
			return false;
	return true;
}

/* Whether a phrase may begin and end with the token. False too without memory, which the buffer
 * tells. */
static bool
is_content(struct phrases *phrases, struct slice word)
{
	const char *at = word.at, *end = word.at + word.size;
	size_t letters = 0;

	while (at < end)
		letters += unicode_is_letter(utf8_next(&at));
	buffer_reset(&phrases->scratch, SIZE_MAX);
	return letters >= 3 && add_lower(&phrases->scratch, word)
		&& !is_function_word(buffer_slice(&phrases->scratch));
}

/* Puts the key of the phrase of tokens [first, end) and its form into their buffers. */
static bool
make_key(struct reading *reading, size_t first, size_t end)
{
	struct phrases *phrases = reading->phrases;
	struct lexis *words = record_lexis(reading->record);

	buffer_reset(&phrases->key, SIZE_MAX);
	buffer_reset(&phrases->form, SIZE_MAX);
	for (size_t i = first; i < end; i++) {
		if (i > first)
			buffer_add_char(&phrases->form, ' ');
		if (!add_lower(&phrases->form, token_text(reading, i)))
			return false;
		buffer_add_char(&phrases->key, i > first ? ' ' : '\n');
		buffer_add_slice(&phrases->key, lexis_word(words, reading->stems->at[i]));
	}
	if (end == first + 1) {
		buffer_reset(&phrases->key, SIZE_MAX);
		buffer_add_slice(&phrases->key, buffer_slice(&phrases->form));
	}
	return !buffer_failed(&phrases->key) && !buffer_failed(&phrases->form);
}

/* The phrase of the key; NULL: no memory. */
static struct phrase *
find_phrase(struct phrases *phrases)
{
	size_t known = lexis_count(phrases->keys);
	uint32_t id = lexis_intern(phrases->keys, buffer_slice(&phrases->key));
	struct phrase *at = array_reserve(phrases->at, &phrases->room, known, 1, sizeof *at);

	if (at)
		phrases->at = at;
	if (!at || id == LEXIS_NONE)
		return NULL;
	if (id == known) {
		at[id] = (struct phrase){ 0 };
		at[id].form = arena_copy(&phrases->arena, buffer_slice(&phrases->form));
		if (!at[id].form.at)
			return NULL;
	}
	return &at[id];
}

/* Votes for the codes of the findings beside the phrase. */
static bool
vote(struct reading *reading, const struct phrase *phrase, const struct stretch_of_words *words)
{
	struct phrases *phrases = reading->phrases;

	for (size_t i = words->from_tag; i < words->to_tag; i++) {
		const struct tag *tag = &reading->tags->at[i];
		struct ballot ballot = { (uint32_t)(phrase - phrases->at), 0 };
		size_t known = lexis_count(phrases->votes);
		uint64_t *counts;
		uint32_t id;

		if (!tag_is_finding(tag))
			continue;
		ballot.code = lexis_intern(phrases->codes, tag->code);
		id = lexis_intern(phrases->votes,
			(struct slice){ (const char *)&ballot, sizeof ballot });
		counts = array_reserve(phrases->vote_counts, &phrases->vote_room, known, 1,
			sizeof *counts);
		if (counts)
			phrases->vote_counts = counts;
		if (!counts || ballot.code == LEXIS_NONE || id == LEXIS_NONE)
			return false;
		counts[id] = id < known ? counts[id] + 1 : 1;
	}
	return true;
}

static bool
count_here(struct reading *reading, struct phrase *phrase, struct span span,
	const struct stretch_of_words *words)
{
	struct phrases *phrases = reading->phrases;

	phrase->contrast.here++;
	phrase->documents += phrase->last != phrases->documents;
	phrase->last = phrases->documents;
	if (!vote(reading, phrase, words))
		return false;
	if (phrase->example.at)
		return true;
	buffer_reset(&phrases->scratch, SIZE_MAX);
	quotation_add_place(&phrases->scratch, reading->text, span);
	phrase->example = arena_copy(&phrases->arena, buffer_slice(&phrases->scratch));
	return !buffer_failed(&phrases->scratch) && phrase->example.at;
}

/* Counts the phrases that end with a token; `run` tokens up to it are unmatched and joined by
 * space. */
static bool
count_ending(struct reading *reading, size_t token, size_t run,
	const struct stretch_of_words *words)
{
	struct phrases *phrases = reading->phrases;

	if (!is_content(phrases, token_text(reading, token)))
		return !buffer_failed(&phrases->scratch);
	for (size_t length = 1; length <= run && length <= PHRASE_WORDS; length++) {
		size_t first = token + 1 - length;
		struct phrase *phrase;

		if (!is_content(phrases, token_text(reading, first)))
			continue;
		phrase = make_key(reading, first, token + 1) ? find_phrase(phrases) : NULL;
		if (!phrase)
			return false;
		if (!words->here)
			phrase->contrast.there++;
		else if (!count_here(reading, phrase, (struct span){
				reading->tokens->at[first].start, reading->tokens->at[token].end },
				words))
			return false;
	}
	return !buffer_failed(&phrases->scratch);
}

static bool
count_sentence(struct reading *reading, const struct stretch_of_words *words)
{
	size_t run = 0;

	*(words->here ? &reading->phrases->here : &reading->phrases->there)
		+= words->end - words->first;
	for (size_t token = words->first; token < words->end; token++) {
		if (token == words->first || !only_space_before(reading, token))
			run = 0;
		run = is_matched(reading, token) ? 0 : run + 1;
		if (run > 0 && !count_ending(reading, token, run, words))
			return false;
	}
	return true;
}

/* Whether something is said to hinder or to help. */
static bool
is_statement(const struct tag *tag)
{
	return tag_is_finding(tag) || cell_is_uncoded(tag->code);
}

/* The first tag that does not begin before the byte. */
static size_t
tags_from(const struct tags *tags, size_t from, uint32_t byte)
{
	while (from < tags->count && tags->at[from].span.start < byte)
		from++;
	return from;
}

static bool
count_sentences(struct reading *reading)
{
	const struct spans *sentences = reading->sentences, *tokens = reading->tokens;
	size_t before = 0, tag = 0;	/* the first tags of the sentence before and of this one */

	for (size_t i = 0, token = 0; i < sentences->count; i++) {
		struct span sentence = sentences->at[i];
		size_t behind = tags_from(reading->tags, tag, sentence.end);
		struct stretch_of_words words = { .here = reading->phrases->unit == PHRASE_DOCUMENT
			&& reading->coded, .from_tag = before };

		words.to_tag = i + 1 < sentences->count
			? tags_from(reading->tags, behind, sentences->at[i + 1].end) : behind;
		for (size_t j = tag; j < behind && reading->phrases->unit == PHRASE_SENTENCE; j++)
			words.here |= is_statement(&reading->tags->at[j]);
		while (token < tokens->count && tokens->at[token].start < sentence.start)
			token++;
		words.first = token;
		while (token < tokens->count && tokens->at[token].end <= sentence.end)
			token++;
		words.end = token;
		if (!count_sentence(reading, &words))
			return false;
		before = tag;
		tag = behind;
	}
	return true;
}

bool
phrases_add(struct phrases *phrases, struct record *record, struct fault *fault)
{
	struct reading reading = { .phrases = phrases, .record = record };

	if (!(reading.tags = record_tags(record, fault))
			|| !(reading.sentences = record_sentences(record, fault))
			|| !(reading.tokens = record_tokens(record, fault))
			|| !(reading.stems = record_stems(record, fault))
			|| !sights_find(&phrases->sights, record, fault))
		return false;
	reading.text = *record_text(record, fault);
	for (size_t i = 0; i < reading.tags->count; i++)
		reading.coded |= tag_is_finding(&reading.tags->at[i]);
	phrases->documents++;
	return count_sentences(&reading) || fault_memory(fault);
}

/* Marks the phrase of that key if it is no more frequent than the longer one. */
static void
mark_part(struct phrases *phrases, struct slice key, const struct phrase *longer)
{
	uint32_t id = lexis_find(phrases->keys, key);

	if (id != LEXIS_NONE && phrases->at[id].contrast.here == longer->contrast.here)
		phrases->at[id].part = true;
}

/* Of a phrase of several words marks what it is without its first or its last one. A stem has no
 * space. */
static bool
mark_parts(struct phrases *phrases, uint32_t id)
{
	struct slice key = lexis_word(phrases->keys, id), form = phrases->at[id].form;
	const char *first = memchr(form.at, ' ', form.size);
	const char *last = memrchr(form.at, ' ', form.size);
	bool stems = first != last;	/* the parts have several words too */
	struct slice whole = stems ? key : form;
	struct buffer *scratch = &phrases->key;

	if (!first)
		return true;
	first = memchr(whole.at, ' ', whole.size);
	last = memrchr(whole.at, ' ', whole.size);
	mark_part(phrases, (struct slice){ whole.at, (size_t)(last - whole.at) },
		&phrases->at[id]);
	buffer_reset(scratch, SIZE_MAX);
	buffer_add_string(scratch, stems ? "\n" : "");
	buffer_add(scratch, first + 1, whole.size - (size_t)(first + 1 - whole.at));
	mark_part(phrases, buffer_slice(scratch), &phrases->at[id]);
	return !buffer_failed(scratch);
}

static struct ballot
ballot_of(const struct phrases *phrases, uint32_t vote)
{
	struct ballot ballot;

	memcpy(&ballot, lexis_word(phrases->votes, vote).at, sizeof ballot);
	return ballot;
}

/* Gives each phrase the code that has the most votes beyond what chance would give it, of equal
 * ones the first by its bytes. */
static void
elect(struct phrases *phrases, const uint64_t *of_phrase, const uint64_t *of_code, uint64_t all,
	double *best)
{
	for (uint32_t id = 0; id < lexis_count(phrases->votes); id++) {
		struct ballot ballot = ballot_of(phrases, id);
		struct phrase *phrase = &phrases->at[ballot.phrase];
		struct slice code = lexis_word(phrases->codes, ballot.code);
		double beyond = (double)phrases->vote_counts[id] - (double)of_phrase[ballot.phrase]
			* (double)of_code[ballot.code] / (double)all;

		if (phrase->code.size && (beyond < best[ballot.phrase]
				|| (beyond <= best[ballot.phrase]
				&& slice_compare(code, phrase->code) > 0)))
			continue;
		best[ballot.phrase] = beyond;
		phrase->code = code;
	}
}

static bool
choose_codes(struct phrases *phrases, size_t count)
{
	uint64_t *of_phrase = calloc(count + 1, sizeof *of_phrase), all = 0;
	uint64_t *of_code = calloc(lexis_count(phrases->codes) + 1, sizeof *of_code);
	double *best = calloc(count + 1, sizeof *best);
	bool good = of_phrase && of_code && best;

	for (uint32_t id = 0; good && id < lexis_count(phrases->votes); id++) {
		struct ballot ballot = ballot_of(phrases, id);

		of_phrase[ballot.phrase] += phrases->vote_counts[id];
		of_code[ballot.code] += phrases->vote_counts[id];
		all += phrases->vote_counts[id];
	}
	if (good)
		elect(phrases, of_phrase, of_code, all, best);
	free(best);
	free(of_code);
	free(of_phrase);
	return good;
}

bool
phrases_finish(struct phrases *phrases, size_t *count)
{
	*count = lexis_count(phrases->keys);
	for (uint32_t id = 0; id < *count; id++) {
		phrases->at[id].contrast.all_here = phrases->here;
		phrases->at[id].contrast.all_there = phrases->there;
		if (!mark_parts(phrases, id))
			return false;
	}
	return choose_codes(phrases, *count);
}
