/* record_write.c: the line again, with the layers that stages set spliced in. */
#include "bytes16.h"
#include "record_inside.h"
#include "thousandths.h"
#include "utf8.h"

/* Bytes to code points for offsets that mostly move forward. Between `bytes` and `plain` the text is
 * ASCII: there an offset costs a subtraction, in any order. */
struct meter {
	const struct text_index *index;
	uint32_t bytes, points;
	uint32_t plain;
};

enum {
	PLAIN_BYTES = 4096	/* looked ahead at most, so that steps back stay cheap */
};

static void
measure_slow(struct meter *meter, uint32_t bytes)
{
	struct slice text = meter->index->text;
	size_t left = text.size - bytes;

	if (bytes < meter->bytes || bytes - meter->bytes > 256)
		meter->points = text_index_points(meter->index, bytes);
	else
		meter->points += (uint32_t)utf8_count(text.at + meter->bytes, bytes - meter->bytes);
	meter->plain = bytes + (uint32_t)utf8_ascii_prefix(text.at + bytes,
		left < PLAIN_BYTES ? left : PLAIN_BYTES);
	meter->bytes = bytes;
}

static inline uint32_t
measure(struct meter *meter, uint32_t bytes)
{
	if (meter->index->ascii)
		return bytes;
	if (bytes < meter->bytes || bytes > meter->plain)
		measure_slow(meter, bytes);
	return meter->points + (bytes - meter->bytes);
}

static void
write_spans(struct meter *meter, const struct spans *spans, struct buffer *out)
{
	char *at = buffer_reserve(out, spans->count * 22 + 2);

	if (!at)
		return;
	*at++ = '[';
	for (size_t i = 0; i < spans->count; i++) {
		at = decimal(at, measure(meter, spans->at[i].start));
		*at++ = ',';
		at = decimal(at, measure(meter, spans->at[i].end));
		*at++ = ',';
	}
	if (spans->count)
		at--;
	*at++ = ']';
	out->size = (size_t)(at - out->at);
}

/* A word of up to 15 bytes with none that must be escaped, and room for 18 bytes. */
static inline char *
put_short_word(char *at, struct slice word)
{
	*at++ = '"';
	memcpy(at, word.at, LEXIS_READABLE);
	at += word.size;
	*at++ = '"';
	*at++ = ',';
	return at;
}

static inline bool
is_short_and_plain(struct slice word)
{
	return word.size < LEXIS_READABLE
		&& !(bytes16_json_escape(word.at) & ((1u << word.size) - 1));
}

/* Some at a time: the bytes of the last come into the cache while the first are written. */
static void
write_words(struct slice *words, size_t count, struct buffer *out)
{
	char *at = buffer_reserve(out, count * (LEXIS_READABLE + 3));

	for (size_t i = 0; i < count; i++) {
		if (at && is_short_and_plain(words[i])) {
			at = put_short_word(at, words[i]);
			continue;
		}
		if (at)
			out->size = (size_t)(at - out->at);
		json_add_string(out, words[i]);
		buffer_add_char(out, ',');
		at = buffer_reserve(out, (count - i) * (LEXIS_READABLE + 3));
	}
	if (at)
		out->size = (size_t)(at - out->at);
}

static void
write_stems(const struct lexis *lexis, const struct stems *stems, struct buffer *out)
{
	enum { SOME = 32 };
	struct slice words[SOME];

	buffer_add_char(out, '[');
	for (size_t from = 0; from < stems->count; from += SOME) {
		size_t left = stems->count - from, count = left < SOME ? left : SOME;

		lexis_words(lexis, stems->at + from, count, words);
		write_words(words, count, out);
	}
	if (stems->count && !buffer_failed(out))
		out->size--;
	buffer_add_char(out, ']');
}

static void
write_span(struct meter *meter, struct span span, struct buffer *out)
{
	buffer_add_string(out, "{\"start\":");
	buffer_add_number(out, measure(meter, span.start));
	buffer_add_string(out, ",\"end\":");
	buffer_add_number(out, measure(meter, span.end));
}

/* A member behind others; `key` with all that stands before the value. */
static void
write_string(struct slice key, struct slice value, struct buffer *out)
{
	buffer_add_slice(out, key);
	json_add_string(out, value);
}

static void
write_sections(struct meter *meter, const struct sections *sections, struct buffer *out)
{
	buffer_add_char(out, '[');
	for (size_t i = 0; i < sections->count; i++) {
		const struct section *section = &sections->at[i];

		if (i)
			buffer_add_char(out, ',');
		write_span(meter, section->span, out);
		write_string(SLICE(",\"label\":"), section->label, out);
		write_string(SLICE(",\"kind\":"), section->kind, out);
		buffer_add_char(out, '}');
	}
	buffer_add_char(out, ']');
}

