#include "order.h"

#include <endian.h>

#include "ascii.h"
#include "unicode.h"

/* "2L", in either case. */
static bool
read_word(struct slice name, struct order_key *key)
{
	size_t distance = 0, i = 0;

	for (; i < name.size && ascii_is_digit(name.at[i]) && distance <= ORDER_FARTHEST; i++)
		distance = distance * 10 + (size_t)(name.at[i] - '0');
	if (i == 0 || i + 1 != name.size || distance < 1 || distance > ORDER_FARTHEST)
		return false;
	key->distance = distance;
	key->kind = ascii_upper(name.at[i]) == 'L' ? ORDER_LEFT : ORDER_RIGHT;
	return key->kind == ORDER_LEFT || ascii_upper(name.at[i]) == 'R';
}

static bool
read_key(struct slice name, struct order_key *key)
{
	static const struct {
		const char *name;
		enum order_kind kind;
	} names[] = {
		{ "match", ORDER_MATCH }, { "pattern", ORDER_WHAT }, { "code", ORDER_WHAT },
		{ "document", ORDER_DOCUMENT },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_is(name, names[i].name)) {
			key->kind = names[i].kind;
			return true;
		}
	return read_word(name, key);
}

static bool
add_key(struct order *order, struct slice name, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	if (order->count == ORDER_KEYS)
		return fault_set(fault, "--sort: at most %d keys", ORDER_KEYS);
	if (read_key(name, &order->keys[order->count++]))
		return true;
	return fault_set(fault, "--sort \"%s\" is no key; take 1L to %dL, 1R to %dR, match, "
		"pattern, code or document", quoted(shown, name), ORDER_FARTHEST, ORDER_FARTHEST);
}

bool
order_read(struct order *order, const struct strings *lists, struct fault *fault)
{
	for (size_t i = 0; i < lists->count; i++) {
		const char *at = lists->at[i];

		do {
			struct slice name = { at, strcspn(at, ",") };

			if (!add_key(order, name, fault))
				return false;
			at += name.size;
		} while (*at++ == ',');
	}
	return true;
}

/* The end of a part; what begins another sorts before it. */
static void
end_part(struct buffer *key)
{
	buffer_add_char(key, '\0');
}

static void
add_lower(struct buffer *key, struct slice text, struct span span)
{
	struct slice part = { text.at + span.start, span.end - span.start };
	char *room = buffer_reserve(key, 3 * part.size);

	if (room)
		key->size += unicode_lower_text(room, part);
}

/* A word that is not there sorts before all others. */
static void
add_word(struct buffer *key, struct slice text, const struct spans *tokens,
	const struct around *around, const struct order_key *wanted)
{
	size_t token = wanted->kind == ORDER_LEFT ? around->before - wanted->distance
		: around->behind + wanted->distance - 1;

	if (token < tokens->count	/* before the first it wraps round */
			&& tokens->at[token].start >= around->area.start
			&& tokens->at[token].end <= around->area.end)
		add_lower(key, text, tokens->at[token]);
}

static void
add_what(struct buffer *key, const struct hit *hit)
{
	buffer_add_slice(key, hit->pattern);
	if (!hit->tag)
		return;
	buffer_add_slice(key, hit->tag->code);
	end_part(key);
	buffer_add_slice(key, hit->tag->polarity);
	end_part(key);
	buffer_add_slice(key, hit->tag->lexicon);
}

static void
add_number(struct buffer *key, uint32_t number)
{
	uint32_t bytes = htobe32(number);

	buffer_add(key, &bytes, sizeof bytes);
}

void
order_key(const struct order *order, struct record *record, struct slice text,
	const struct spans *tokens, const struct hit *hit, const struct around *around,
	struct buffer *key)
{
	buffer_reset(key, SIZE_MAX);
	for (size_t i = 0; i < order->count; i++) {
		const struct order_key *wanted = &order->keys[i];

		if (wanted->kind == ORDER_DOCUMENT)
			buffer_add_slice(key, record_id(record));
		else if (wanted->kind == ORDER_MATCH)
			add_lower(key, text, hit->span);
		else if (wanted->kind == ORDER_WHAT)
			add_what(key, hit);
		else
			add_word(key, text, tokens, around, wanted);
		end_part(key);
	}
	buffer_add_slice(key, record_id(record));
	end_part(key);
	add_number(key, hit->span.start);
	add_number(key, hit->span.end);
	add_what(key, hit);
}
