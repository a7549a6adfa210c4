#include "units.h"

#include <stdlib.h>

#include "text_index.h"

static int
unit_compare(const void *a, const void *b, void *words)
{
	const struct unit *x = a, *y = b;
	int order = 0;

	if (x->document != y->document)
		order = slice_compare(lexis_word(words, x->document),
			lexis_word(words, y->document));
	if (order == 0)
		order = (x->start > y->start) - (x->start < y->start);
	if (order == 0)
		order = (x->end > y->end) - (x->end < y->end);
	return order ? order : (x->coding > y->coding) - (x->coding < y->coding);
}

static bool
same_sentence(const struct unit *a, const struct unit *b)
{
	return a->document == b->document && a->start == b->start && a->end == b->end;
}

static bool
any_names_sentences(const struct coding *codings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!codings[i].layered)
			return true;
	return false;
}

/* True if one of the first `count` codings is where the units of a document come from. */
static bool
has_units(const struct coding *codings, size_t count, uint32_t document)
{
	for (size_t i = 0; i < count; i++)
		if (coding_find_document(&codings[i], document))
			return true;
	return false;
}

/* Counts the sentences of a coding that become units, or adds them where there is room. */
static size_t
gather(struct unit *to, const struct coding *codings, size_t c, bool named)
{
	const struct coding *coding = &codings[c];
	size_t count = 0;

	for (size_t i = 0; i < coding->sentence_count && coding->layered != named; i++) {
		const struct coding_sentence *s = &coding->sentences[i];

		if (coding->layered && has_units(codings, c, s->document))
			continue;
		if (to)
			to[count] = (struct unit){ s->document, s->start, s->end, 0,
				(uint32_t)c, s->weight, s->text };
		count++;
	}
	return count;
}

/* Sorted, equal units of several codings stand beside each other, the first coding's first. */
static void
drop_equal(struct units *units)
{
	size_t kept = 0;

	for (size_t i = 0; i < units->count; i++) {
		struct unit *last = kept ? &units->at[kept - 1] : NULL;

		if (last && same_sentence(last, &units->at[i])) {
			if (!last->text.at)
				last->text = units->at[i].text;
			continue;
		}
		units->at[kept] = units->at[i];
		units->at[kept].group = !last ? 0
			: last->group + (last->document != units->at[i].document);
		kept++;
	}
	units->count = kept;
	units->groups = kept ? units->at[kept - 1].group + 1 : 0;
}

static bool
is_coded(const struct coding *coding, const struct unit *unit)
{
	const struct coding_sentence wanted = {
		.document = unit->document, .start = unit->start, .end = unit->end
	};
	const struct coding_sentence *found;

	if (coding->layered)
		return coding_find_document(coding, unit->document) != NULL;
	found = coding->sentence_count ? bsearch(&wanted, coding->sentences,
		coding->sentence_count, sizeof wanted, coding_sentence_compare) : NULL;
	return found && found->coded;
}

/* The document of unit i in the first layered coding that has it; false and fault if another one
 * has another text. */
static bool
find_document(const struct units *units, size_t i, const struct coding_context *context,
	const struct coding_document **found, struct fault *fault)
{
	char shown[QUOTED_BYTES], first[QUOTED_BYTES], second[QUOTED_BYTES];
	const char *name = NULL;

	*found = NULL;
	for (size_t c = 0; c < units->coding_count; c++) {
		const struct coding *coding = &units->codings[c];
		const struct coding_document *document
			= coding_find_document(coding, units->at[i].document);

		if (*found && document && (*found)->text_key != document->text_key)
			return fault_set(fault, "document \"%s\" has one text in %s and another in "
				"%s: offsets differ; tag the same text",
				quoted(shown, lexis_word(context->words, document->document)),
				quoted(first, slice_of(name)),
				quoted(second, slice_of(coding->name)));
		if (*found || !document)
			continue;
		*found = document;
		name = coding->name;
	}
	return true;
}

static void
cut_text(struct unit *unit, const struct text_index *index)
{
	uint32_t from, to;

	if (!unit->text.at && text_index_bytes(index, unit->start, &from)
			&& text_index_bytes(index, unit->end, &to) && from <= to)
		unit->text = (struct slice){ index->text.at + from, to - from };
}

/* Document by document: their texts are the same in all codings, and give units theirs. */
static bool
look_at_documents(struct units *units, const struct coding_context *context,
	struct fault *fault)
{
	const struct coding_document *document;
	struct text_index index;

	for (size_t i = 0, next; i < units->count; i = next) {
		if (!find_document(units, i, context, &document, fault))
			return false;
		if (document && context->keep_text
				&& !text_index_build(&index, document->text, context->arena))
			return fault_memory(fault);
		for (next = i; next < units->count
				&& units->at[next].group == units->at[i].group; next++)
			if (document && context->keep_text)
				cut_text(&units->at[next], &index);
	}
	return true;
}

static bool
gather_all(struct units *units, const struct coding_context *context)
{
	bool named = any_names_sentences(units->codings, units->coding_count);
	size_t count = 0;

	for (size_t c = 0; c < units->coding_count; c++)
		count += gather(NULL, units->codings, c, named);
	units->at = malloc((count ? count : 1) * sizeof *units->at);
	if (!units->at)
		return false;
	for (size_t c = 0; c < units->coding_count; c++)
		units->count += gather(units->at + units->count, units->codings, c, named);
	qsort_r(units->at, units->count, sizeof *units->at, unit_compare, context->words);
	drop_equal(units);
	return true;
}

bool
units_join(struct units *units, const struct coding *codings, size_t count,
	const struct coding_context *context, struct fault *fault)
{
	units->codings = codings;
	units->coding_count = count;
	if (!gather_all(units, context))
		return fault_memory(fault);
	units->coded = calloc(units->count * count + 1, sizeof *units->coded);
	if (!units->coded)
		return fault_memory(fault);
	for (size_t i = 0; i < units->count; i++)
		for (size_t c = 0; c < count; c++)
			units->coded[i * count + c] = is_coded(&codings[c], &units->at[i]);
	return look_at_documents(units, context, fault);
}

void
units_free(struct units *units)
{
	free(units->at);
	free(units->coded);
	*units = (struct units){ 0 };
}

/* The first mark of a coding that is not before the wanted one. */
static size_t
lower_bound(const struct coding *coding, const struct coding_mark *wanted)
{
	size_t low = 0, high = coding->mark_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (coding_mark_compare(&coding->marks[middle], wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct coding_mark *
units_marks(const struct units *units, size_t i, size_t c, size_t *count)
{
	const struct coding *coding = &units->codings[c];
	const struct unit *unit = &units->at[i];
	const struct coding_mark wanted = {
		.document = unit->document, .start = unit->start,
		.end = coding->layered ? 0 : unit->end
	};
	size_t from = lower_bound(coding, &wanted), to = from;

	while (to < coding->mark_count && coding->marks[to].document == unit->document
			&& (coding->layered ? coding->marks[to].start < unit->end
			: coding_mark_compare(&coding->marks[to], &wanted) == 0))
		to++;
	*count = to - from;
	return coding->marks + from;
}
