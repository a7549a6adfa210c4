/* units_tell.c: what of the codings cannot be compared. */
#include <stdio.h>
#include <stdlib.h>

#include "units.h"

enum {
	TOLD = 128
};

/* A list of documents that is cut where it would be long. */
struct document_list {
	struct buffer names;
	size_t count;
};

static void
list_document(struct document_list *list, struct slice id)
{
	enum { SHOWN = 5 };
	char shown[QUOTED_BYTES];

	if (list->count++ < SHOWN)
		buffer_add_format(&list->names, " %s", quoted(shown, id));
	else if (list->count == SHOWN + 1)
		buffer_add_string(&list->names, " ...");
}

/* "coding: words in 3 documents: a b c"; nothing where the list is empty. False: no memory. */
static bool
tell_list(struct document_list *list, struct sink *sink, const struct coding *coding,
	const char *words)
{
	char shown[QUOTED_BYTES];
	bool fine = !buffer_failed(&list->names);

	if (fine && list->count)
		sink_note(sink, "%s: %s %zu document%s:%.*s", quoted(shown, slice_of(coding->name)),
			words, list->count, list->count == 1 ? "" : "s", (int)list->names.size,
			list->names.at);
	buffer_free(&list->names);
	return fine;
}

static bool
tell_uncoded(const struct units *units, size_t c, struct lexis *words, struct sink *sink)
{
	struct document_list list = { 0 };
	char told[TOLD];
	size_t count = 0;
	uint32_t last = LEXIS_NONE;

	for (size_t i = 0; i < units->count; i++) {
		if (units->coded[i * units->coding_count + c])
			continue;
		count++;
		if (units->at[i].document != last)
			list_document(&list, lexis_word(words, units->at[i].document));
		last = units->at[i].document;
	}
	snprintf(told, sizeof told, "sentences that are not coded here: %zu of %zu, in", count,
		units->count);
	return tell_list(&list, sink, &units->codings[c], told);
}

/* Documents of tagged records that no unit is of. */
static bool
tell_documents(const struct coding *coding, const bool *held, struct lexis *words,
	struct sink *sink)
{
	struct document_list list = { 0 };

	for (size_t i = 0; i < coding->document_count; i++)
		if (!held[coding->documents[i].document])
			list_document(&list, lexis_word(words, coding->documents[i].document));
	return tell_list(&list, sink, coding, "left out, since nothing else codes them,");
}

/* Tags of those that are, but between the sentences. `in` has a flag for each mark. */
static bool
tell_tags(const struct units *units, size_t c, const bool *held, bool *in, struct lexis *words,
	struct sink *sink)
{
	const struct coding *coding = &units->codings[c];
	struct document_list list = { 0 };
	char told[TOLD];
	uint32_t last = LEXIS_NONE;
	size_t outside = 0;

	for (size_t i = 0; i < units->count; i++) {
		size_t count;
		const struct coding_mark *marks = units_marks(units, i, c, &count);

		for (size_t j = 0; j < count; j++)
			in[(size_t)(marks - coding->marks) + j] = true;
	}
	for (size_t i = 0; i < coding->mark_count; i++) {
		const struct coding_mark *mark = &coding->marks[i];

		if (in[i] || !held[mark->document])
			continue;
		outside++;
		if (mark->document != last)
			list_document(&list, lexis_word(words, mark->document));
		last = mark->document;
	}
	snprintf(told, sizeof told, "tags that begin in no sentence that is compared: %zu, in",
		outside);
	return tell_list(&list, sink, coding, told);
}

static bool
tell_layered(const struct units *units, size_t c, struct lexis *words, struct sink *sink)
{
	const struct coding *coding = &units->codings[c];
	bool *held = calloc(lexis_count(words) + 1, sizeof *held);
	bool *in = calloc(coding->mark_count + 1, sizeof *in);
	bool fine = held && in;

	for (size_t i = 0; fine && i < units->count; i++)
		held[units->at[i].document] = true;
	fine = fine && tell_documents(coding, held, words, sink)
		&& tell_tags(units, c, held, in, words, sink);
	free(held);
	free(in);
	return fine;
}

bool
units_tell(const struct units *units, struct lexis *words, struct sink *sink,
	struct fault *fault)
{
	for (size_t c = 0; c < units->coding_count; c++) {
		if (!tell_uncoded(units, c, words, sink))
			return fault_memory(fault);
		if (units->codings[c].layered && !tell_layered(units, c, words, sink))
			return fault_memory(fault);
	}
	return true;
}
