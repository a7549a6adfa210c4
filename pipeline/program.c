#include "program.h"

#include <stdlib.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *
refuse_shell(char c, struct fault *fault)
{
	fault_set(fault, "'%c' is for a shell; put a backslash before it, or run the stages as a "
		"shell pipeline", c);
	return NULL;
}

/* Skips blanks and line feeds with a backslash before them. */
static const char *
skip_blanks(const char *at)
{
	while (is_blank(*at) || (*at == '\\' && at[1] == '\n'))
		at += is_blank(*at) ? 1 : 2;
	return at;
}

/* Adds what a quoted part means; returns the byte behind it, NULL and fault if it cannot be one. */
static const char *
read_quoted(const char *at, struct buffer *word, struct fault *fault)
{
	char quote = *at++;

	for (; *at && *at != quote; at++) {
		bool escape = quote == '"' && *at == '\\' && at[1] && strchr("\"\\$`\n", at[1]);

		if (quote == '"' && (*at == '$' || *at == '`'))
			return refuse_shell(*at, fault);
		at += escape;
		if (!escape || *at != '\n')
			buffer_add_char(word, *at);
	}
	if (*at)
		return at + 1;
	fault_set(fault, "a quote is opened and never closed");
	return NULL;
}

/* Reads one word; NULL and fault if it cannot be one. */
static const char *
read_word(const char *at, struct buffer *word, struct fault *fault)
{
	while (at && *at && !is_blank(*at) && *at != '|') {
		if (strchr("<>;&$`()#*?[{~", *at))
			return refuse_shell(*at, fault);
		if (*at == '\'' || *at == '"') {
			at = read_quoted(at, word, fault);
		} else if (*at == '\\' && at[1] == '\n') {
			at += 2;
		} else {
			if (*at == '\\' && at[1])
				at++;
			buffer_add_char(word, *at++);
		}
	}
	return at;
}

const struct stage *
stage_find(const struct stage *const *stages, const char *name)
{
	if (strncmp(name, "tl-", 3) == 0)
		name += 3;
	for (; *stages; stages++)
		if (strcmp((*stages)->name, name) == 0)
			return *stages;
	return NULL;
}

/* One stage: words [first, end of the list). */
static bool
add_stage(struct program *program, size_t first, const struct stage *const *stages,
	struct fault *fault)
{
	struct strings *words = &program->words;
	const struct stage *stage;
	char shown[QUOTED_BYTES];

	if (first == words->count)
		return fault_set(fault, "a stage is missing between two '|' or at an end");
	stage = stage_find(stages, words->at[first]);
	if (!stage)
		return fault_set(fault, "unknown stage \"%s\"; themeline --help names all",
			quoted(shown, slice_of(words->at[first])));
	/* options_read does not change the words; getopt's type is kept for main's argv */
	if (!chain_add(&program->chain, stage, (char *const *)&words->at[first + 1],
			words->count - first - 1, fault))
		return fault_place(fault, "tl-%s", stage->name);
	return true;
}

static bool
keep_word(struct strings *words, struct buffer *word, struct fault *fault)
{
	buffer_add_char(word, '\0');
	if (buffer_failed(word) || !strings_add(words, word->at)) {
		buffer_free(word);
		return fault_memory(fault);
	}
	return true;
}

bool
program_read(struct program *program, const char *text, const struct stage *const *stages,
	struct fault *fault)
{
	const char *at = text;
	size_t first = 0;

	for (;;) {
		struct buffer word = { 0 };

		at = skip_blanks(at);
		if (*at == '|' || *at == '\0') {
			if (!add_stage(program, first, stages, fault))
				return false;
			first = program->words.count;
			if (*at++ == '\0')
				return true;
			continue;
		}
		at = read_word(at, &word, fault);
		if (!at) {
			buffer_free(&word);
			return false;
		}
		if (!keep_word(&program->words, &word, fault))
			return false;
	}
}

void
program_free(struct program *program)
{
	chain_free(&program->chain);
	for (size_t i = 0; i < program->words.count; i++)
		free((void *)program->words.at[i]);
	strings_free(&program->words);
}
