#include "coded.h"

/* Takes away the rows that nobody filled in. */
static void
drop_empty(struct coding *coding)
{
	size_t kept = 0;

	for (size_t i = 0; i < coding->sentence_count; i++)
		if (coding->sentences[i].coded)
			coding->sentences[kept++] = coding->sentences[i];
	coding->sentence_count = kept;
}

bool
coded_open(struct coded *coded, const char *path, struct fault *fault)
{
	coded->context = (struct coding_context){ .words = lexis_new(SIZE_MAX),
		.arena = &coded->arena, .by_people = true };
	if (!coded->context.words)
		return fault_memory(fault);
	if (!coding_read(&coded->coding, path, &coded->context, fault))
		return false;
	drop_empty(&coded->coding);
	return true;
}

void
coded_close(struct coded *coded)
{
	coding_close(&coded->coding);
	lexis_free(coded->context.words);
	arena_free(&coded->arena);
}

/* How many of the rows, which are in this order, stand before the one that is wanted. */
static size_t
count_before(const void *rows, size_t count, size_t size, const void *wanted,
	int (*compare)(const void *, const void *))
{
	size_t from = 0, to = count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (compare((const char *)rows + middle * size, wanted) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* How many sentences stand before the place, or begin there. */
static size_t
count_sentences(const struct coded *coded, uint32_t document, uint32_t point)
{
	const struct coding_sentence behind = { .document = document, .start = point,
		.end = UINT32_MAX };

	return count_before(coded->coding.sentences, coded->coding.sentence_count, sizeof behind,
		&behind, coding_sentence_compare);
}

const struct coding_sentence *
coded_find(const struct coded *coded, struct slice document, uint32_t point)
{
	uint32_t number = lexis_find(coded->context.words, document);
	size_t before = count_sentences(coded, number, point);
	const struct coding_sentence *found;

	if (before == 0)
		return NULL;
	found = &coded->coding.sentences[before - 1];
	return found->document == number && point < found->end ? found : NULL;
}

const struct coding_sentence *
coded_of(const struct coded *coded, struct slice document, size_t *count)
{
	const struct coding_sentence *sentences = coded->coding.sentences;
	uint32_t number = lexis_find(coded->context.words, document);
	size_t end = count_sentences(coded, number, UINT32_MAX), first = end;

	while (first > 0 && sentences[first - 1].document == number)
		first--;
	*count = end - first;
	return sentences + first;
}

const struct coding_mark *
coded_marks(const struct coded *coded, const struct coding_sentence *sentence, size_t *count)
{
	const struct coding_mark *marks = coded->coding.marks, wanted = {
		.document = sentence->document, .start = sentence->start, .end = sentence->end };
	size_t first = count_before(marks, coded->coding.mark_count, sizeof wanted, &wanted,
		coding_mark_compare), end = first;

	while (end < coded->coding.mark_count && coding_mark_compare(&marks[end], &wanted) == 0)
		end++;
	*count = end - first;
	return marks + first;
}

enum coded_verdict
coded_judge(const struct coded *coded, const struct coding_sentence *sentence, struct slice code,
	struct slice polarity)
{
	uint32_t wanted = lexis_find(coded->context.words, code);
	uint32_t said = lexis_find(coded->context.words, polarity);
	enum coded_verdict verdict = CODED_WRONG;
	size_t count;
	const struct coding_mark *marks = coded_marks(coded, sentence, &count);

	for (const struct coding_mark *mark = marks; mark < marks + count; mark++) {
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
