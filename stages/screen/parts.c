#include "parts.h"

#include <limits.h>
#include <stdlib.h>

#include "array.h"
#include "json.h"
#include "stemmer.h"
#include "unicode.h"
#include "utf8.h"

enum {
	KEPT = 64 * 1024	/* room that stays for the next line */
};

bool
parts_open(struct parts *parts, const char *language, struct lexis *lexis)
{
	parts->lexis = lexis;
	parts->record = record_new(lexis);
	parts->stemmer = stemmer_new(language);
	return parts->record && parts->stemmer;
}

void
parts_close(struct parts *parts)
{
	record_free(parts->record);
	sb_stemmer_delete(parts->stemmer);
	lexis_column_free(&parts->stems);
	buffer_free(&parts->line);
	buffer_free(&parts->lower);
	free(parts->tokens);
}

/* The characters of a member that is a string; of any other nothing. False: no memory. */
static bool
find_text(struct record *record, const char *name, struct slice *text)
{
	*text = SLICE("");
	if (record_member(record, name, text))
		*text = json_is_string(*text) ? json_characters(*text, record_arena(record))
			: SLICE("");
	return text->at != NULL;
}

/* Makes the line of the record that patterns are matched in. */
static bool
make_line(struct parts *parts, struct record *record)
{
	struct slice title, abstract;

	if (!find_text(record, "title", &title) || !find_text(record, "abstract", &abstract))
		return false;
	parts->spans[0] = (struct span){ 0, (uint32_t)title.size };
	parts->spans[1] = (struct span){
		(uint32_t)title.size + 1, (uint32_t)(title.size + 1 + abstract.size)
	};
	buffer_reset(&parts->line, KEPT);
	buffer_add_string(&parts->line, "{\"id\":\"-\",\"text\":\"");
	json_add_inside(&parts->line, title);
	buffer_add_string(&parts->line, "\\n");
	json_add_inside(&parts->line, abstract);
	buffer_add_string(&parts->line, "\"}");
	return !buffer_failed(&parts->line);
}

static bool
is_word(const char *at, const char *end)
{
	while (at < end) {
		uint32_t c = utf8_next(&at);

		if (unicode_is_letter(c) || unicode_is_number(c))
			return true;
	}
	return false;
}

static bool
add_tokens(struct parts *parts, const char *text, struct span part)
{
	for (size_t from = part.start, to; from < part.end; from = to) {
		struct span *tokens = array_reserve(parts->tokens, &parts->room, parts->count, 1,
			sizeof *tokens);

		if (!tokens)
			return false;
		parts->tokens = tokens;
		to = word_boundary(text, part.end, from);
		if (is_word(text + from, text + to))
			tokens[parts->count++] = (struct span){ (uint32_t)from, (uint32_t)to };
	}
	return true;
}

/* In lower case, with "'" for U+2019, as stemmers know it. LEXIS_NONE: no memory. */
static uint32_t
stem_word(struct parts *parts, struct slice word)
{
	const char *at = word.at, *end = at + word.size;
	const sb_symbol *stem;
	char *lower;
	size_t size = 0;

	buffer_reset(&parts->lower, KEPT);
	lower = buffer_reserve(&parts->lower, 3 * word.size);
	if (!lower)
		return LEXIS_NONE;
	while (at < end) {
		uint32_t c = unicode_lower(utf8_next(&at));

		size += utf8_put(lower + size, c == 0x2019 ? '\'' : c);
	}
	stem = size > INT_MAX ? NULL
		: sb_stemmer_stem(parts->stemmer, (const sb_symbol *)lower, (int)size);
	if (!stem)
		return LEXIS_NONE;
	return lexis_intern(parts->lexis, (struct slice){
		(const char *)stem, (size_t)sb_stemmer_length(parts->stemmer) });
}

static bool
set_stems(struct parts *parts, struct fault *fault)
{
	struct record *record = parts->record;
	const uint32_t *words = record_words(record, fault);
	struct stems stems = {
		arena_array(record_arena(record), parts->count, sizeof *stems.at), parts->count
	};

	if (!words || !stems.at)
		return false;
	for (size_t i = 0; i < parts->count; i++) {
		uint32_t *stem = lexis_column_at(&parts->stems, parts->lexis, words[i]);

		if (stem && *stem == LEXIS_UNSET)
			*stem = stem_word(parts, lexis_word(parts->lexis, words[i]));
		if (!stem || *stem == LEXIS_NONE)
			return false;
		stems.at[i] = *stem;
	}
	record_set_stems(record, stems);
	return true;
}

bool
parts_read(struct parts *parts, struct record *record, struct fault *fault)
{
	const struct slice *text;

	parts->count = 0;
	if (!make_line(parts, record))
		return fault_memory(fault);
	if (!record_parse(parts->record, buffer_slice(&parts->line), true, fault))
		return false;
	text = record_text(parts->record, fault);
	if (!text)
		return false;
	if (!add_tokens(parts, text->at, parts->spans[0])
			|| !add_tokens(parts, text->at, parts->spans[1]))
		return fault_memory(fault);
	record_set_sentences(parts->record, (struct spans){ parts->spans, 2 });
	record_set_tokens(parts->record, (struct spans){ parts->tokens, parts->count });
	return set_stems(parts, fault) || fault_memory(fault);
}
