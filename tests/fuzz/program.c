/* The text of a pipeline: the words that program_read finds, quoted each on its own, are the same
 * program; and what it refuses it explains. */
#include "shared/fuzz.h"

#include <stdlib.h>

#include "../../stages/stages.h"
#include "program.h"

static void
add_quoted(struct buffer *out, const char *word)
{
	buffer_add_string(out, " '");
	for (; *word; word++) {
		if (*word == '\'')
			buffer_add_string(out, "'\\''");
		else
			buffer_add_char(out, *word);
	}
	buffer_add_char(out, '\'');
}

/* Every word in quotes; for a program of one stage. */
static void
write_again(const struct program *program, struct buffer *out)
{
	const struct strings *words = &program->words;

	for (size_t i = 0; i < words->count; i++)
		add_quoted(out, words->at[i]);
	buffer_add_char(out, '\0');
}

static void
compare_words(const struct strings *a, const struct strings *b)
{
	MUST(a->count == b->count);
	for (size_t i = 0; i < a->count; i++)
		MUST(strcmp(a->at[i], b->at[i]) == 0);
}

static void
read_again(const struct program *program)
{
	struct program again = { 0 };
	struct fault fault = { 0 };
	struct buffer text = { 0 };

	write_again(program, &text);
	MUST(program_read(&again, text.at, every_stage, &fault));
	compare_words(&program->words, &again.words);
	compare_words(&program->chain.links[0].operands, &again.chain.links[0].operands);
	program_free(&again);
	buffer_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct program program = { 0 };
	struct fault fault = { 0 };
	char *text = malloc(size + 1);

	MUST(text);
	memcpy(text, data, size);
	text[size] = '\0';
	if (!program_read(&program, text, every_stage, &fault))
		MUST(fault.words[0]);
	else if (program.chain.count == 1)
		read_again(&program);
	program_free(&program);
	free(text);
	return 0;
}
