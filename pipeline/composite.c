#include "composite.h"

struct reader {
	const char *at, *end;
	struct composite *out;
	const char **wrong;
	struct fault *fault;
};

static struct fault *
wrong_at(struct reader *reader, const char *at)
{
	*reader->wrong = at;
	return reader->fault;
}

static void
skip_spaces(struct reader *reader)
{
	while (reader->at < reader->end && *reader->at == ' ')
		reader->at++;
}

static bool
ends_word(char c)
{
	return c == ' ' || c == '(' || c == ')' || c == '[' || c == ']';
}

/* What stands at `at` up to a space or a bracket. */
static struct slice
word_at(const struct reader *reader, const char *at)
{
	const char *end = at;

	while (end < reader->end && !ends_word(*end))
		end++;
	return (struct slice){ at, (size_t)(end - at) };
}

static bool
is_operator(struct slice word)
{
	return slice_is(word, "unless") || slice_starts(word, SLICE("near/"));
}

/* An expression and what stands behind its second slash. */
static bool
read_regex(struct reader *reader, struct operand *out)
{
	const char *start = reader->at++, *from = reader->at;

	while (reader->at < reader->end && *reader->at != '/')
		reader->at += *reader->at == '\\' && reader->end - reader->at > 1 ? 2 : 1;
	if (reader->at == reader->end)
		return fault_set(wrong_at(reader, start), "the expression is not closed; add \"/\", "
			"and write a slash in it as \\/");
	*out = (struct operand){ OPERAND_REGEX, { from, (size_t)(reader->at++ - from) }, false };
	if (reader->at < reader->end && *reader->at == 'i') {
		out->any_case = true;
		reader->at++;
	}
	if (reader->at < reader->end && *reader->at != ' ')
		return fault_set(wrong_at(reader, reader->at), "only \"i\", for any case, may stand "
			"behind an expression; write a slash in it as \\/");
	return out->text.size || fault_set(wrong_at(reader, start), "the expression is empty");
}

static bool
read_code(struct reader *reader, struct operand *out)
{
	const char *start = reader->at++;

	*out = (struct operand){ OPERAND_CODE, { reader->at, 0 }, false };
	while (reader->at < reader->end && *reader->at != ' ')
		reader->at++;
	out->text.size = (size_t)(reader->at - out->text.at);
	return out->text.size || fault_set(wrong_at(reader, start), "a code is missing behind "
		"\"@\"; write one such as @costs/funding");
}

/* Whether a word may stand in a pattern, inside `depth` brackets. */
static bool
check_word(struct reader *reader, struct slice word, size_t depth)
{
	char name[QUOTED_BYTES];

	if (depth && is_operator(word))
		return fault_set(wrong_at(reader, word.at), "\"%s\" cannot stand in brackets; "
			"write =unless if you mean the word", quoted(name, word));
	if (word.size && (word.at[0] == '@' || word.at[0] == '/'))
		return fault_set(wrong_at(reader, word.at), "a code or an expression stands for "
			"itself, not among words; put near/1 or unless between");
	return true;
}

/* Words up to an operator. pattern_read complains of brackets that do not match. */
static bool
read_words(struct reader *reader, struct operand *out)
{
	const char *start = reader->at, *end = start;
	size_t depth = 0;

	while (reader->at < reader->end) {
		struct slice word = word_at(reader, reader->at);

		if (word.size == 0) {
			char c = *reader->at++;

			depth += c == '(' || c == '[';
			depth -= depth && (c == ')' || c == ']');
			end = c == ' ' ? end : reader->at;
			continue;
		}
		if (depth == 0 && end > start && is_operator(word))
			break;
		if (!check_word(reader, word, depth))
			return false;
		end = reader->at += word.size;
	}
	*out = (struct operand){ OPERAND_WORDS, { start, (size_t)(end - start) }, false };
	return true;
}

static bool
read_operand(struct reader *reader)
{
	struct composite *out = reader->out;
	struct operand *operand = &out->operands[out->count];

	skip_spaces(reader);
	if (out->count == COMPOSITE_OPERANDS)
		return fault_set(wrong_at(reader, reader->at), "more than %d patterns in one; write "
			"several", COMPOSITE_OPERANDS);
	if (reader->at == reader->end || slice_starts(word_at(reader, reader->at), SLICE("near/")))
		return fault_set(wrong_at(reader, reader->at), "a word is missing here");
	out->count++;
	if (*reader->at == '/')
		return read_regex(reader, operand);
	return *reader->at == '@' ? read_code(reader, operand) : read_words(reader, operand);
}

/* "near/5", of which the word begins. */
static bool
read_near(struct reader *reader, struct slice word)
{
	unsigned most = 0;
	size_t i = 5;

	for (; i < word.size && word.at[i] >= '0' && word.at[i] <= '9' && most <= COMPOSITE_NEAR; i++)
		most = most * 10 + (unsigned)(word.at[i] - '0');
	if (i < word.size || i == 5 || most > COMPOSITE_NEAR)
		return fault_set(wrong_at(reader, word.at), "not a distance; write near/0 to near/%d, "
			"the most words between", COMPOSITE_NEAR);
	if (reader->out->count > reader->out->parts)
		return fault_set(wrong_at(reader, word.at), "an exception is one pattern; put what "
			"is near before \"unless\"");
	reader->out->near[reader->out->parts++] = most;
	reader->at += word.size;
	return true;
}

bool
composite_read(struct slice source, struct composite *composite, const char **at,
	struct fault *fault)
{
	struct reader reader = { source.at, source.at + source.size, composite, at, fault };

	*composite = (struct composite){ .parts = 1 };
	*at = source.at;
	while (read_operand(&reader)) {
		struct slice word;

		skip_spaces(&reader);
		if (reader.at == reader.end)
			return true;
		word = word_at(&reader, reader.at);
		if (slice_is(word, "unless"))
			reader.at += word.size;
		else if (!is_operator(word))
			return fault_set(wrong_at(&reader, reader.at), "near/1 or unless is missing "
				"here: a code or an expression stands for itself");
		else if (!read_near(&reader, word))
			return false;
	}
	return false;
}

bool
composite_has_code(const struct composite *composite, const char **at)
{
	for (size_t i = 0; i < composite->count; i++)
		if (composite->operands[i].kind == OPERAND_CODE) {
			*at = composite->operands[i].text.at - 1;
			return true;
		}
	return false;
}
