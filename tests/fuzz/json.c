/* json_check_object against jansson: both accept or both reject a line, and where both accept it, the
 * walk over it finds what jansson's tree holds.
 *
 * Permitted differences:
 * - nesting: json.h promises JSON_DEPTH levels, jansson takes 2,048;
 * - numbers: jansson refuses what does not fit in a long long or double, here they stay text;
 * - NUL in a key ("\u0000"): jansson cannot keep it, here it is a character like others;
 * - a NUL byte, which JSON has nowhere: jansson 2.14 passes over one that stands behind a number;
 * - an array on the outside is JSON, but no record. */
#include <jansson.h>
/* json.h has functions of these names too: */
#undef json_is_string
#undef json_is_array
#undef json_is_object

#include "shared/fuzz.h"
#include "json.h"

static void compare(struct slice value, const json_t *tree, struct arena *arena);

static void
compare_string(struct slice value, const json_t *tree, struct arena *arena)
{
	struct slice text = json_characters(value, arena);
	struct slice expected = { json_string_value(tree), json_string_length(tree) };
	struct buffer out = { 0 };
	json_t *again;

	MUST(json_is_string(value) && slice_equal(text, expected));
	json_add_string(&out, text);
	again = json_loadb(out.at, out.size, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	MUST(again && json_equal(again, tree));
	json_decref(again);
	buffer_free(&out);
}

static void
compare_number(struct slice value, const json_t *tree)
{
	uint64_t number;
	bool natural = json_unsigned(value, &number);

	if (json_is_integer(tree) && value.at[0] != '-')
		MUST(natural && number == (uint64_t)json_integer_value(tree));
	else
		MUST(!natural);
}

static void
compare_array(struct slice value, const json_t *tree, struct arena *arena)
{
	struct json_cursor cursor = json_enter(value);
	struct slice item;
	size_t count = 0;

	while (json_next_value(&cursor, &item))
		compare(item, json_array_get(tree, count++), arena);
	MUST(count == json_array_size(tree));
}

static void
compare_member(struct json_member member, const json_t *tree, struct arena *arena)
{
	struct slice key = json_unescape(member.key, arena);
	const json_t *value = json_object_getn(tree, key.at, key.size);

	MUST(value);
	compare(member.value, value, arena);
}

static void
compare_object(struct slice value, const json_t *tree, struct arena *arena)
{
	struct json_cursor cursor = json_enter(value);
	struct json_member member;
	size_t count = 0;

	for (; json_next_member(&cursor, &member); count++)
		compare_member(member, tree, arena);
	MUST(count == json_object_size(tree));
}

static void
compare(struct slice value, const json_t *tree, struct arena *arena)
{
	MUST(tree && value.size > 0);
	MUST(json_is_array(value) == (json_typeof(tree) == JSON_ARRAY));
	MUST(json_is_object(value) == (json_typeof(tree) == JSON_OBJECT));
	switch (json_typeof(tree)) {
	case JSON_OBJECT:
		compare_object(value, tree, arena);
		break;
	case JSON_ARRAY:
		compare_array(value, tree, arena);
		break;
	case JSON_STRING:
		compare_string(value, tree, arena);
		break;
	case JSON_INTEGER:
	case JSON_REAL:
		compare_number(value, tree);
		break;
	case JSON_TRUE:
		MUST(slice_is(value, "true"));
		break;
	case JSON_FALSE:
		MUST(slice_is(value, "false"));
		break;
	case JSON_NULL:
		MUST(slice_is(value, "null"));
	}
}

static void
compare_line(const struct json_check *check, struct slice line, const json_t *tree)
{
	const struct json_members *members = &check->members;
	struct arena arena = { 0 };
	const char *behind = line.at;

	MUST(members->count == json_object_size(tree));
	for (size_t i = 0; i < members->count; i++) {
		const struct json_member *member = &members->at[i];

		MUST(member->key.at > behind && member->value.at > member->key.at);
		behind = member->value.at + member->value.size;
		MUST(behind < line.at + line.size);
		compare_member(*member, tree, &arena);
	}
	arena_free(&arena);
}

/* Why jansson may reject what json_check_object accepts. */
static bool
may_reject(const json_error_t *error)
{
	return json_error_code(error) == json_error_numeric_overflow
		|| json_error_code(error) == json_error_null_byte_in_key;
}

/* And the other way round. */
static bool
may_accept(const json_t *tree, struct slice line, const struct fault *fault)
{
	return json_typeof(tree) == JSON_ARRAY || memchr(line.at, '\0', line.size)
		|| strstr(fault->words, "nested deeper");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice line = { (const char *)data, size };
	struct json_check check = { 0 };
	struct fault fault = { 0 };
	json_error_t error;
	bool accepted = json_check_object(&check, line, &fault);
	json_t *tree = json_loadb(line.at, line.size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
		&error);

	if (accepted && tree)
		compare_line(&check, line, tree);
	else if (accepted)
		MUST(may_reject(&error));
	else if (tree)
		MUST(may_accept(tree, line, &fault));
	MUST(accepted || fault.words[0]);
	MUST(json_check_object(&check, line, &fault) == accepted);	/* as if nothing came before */
	json_decref(tree);
	json_check_free(&check);
	return 0;
}