static void
write_score(const struct tag *tag, struct buffer *out)
{
	buffer_add_string(out, ",\"score\":");
	thousandths_add(out, tag->score);
	buffer_add_string(out, ",\"parts\":{");
	for (size_t i = 0; i < tag->part_count; i++) {
		if (i)
			buffer_add_char(out, ',');
		json_add_string(out, tag->parts[i].name);
		buffer_add_char(out, ':');
		thousandths_add(out, tag->parts[i].score);
	}
	buffer_add_char(out, '}');
}

static void
write_tag(struct meter *meter, const struct tag *tag, struct buffer *out)
{
	write_span(meter, tag->span, out);
	write_string(SLICE(",\"lexicon\":"), tag->lexicon, out);
	write_string(SLICE(",\"code\":"), tag->code, out);
	write_string(SLICE(",\"polarity\":"), tag->polarity, out);
	write_string(SLICE(",\"status\":"), tag->status, out);
	write_string(SLICE(",\"rule\":"), tag->rule, out);
	if (tag->level.size)
		write_string(SLICE(",\"level\":"), tag->level, out);
	if (tag->frame.size)
		write_string(SLICE(",\"frame\":"), tag->frame, out);
	buffer_add_string(out, ",\"cues\":[");
	for (size_t i = 0; i < tag->cue_count; i++) {
		if (i)
			buffer_add_char(out, ',');
		write_span(meter, tag->cues[i].span, out);
		write_string(SLICE(",\"class\":"), tag->cues[i].class, out);
		buffer_add_char(out, '}');
	}
	buffer_add_char(out, ']');
	if (tag->scored)
		write_score(tag, out);
	buffer_add_char(out, '}');
}

static void
write_tags(struct meter *meter, const struct tags *tags, struct buffer *out)
{
	buffer_add_char(out, '[');
	for (size_t i = 0; i < tags->count; i++) {
		if (i)
			buffer_add_char(out, ',');
		write_tag(meter, &tags->at[i], out);
	}
	buffer_add_char(out, ']');
}

static void
write_layer(const struct record *record, enum layer layer, struct buffer *out)
{
	struct meter meter = { .index = &record->index };

	switch (layer) {
	case LAYER_SECTIONS:
		write_sections(&meter, &record->sections, out);
		break;
	case LAYER_SENTENCES:
		write_spans(&meter, &record->sentences, out);
		break;
	case LAYER_TOKENS:
		write_spans(&meter, &record->tokens, out);
		break;
	case LAYER_STEMS:
		write_stems(record->lexis, &record->stems, out);
		break;
	case LAYER_TAGS:
		write_tags(&meter, &record->tags, out);
		break;
	case LAYER_SCREENING:
	case LAYER_APPRAISAL:
		buffer_add_slice(out, record->values[layer]);
		break;
	default:
		break;
	}
}

/* The set layer that stands first in the line at or behind `from`; LAYER_COUNT if there is none. */
static enum layer
next_replaced(const struct record *record, const char *from)
{
	enum layer first = LAYER_COUNT;

	for (int i = 0; i < LAYER_COUNT; i++) {
		const struct layer_state *state = &record->layers[i];
		const struct json_member *at = record->check.members.at;

		if (!state->set || state->member == NOT_IN_LINE || at[state->member].value.at < from)
			continue;
		if (first == LAYER_COUNT || state->member < record->layers[first].member)
			first = (enum layer)i;
	}
	return first;
}

/* Where the object's closing brace stands. */
static const char *
closing_brace(struct slice line)
{
	const char *at = line.at + line.size - 1;

	while (*at != '}')
		at--;
	return at;
}

bool
record_write(struct record *record, struct buffer *out, struct fault *fault)
{
	const char *done = record->line.at, *brace = closing_brace(record->line);
	enum layer layer;

	if (record->layers[LAYER_TEXT].decoded && !index_text(record, fault))
		return false;
	if (!find_stems(record, fault))
		return false;
	while ((layer = next_replaced(record, done)) != LAYER_COUNT) {
		struct slice old = record->check.members.at[record->layers[layer].member].value;

		buffer_add(out, done, (size_t)(old.at - done));
		write_layer(record, layer, out);
		done = old.at + old.size;
	}
	buffer_add(out, done, (size_t)(brace - done));
	for (size_t i = 0; i < record->added_count; i++) {
		buffer_add_string(out, ",\"");
		buffer_add_string(out, layer_name(record->added[i]));
		buffer_add_string(out, "\":");
		write_layer(record, record->added[i], out);
	}
	buffer_add(out, brace, (size_t)(record->line.at + record->line.size - brace));
	return buffer_failed(out) ? fault_memory(fault) : true;
}
