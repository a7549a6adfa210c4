/* coding_sentences.c: sentences coded by people, one JSON object a line:
 *
 *   {"id":"d1","start":0,"end":57,"codes":[{"code":"costs","polarity":"barrier"}],"maybe":[]}
 *
 * "codes" is empty where the sentence has none. "maybe" (may be absent) holds what not all of
 * several coders gave. Other members are passed over. */
#include "coding.h"
#include "json.h"
#include "lines.h"

struct sentence_reader {
	struct coding *coding;
	const struct coding_context *context;
	struct json_check check;
	struct fault *fault;
};

/* The member's value; one of size 0 where there is none. */
static struct slice
member(const struct json_members *members, const char *key)
{
	for (size_t i = 0; i < members->count; i++)
		if (slice_is(members->at[i].key, key))
			return members->at[i].value;
	return SLICE("");
}

static uint32_t
read_word(struct sentence_reader *reader, struct slice value, const char *key)
{
	struct slice word = { NULL, 0 };

	if (json_is_string(value))
		word = json_characters(value, reader->context->arena);
	if (json_is_string(value) && !word.at)
		fault_memory(reader->fault);
	else if (word.size == 0)
		fault_set(reader->fault, "\"%s\" is not a string with something in it", key);
	else
		return coding_word(reader->context, word, reader->fault);
	return LEXIS_NONE;
}

static bool
read_offset(struct sentence_reader *reader, const char *key, uint32_t *offset)
{
	uint64_t number;

	if (!json_unsigned(member(&reader->check.members, key), &number) || number > UINT32_MAX)
		return fault_set(reader->fault, "\"%s\" is not an offset into a text", key);
	*offset = (uint32_t)number;
	return true;
}

/* One object of "codes" or "maybe". */
static bool
read_code(struct sentence_reader *reader, struct slice value, struct coding_mark mark)
{
	struct json_cursor cursor;
	struct json_member m;

	if (!json_is_object(value))
		return fault_set(reader->fault, "a code is not an object with code and polarity");
	mark.code = mark.polarity = LEXIS_NONE;
	cursor = json_enter(value);
	while (json_next_member(&cursor, &m)) {
		bool is_code = slice_is(m.key, "code");

		if (!is_code && !slice_is(m.key, "polarity"))
			continue;
		*(is_code ? &mark.code : &mark.polarity) = read_word(reader, m.value,
			is_code ? "code" : "polarity");
		if ((is_code ? mark.code : mark.polarity) == LEXIS_NONE)
			return false;
	}
	if (mark.code == LEXIS_NONE || mark.polarity == LEXIS_NONE)
		return fault_set(reader->fault, "a code is not an object with code and polarity");
	return coding_add_mark(reader->coding, mark, reader->fault);
}

static bool
read_codes(struct sentence_reader *reader, const char *key, struct coding_mark mark)
{
	struct slice value = member(&reader->check.members, key), item;
	struct json_cursor cursor;

	if (value.size == 0 && mark.maybe)
		return true;
	if (!json_is_array(value))
		return fault_set(reader->fault, "\"%s\" is not an array", key);
	cursor = json_enter(value);
	while (json_next_value(&cursor, &item))
		if (!read_code(reader, item, mark))
			return false;
	return true;
}

static bool
read_text(struct sentence_reader *reader, struct slice *text)
{
	struct slice value = member(&reader->check.members, "text"), characters;

	if (!reader->context->keep_text || !json_is_string(value))
		return true;
	characters = json_characters(value, reader->context->arena);
	*text = characters.at ? arena_copy(reader->context->arena, characters) : characters;
	return text->at || fault_memory(reader->fault);
}

static bool
read_sentence(struct sentence_reader *reader, struct slice line)
{
	struct coding_sentence sentence = { .coded = true, .weight = 1 };
	struct coding_mark given, maybe;

	if (!json_check_object(&reader->check, line, reader->fault))
		return false;
	sentence.document = read_word(reader, member(&reader->check.members, "id"), "id");
	if (sentence.document == LEXIS_NONE || !read_offset(reader, "start", &sentence.start)
			|| !read_offset(reader, "end", &sentence.end)
			|| !read_text(reader, &sentence.text))
		return false;
	if (sentence.end <= sentence.start)
		return fault_set(reader->fault, "the sentence ends where it starts or before");
	given = (struct coding_mark){ .document = sentence.document, .start = sentence.start,
		.end = sentence.end };
	maybe = given;
	maybe.maybe = true;
	return coding_add_sentence(reader->coding, sentence, reader->fault)
		&& read_codes(reader, "codes", given) && read_codes(reader, "maybe", maybe);
}

bool
coding_read_sentences(struct coding *coding, struct lines *lines, struct slice first,
	const struct coding_context *context, struct fault *fault)
{
	struct sentence_reader reader = { .coding = coding, .context = context, .fault = fault };
	enum lines_got got = LINES_ONE;

	for (; got == LINES_ONE; got = lines_next(lines, &first, fault)) {
		if (read_sentence(&reader, first))
			continue;
		lines_place(lines, fault);
		got = LINES_BROKEN;
		break;
	}
	json_check_free(&reader.check);
	return got == LINES_END;
}
