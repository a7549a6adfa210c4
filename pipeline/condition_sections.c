/* condition_sections.c: the kinds of sections that an entry counts in. */
#include "buffer.h"
#include "condition.h"
#include "section_kind.h"

struct section_rule {
	bool except;		/* everywhere else */
	size_t count;
	struct slice kinds[];
};

static struct slice
take_word(struct slice *rest)
{
	const char *at = rest->at, *end = at + rest->size, *from;

	while (at < end && *at == ' ')
		at++;
	from = at;
	while (at < end && *at != ' ')
		at++;
	*rest = (struct slice){ at, (size_t)(end - at) };
	return (struct slice){ from, (size_t)(at - from) };
}

static bool
is_kind(struct slice word)
{
	for (const char *const *kind = section_kinds; *kind; kind++)
		if (slice_is(word, *kind))
			return true;
	return slice_equal(word, SECTION_NONE);
}

static bool
refuse_kind(struct slice word, struct fault *fault)
{
	struct buffer list = { 0 };
	char name[QUOTED_BYTES];

	for (const char *const *kind = section_kinds; *kind; kind++) {
		buffer_add_string(&list, *kind);
		buffer_add_string(&list, kind[1] ? ", " : " or none");
	}
	fault_set(fault, "\"%s\" is no kind of section; write %.*s", quoted(name, word),
		(int)list.size, list.at ? list.at : "");
	buffer_free(&list);
	return false;
}

static bool
rule_add(struct section_rule *rule, struct slice word, const char **at, struct fault *fault)
{
	bool except = word.at[0] == '!';

	*at = word.at;
	if (rule->count == 0)
		rule->except = except;
	if (rule->except != except)
		return fault_set(fault, "kinds with and without \"!\"; write those where it counts, "
			"or those where it does not");
	word.at += except;
	word.size -= except;
	if (!is_kind(word))
		return refuse_kind(word, fault);
	rule->kinds[rule->count++] = word;
	return true;
}

const struct section_rule *
section_rule_read(struct slice source, struct arena *arena, const char **at, struct fault *fault)
{
	struct slice copy = arena_copy(arena, source), rest = copy, word;
	struct section_rule *rule = arena_take(arena, sizeof *rule
		+ (source.size / 2 + 1) * sizeof *rule->kinds);

	*at = source.at;
	if (!rule || !copy.at) {
		fault_memory(fault);
		return NULL;
	}
	*rule = (struct section_rule){ 0 };
	for (word = take_word(&rest); word.size; word = take_word(&rest))
		if (!rule_add(rule, word, at, fault)) {
			*at = source.at + (*at - copy.at);
			return NULL;
		}
	return rule;
}

bool
section_rule_holds(const struct section_rule *rule, struct slice kind)
{
	for (size_t i = 0; i < rule->count; i++)
		if (slice_equal(rule->kinds[i], kind))
			return !rule->except;
	return rule->except;
}
