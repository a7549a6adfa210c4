/* The record: a line that record_parse takes is written as it came; with every layer that it has decoded
 * and set again it is written so that doing it once more changes nothing, and members that are no layers
 * stay byte for byte and in their order. */
#include "shared/fuzz.h"

#include "json.h"

struct copy {
	struct lexis *lexis;
	struct record *record;
	struct buffer out;
};

static void
copy_free(struct copy *copy)
{
	record_free(copy->record);
	lexis_free(copy->lexis);
	buffer_free(&copy->out);
}

static bool
copy_parse(struct copy *copy, struct slice line)
{
	struct fault fault = { 0 };

	*copy = (struct copy){ .lexis = lexis_new(1 << 20) };
	copy->record = record_new(copy->lexis);
	return record_parse(copy->record, line, true, &fault);
}

static void
check_tags(const struct tags *tags, uint32_t size)
{
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];

		MUST(tag->span.start <= tag->span.end && tag->span.end <= size);
		MUST(tag->code.at && tag->lexicon.at && tag->polarity.at && tag->status.at);
		for (size_t j = 0; j < tag->cue_count; j++)
			MUST(tag->cues[j].span.end <= size);
	}
}

/* Decodes what can be decoded and sets it again; the bits of these layers. */
static unsigned
set_again(struct record *record)
{
	struct fault fault = { 0 };
	const struct slice *text = record_text(record, &fault);
	const struct sections *sections = record_sections(record, &fault);
	const struct spans *sentences = record_sentences(record, &fault);
	const struct spans *tokens = record_tokens(record, &fault);
	const struct stems *stems = record_stems(record, &fault);
	const struct tags *tags = record_tags(record, &fault);

	MUST(text || !(sections || sentences || tokens || stems || tags));
	if (sections)
		record_set_sections(record, *sections);
	if (sentences)
		record_set_sentences(record, *sentences);
	if (tokens) {
		MUST(record_words(record, &fault));
		record_set_tokens(record, *tokens);
		MUST(record_words(record, &fault));
	}
	if (stems)
		record_set_stems(record, *stems);
	if (tags) {
		check_tags(tags, (uint32_t)text->size);
		record_set_tags(record, *tags);
	}
	return (text ? LAYER_BIT(LAYER_TEXT) : 0) | (sections ? LAYER_BIT(LAYER_SECTIONS) : 0)
		| (sentences ? LAYER_BIT(LAYER_SENTENCES) : 0)
		| (tokens ? LAYER_BIT(LAYER_TOKENS) : 0) | (stems ? LAYER_BIT(LAYER_STEMS) : 0)
		| (tags ? LAYER_BIT(LAYER_TAGS) : 0);
}

static bool
is_set_layer(struct slice key, unsigned layers, struct arena *arena)
{
	struct slice name = json_unescape(key, arena);

	for (int layer = LAYER_SECTIONS; layer < LAYER_COUNT; layer++)
		if ((layers & LAYER_BIT(layer)) && slice_is(name, layer_name((enum layer)layer)))
			return true;
	return false;
}

/* What stands around the values of layers is the same in both lines. */
static void
compare_members(struct slice before, struct slice after, unsigned layers)
{
	struct json_check old = { 0 }, new = { 0 };
	struct fault fault = { 0 };
	struct arena arena = { 0 };
	const char *old_at = before.at, *new_at = after.at;

	MUST(json_check_object(&old, before, &fault) && json_check_object(&new, after, &fault));
	MUST(old.members.count == new.members.count);
	for (size_t i = 0; i < old.members.count; i++) {
		struct json_member was = old.members.at[i], is = new.members.at[i];
		struct slice old_space = { old_at, (size_t)(was.value.at - old_at) };
		struct slice new_space = { new_at, (size_t)(is.value.at - new_at) };

		MUST(slice_equal(old_space, new_space));
		MUST(is_set_layer(was.key, layers, &arena) || slice_equal(was.value, is.value));
		old_at = was.value.at + was.value.size;
		new_at = is.value.at + is.value.size;
	}
	json_check_free(&old);
	json_check_free(&new);
	arena_free(&arena);
}

/* Layers that the line did not have go to its end, in the order they are set. */
static void
compare_added(struct record *record, struct slice line)
{
	static const struct section section = { .label = { "L\n\"", 3 }, .kind = { "k", 1 } };
	struct fault fault = { 0 };
	struct buffer out = { 0 };
	struct slice value;
	bool new = !record_has(record, LAYER_SECTIONS);

	if (!record_text(record, &fault))
		return;
	record_set_sections(record, (struct sections){ (struct section *)&section, 1 });
	MUST(record_write(record, &out, &fault));
	if (new)
		MUST(out.size > line.size && !record_member(record, "sections", &value));
	MUST(record_parse(record, buffer_slice(&out), true, &fault));
	MUST(record_member(record, "sections", &value));
	MUST(slice_is(value, "[{\"start\":0,\"end\":0,\"label\":\"L\\n\\\"\",\"kind\":\"k\"}]"));
	buffer_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice line = { (const char *)data, size };
	struct copy first, second;
	struct fault fault = { 0 };
	unsigned layers;

	if (!copy_parse(&first, line)) {
		copy_free(&first);
		return 0;
	}
	MUST(record_write(first.record, &first.out, &fault));
	MUST(slice_equal(buffer_slice(&first.out), line));
	layers = set_again(first.record);
	first.out.size = 0;
	MUST(record_write(first.record, &first.out, &fault));
	compare_members(line, buffer_slice(&first.out), layers);

	MUST(copy_parse(&second, buffer_slice(&first.out)));
	MUST(set_again(second.record) == layers);
	MUST(record_write(second.record, &second.out, &fault));
	MUST(slice_equal(buffer_slice(&second.out), buffer_slice(&first.out)));
	MUST(slice_equal(record_id(first.record), record_id(second.record)));
	MUST(record_parse(second.record, line, true, &fault));
	compare_added(second.record, line);
	copy_free(&second);
	copy_free(&first);
	return 0;
}
