#include "regex.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "utf8.h"

enum {
	STACK_START = 32 << 10,
	STACK_MOST = 1 << 20
};

struct regex {
	pcre2_code *code;
};

struct regex_space {
	pcre2_match_data *match;	/* for the place of the whole match alone */
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

void
regex_free(struct regex *regex)
{
	if (!regex)
		return;
	pcre2_code_free(regex->code);
	free(regex);
}

static pcre2_code *
compile(struct slice source, uint32_t options, int *error, PCRE2_SIZE *offset)
{
	return pcre2_compile((PCRE2_SPTR)source.at, source.size, options | PCRE2_UTF | PCRE2_UCP
		| PCRE2_DOTALL | PCRE2_NEVER_BACKSLASH_C, error, offset, NULL);
}

static struct regex *
refuse(struct regex *regex, struct fault *fault, const char *words)
{
	fault_set(fault, "%s", words);
	regex_free(regex);
	return NULL;
}

struct regex *
regex_new(struct slice source, bool any_case, const char **at, struct fault *fault)
{
	struct regex *regex;
	PCRE2_UCHAR words[256];
	PCRE2_SIZE offset;
	uint32_t empty;
	int error;

	*at = source.at;
	if (source.size > REGEX_SOURCE)
		return refuse(NULL, fault, "the expression is too long; make several of it");
	regex = calloc(1, sizeof *regex);
	if (!regex)
		return refuse(NULL, fault, "out of memory");
	regex->code = compile(source, any_case ? PCRE2_CASELESS : 0, &error, &offset);
	if (!regex->code && error == PCRE2_ERROR_HEAP_FAILED)
		return refuse(regex, fault, "out of memory");
	if (!regex->code) {
		*at = source.at + (offset < source.size ? offset : source.size);
		pcre2_get_error_message(error, words, sizeof words);
		fault_set(fault, "not an expression of PCRE2: %s", (const char *)words);
		regex_free(regex);
		return NULL;
	}
	pcre2_pattern_info(regex->code, PCRE2_INFO_MATCHEMPTY, &empty);
	if (empty)
		return refuse(regex, fault, "can match nothing at all; ask for one character "
			"at least");
	(void)pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);	/* slower without */
	return regex;
}

void
regex_space_free(struct regex_space *space)
{
	if (!space)
		return;
	pcre2_match_data_free(space->match);
	pcre2_match_context_free(space->context);
	pcre2_jit_stack_free(space->stack);
	free(space);
}

struct regex_space *
regex_space_new(void)
{
	struct regex_space *space = calloc(1, sizeof *space);
	uint32_t jit = 0;

	if (!space)
		return NULL;
	(void)pcre2_config(PCRE2_CONFIG_JIT, &jit);
	space->match = pcre2_match_data_create(1, NULL);
	space->context = pcre2_match_context_create(NULL);
	space->stack = jit ? pcre2_jit_stack_create(STACK_START, STACK_MOST, NULL) : NULL;
	if (!space->match || !space->context || (jit && !space->stack)) {
		regex_space_free(space);
		return NULL;
	}
	if (space->stack)
		pcre2_jit_stack_assign(space->context, NULL, space->stack);
	pcre2_set_depth_limit(space->context, REGEX_DEPTH);
	pcre2_set_heap_limit(space->context, REGEX_MEMORY);
	return space;
}

static enum regex_result
result_of(int error)
{
	switch (error) {
	case PCRE2_ERROR_NOMATCH:
		return REGEX_NONE;
	case PCRE2_ERROR_NOMEMORY:
		return REGEX_NO_MEMORY;
	default:
		return REGEX_BOUND;
	}
}

/* \K may leave a match without bytes, or one that ends before it starts: it is passed over. */
enum regex_result
regex_find(const struct regex *regex, struct regex_space *space, struct slice text, size_t from,
	size_t *start, size_t *end)
{
	const PCRE2_SIZE *found = pcre2_get_ovector_pointer(space->match);
	uint32_t share;

	if (text.size > REGEX_TEXT)
		return REGEX_BOUND;
	share = REGEX_STEPS_ALL / ((uint32_t)text.size + 1);
	pcre2_set_match_limit(space->context, share < REGEX_STEPS ? share : REGEX_STEPS);
	while (from < text.size) {
		const char *behind = text.at + from;
		int count = pcre2_match(regex->code, (PCRE2_SPTR)text.at, text.size, from,
			PCRE2_NO_UTF_CHECK, space->match, space->context);

		if (count < 0)
			return result_of(count);
		*start = found[0];
		*end = found[1];
		if (*start < *end && *end > from)
			return REGEX_FOUND;
		if (*end > from)
			behind = text.at + *end;
		else
			utf8_next(&behind);
		from = (size_t)(behind - text.at);
	}
	return REGEX_NONE;
}
