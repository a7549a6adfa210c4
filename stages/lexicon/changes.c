#include "changes.h"

#include <stdlib.h>

#include "array.h"
#include "quotation.h"
#include "text_index.h"

/* A tag: what is compared of it. */
struct tag_mark {
	uint32_t sentence;	/* number in the record */
	uint32_t code;
	enum cell_polarity polarity;
	enum side side;
};

bool
changes_open(struct changes *changes, struct fault *fault)
{
	changes->words = lexis_new(SIZE_MAX);
	return changes->words || fault_memory(fault);
}

void
changes_close(struct changes *changes)
{
	buffer_free(&changes->scratch);
	arena_free(&changes->arena);
	free(changes->marks);
	free(changes->at);
	free(changes->codes);
	lexis_free(changes->words);
}

/* The number of a code, with a cell for it; LEXIS_NONE: no memory. */
static uint32_t
code_number(struct changes *changes, struct slice code)
{
	size_t known = lexis_count(changes->words);
	uint32_t id = lexis_intern(changes->words, code);
	struct code_changes *codes = array_reserve(changes->codes, &changes->code_room, known, 1,
		sizeof *codes);

	if (!codes)
		return LEXIS_NONE;
	changes->codes = codes;
	if (id == known)
		codes[id] = (struct code_changes){ 0 };
	return id;
}

bool
changes_take(struct changes *changes, struct record *record, enum side side, struct fault *fault)
{
	const struct tags *tags = record_tags(record, fault);
	const struct spans *sentences = record_sentences(record, fault);
	struct tag_mark *marks;

	if (!tags || !sentences)
		return false;
	if (side == SIDE_OLD)
		changes->mark_count = 0;
	marks = array_reserve(changes->marks, &changes->mark_room, changes->mark_count, tags->count,
		sizeof *marks);
	if (!marks)
		return fault_memory(fault);
	changes->marks = marks;
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];
		struct tag_mark mark = { (uint32_t)spans_behind(sentences, tag->span.start), 0,
			cell_polarity_of(tag->polarity), side };

		if (changes->polar && mark.polarity == CELL_NEUTRAL)
			continue;
		mark.code = code_number(changes, tag->code);
		if (mark.code == LEXIS_NONE)
			return fault_memory(fault);
		marks[changes->mark_count++] = mark;
	}
	return true;
}

static int
mark_order(const void *left, const void *right)
{
	const struct tag_mark *a = left, *b = right;
	int order = (a->sentence > b->sentence) - (a->sentence < b->sentence);

	return order ? order : (a->code > b->code) - (a->code < b->code);
}

static void
count_mark(struct changes *changes, const struct tag_mark *mark)
{
	struct cell_pair *pair = &changes->codes[mark->code].cells[mark->polarity];
	uint64_t sentence = changes->sentences + mark->sentence;

	pair->references[mark->side]++;
	pair->sentences[mark->side] += pair->sentence[mark->side] != sentence;
	pair->documents[mark->side] += pair->document[mark->side] != changes->documents;
	pair->sentence[mark->side] = sentence;
	pair->document[mark->side] = changes->documents;
}

/* Adds what has happened to a code in a sentence, unless nothing has. */
static bool
add_change(struct changes *changes, struct change change, struct record *record,
	struct span sentence, const struct text_index *index)
{
	struct change *at;
	struct slice text = { index->text.at + sentence.start, sentence.end - sentence.start };

	if (change.polarities[SIDE_OLD] == change.polarities[SIDE_NEW])
		return true;
	at = array_reserve(changes->at, &changes->room, changes->count, 1, sizeof *at);
	if (!at)
		return false;
	changes->at = at;
	change.kind = !change.polarities[SIDE_OLD] ? CHANGE_ADDED
		: !change.polarities[SIDE_NEW] ? CHANGE_LOST : CHANGE_TURNED;
	buffer_reset(&changes->scratch, SIZE_MAX);
	quotation_add(&changes->scratch, text);
	change.text = arena_copy(&changes->arena, buffer_slice(&changes->scratch));
	change.document = arena_copy(&changes->arena, record_id(record));
	change.start = text_index_points(index, sentence.start);
	change.end = text_index_points(index, sentence.end);
	at[changes->count++] = change;
	changes->codes[change.code].counts[change.kind]++;
	return !buffer_failed(&changes->scratch) && change.text.at && change.document.at;
}

static bool
compare_marks(struct changes *changes, struct record *record, const struct spans *sentences,
	const struct text_index *index)
{
	const struct tag_mark *marks = changes->marks;

	for (size_t i = 0, next; i < changes->mark_count; i = next) {
		struct change change = { .code = marks[i].code };

		for (next = i; next < changes->mark_count
				&& mark_order(&marks[i], &marks[next]) == 0; next++) {
			change.polarities[marks[next].side] |= 1u << marks[next].polarity;
			count_mark(changes, &marks[next]);
		}
		if (!add_change(changes, change, record, sentences->at[marks[i].sentence], index))
			return false;
	}
	return true;
}

bool
changes_compare(struct changes *changes, struct record *record, struct fault *fault)
{
	const struct spans *sentences = record_sentences(record, fault);
	const struct slice *text = record_text(record, fault);
	struct text_index index;

	if (!sentences || !text)
		return false;
	if (changes->mark_count > 0)
		qsort(changes->marks, changes->mark_count, sizeof *changes->marks, mark_order);
	changes->documents++;
	changes->sentences++;	/* numbers of sentences begin behind those of the last record */
	if (!text_index_build(&index, *text, record_arena(record))
			|| !compare_marks(changes, record, sentences, &index))
		return fault_memory(fault);
	changes->sentences += sentences->count;
	return true;
}

bool
cell_pair_differs(const struct cell_pair *pair)
{
	return pair->references[SIDE_OLD] != pair->references[SIDE_NEW]
		|| pair->sentences[SIDE_OLD] != pair->sentences[SIDE_NEW]
		|| pair->documents[SIDE_OLD] != pair->documents[SIDE_NEW];
}

static int
word_order(const void *left, const void *right, void *words)
{
	return cell_code_compare(lexis_word(words, *(const uint32_t *)left),
		lexis_word(words, *(const uint32_t *)right));
}

uint32_t *
changes_codes(const struct changes *changes, size_t *count)
{
	uint32_t *codes;

	*count = lexis_count(changes->words);
	codes = calloc(*count + 1, sizeof *codes);
	for (uint32_t i = 0; codes && i < *count; i++)
		codes[i] = i;
	if (codes)
		qsort_r(codes, *count, sizeof *codes, word_order, changes->words);
	return codes;
}
