#include "coded.h"

#include <jansson.h>
#include <stdlib.h>

#include "array.h"
#include "corpus.h"

/* The number of a member that is a string with something in it. */
static bool
take_word(struct coded *coded, const json_t *object, const char *member, uint32_t *word,
	struct fault *fault)
{
	const json_t *value = json_object_get(object, member);

	if (json_string_length(value) == 0)
		return fault_set(fault, "\"%s\" is not a string with something in it", member);
	*word = lexis_intern(coded->words, (struct slice){ json_string_value(value),
		json_string_length(value) });
	return *word != LEXIS_NONE || fault_memory(fault);
}

static bool
take_offset(const json_t *object, const char *member, uint32_t *offset, struct fault *fault)
{
	const json_t *value = json_object_get(object, member);

	if (!json_is_integer(value) || json_integer_value(value) < 0
			|| json_integer_value(value) > UINT32_MAX)
		return fault_set(fault, "\"%s\" is not an offset into a text", member);
	*offset = (uint32_t)json_integer_value(value);
	return true;
}

/* Adds the marks of "codes" or "maybe". */
static bool
take_marks(struct coded *coded, const json_t *line, const char *member, struct fault *fault)
{
	const json_t *list = json_object_get(line, member);
	bool maybe = strcmp(member, "maybe") == 0;

	if (!json_is_array(list) && !(maybe && !list))
		return fault_set(fault, "\"%s\" is not an array", member);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		struct coded_mark mark = { .maybe = maybe };
		struct coded_mark *marks = array_reserve(coded->marks, &coded->mark_room,
			coded->mark_count, 1, sizeof *marks);

		if (!marks)
			return fault_memory(fault);
		coded->marks = marks;
		if (!take_word(coded, item, "code", &mark.code, fault)
				|| !take_word(coded, item, "polarity", &mark.polarity, fault))
			return false;
		marks[coded->mark_count++] = mark;
	}
	return true;
}

static bool
take_sentence(struct coded *coded, const json_t *line, struct fault *fault)
{
	struct coded_sentence sentence = { .marks = coded->mark_count };
	struct coded_sentence *sentences = array_reserve(coded->sentences, &coded->sentence_room,
		coded->sentence_count, 1, sizeof *sentences);

	if (!sentences)
		return fault_memory(fault);
	coded->sentences = sentences;
	if (!take_word(coded, line, "id", &sentence.document, fault)
			|| !take_offset(line, "start", &sentence.start, fault)
			|| !take_offset(line, "end", &sentence.end, fault)
			|| !take_marks(coded, line, "codes", fault)
			|| !take_marks(coded, line, "maybe", fault))
		return false;
	sentence.mark_count = coded->mark_count - sentence.marks;
	sentences[coded->sentence_count++] = sentence;
	return true;
}

static bool
take_line(void *data, struct slice bytes, struct fault *fault)
{
	json_error_t error;
	json_t *line = json_loadb(bytes.at, bytes.size, JSON_REJECT_DUPLICATES, &error);
	bool good = line ? take_sentence(data, line, fault)
		: fault_set(fault, "not valid JSON at byte %d of the line: %s", error.position,
			error.text);

	json_decref(line);
	return good;
}

static int
sentence_order(const void *left, const void *right)
{
	const struct coded_sentence *a = left, *b = right;
	int order = (a->document > b->document) - (a->document < b->document);

	return order ? order : (a->start > b->start) - (a->start < b->start);
}

bool
coded_open(struct coded *coded, const char *path, struct fault *fault)
{
	const struct strings files = { &path, 1, 1 };

	coded->words = lexis_new(SIZE_MAX);
	if (!coded->words)
		return fault_memory(fault);
	if (corpus_visit(&files, 0, take_line, coded, fault) != STATUS_WHOLE)
		return false;
	if (coded->sentence_count > 0)
		qsort(coded->sentences, coded->sentence_count, sizeof *coded->sentences,
			sentence_order);
	return true;
}

void
coded_close(struct coded *coded)
{
	free(coded->marks);
	free(coded->sentences);
	lexis_free(coded->words);
}

/* How many sentences stand before the one that is wanted, or begin where it does. */
static size_t
count_before(const struct coded *coded, const struct coded_sentence *wanted)
{
	size_t from = 0, to = coded->sentence_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (sentence_order(&coded->sentences[middle], wanted) <= 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

const struct coded_sentence *
coded_find(const struct coded *coded, struct slice document, uint32_t point)
{
	struct coded_sentence wanted = { lexis_find(coded->words, document), point, point, 0, 0 };
	size_t before = count_before(coded, &wanted);
	const struct coded_sentence *found;

	if (before == 0)
		return NULL;
	found = &coded->sentences[before - 1];
	return found->document == wanted.document && point < found->end ? found : NULL;
}

const struct coded_sentence *
coded_of(const struct coded *coded, struct slice document, size_t *count)
{
	struct coded_sentence last = { lexis_find(coded->words, document), UINT32_MAX, 0, 0, 0 };
	size_t end = count_before(coded, &last), first = end;

	while (first > 0 && coded->sentences[first - 1].document == last.document)
		first--;
	*count = end - first;
	return coded->sentences + first;
}

enum coded_verdict
coded_judge(const struct coded *coded, const struct coded_sentence *sentence, struct slice code,
	struct slice polarity)
{
	uint32_t wanted = lexis_find(coded->words, code);
	uint32_t said = lexis_find(coded->words, polarity);
	enum coded_verdict verdict = CODED_WRONG;

	for (size_t i = 0; i < sentence->mark_count; i++) {
		const struct coded_mark *mark = &coded->marks[sentence->marks + i];

		if (mark->code != wanted)
			continue;
		if (!mark->maybe && mark->polarity == said)
			return CODED_RIGHT;
		if (mark->maybe && mark->polarity == said)
			verdict = CODED_OPEN;
		else if (verdict == CODED_WRONG)
			verdict = mark->maybe ? CODED_OPEN : CODED_TURNED;
	}
	return verdict;
}
