#include "sentences.h"

#include <stdlib.h>

#include "array.h"
#include "before.h"
#include "follow.h"
#include "line_breaks.h"
#include "look.h"
#include "marks.h"
#include "scan.h"
#include "stops.h"

enum {
	VALUE_BYTES = 4	/* "100", "viii" */
};

static bool
list_add(struct sentence_list *list, struct span span)
{
	struct span *at = array_reserve(list->at, &list->room, list->count, 1, sizeof *at);

	if (!at)
		return false;
	list->at = at;
	list->at[list->count++] = span;
	return true;
}

static void
sentence_begin(struct reading *reading, const char *at)
{
	reading->sentence = skip_space(at, reading->end);
	reading->item = item_at(reading->sentence, reading->end);
}

static bool
sentence_end(struct sentence_list *list, const struct reading *reading, const char *at)
{
	const char *end = trim_space(reading->sentence, at);

	if (end == reading->sentence)
		return true;
	return list_add(list, (struct span){ (uint32_t)(reading->sentence - reading->text),
		(uint32_t)(end - reading->text) });
}

/* The marker whose number is closed at `at`, or the bullet there, if it goes on with the list that
 * the sentence began: "1. The first item 2. The second", but not "in Part 2. The". Else NULL. */
static const char *
next_item(const struct reading *reading, const char *at)
{
	const char *from = at, *before;
	enum follow_kind kind;
	struct item item;

	while (from > reading->sentence && at - from < VALUE_BYTES
			&& (ascii_is_digit(from[-1]) || ascii_is_letter(from[-1])))
		from--;
	before = trim_space(reading->sentence, from);
	if (before == from || before == reading->sentence || before[-1] == ','
			|| word_takes_letter(word_before(reading, before)))
		return NULL;
	item = item_at(from, reading->end);
	kind = follow_read(item.end, reading->end).kind;
	return item_succeeds(&item, &reading->item) && kind == FOLLOW_UPPER ? from : NULL;
}

static struct stop
character_judge(const struct reading *reading, const char *at)
{
	const char *next = at;
	uint32_t c = utf8_next(&next);

	if (c == MARK_LINE_SEPARATOR || c == MARK_PARAGRAPH_SEPARATOR)
		return stop_end(at);
	if (c == MARK_ELLIPSIS || mark_is_terminal(c))
		return stop_judge(reading, at);
	if (c == reading->item.bullet && next_item(reading, at))
		return stop_end(at);
	return stop_none(next);
}

static struct stop
judge(const struct reading *reading, const char *at)
{
	const char *item;

	if (is_line_break(*at))
		return line_break_judge(reading, at);
	if (*at == reading->item.style && (item = next_item(reading, at)))
		return stop_end(item);
	return character_judge(reading, at);
}

bool
sentences_find(struct sentence_list *list, struct slice text)
{
	struct reading reading = { .text = text.at, .end = text.at + text.size };
	const char *at;

	list->count = 0;
	sentence_begin(&reading, text.at);
	at = reading.item.end;
	while (at < reading.end) {
		struct stop stop;
		char wanted = reading.item.style ? reading.item.style : '.';

		at = scan_candidate(at, reading.end, wanted);
		if (at == reading.end)
			break;
		stop = judge(&reading, at);
		at = stop.at;
		if (stop.ends) {
			if (!sentence_end(list, &reading, at))
				return false;
			sentence_begin(&reading, at);
			at = reading.item.end;
		}
	}
	return sentence_end(list, &reading, reading.end);
}

void
sentences_free(struct sentence_list *list)
{
	free(list->at);
	*list = (struct sentence_list){ 0 };
}
