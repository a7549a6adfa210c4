#include "checklist.h"

#include "prose.h"
#include "texts.h"

enum {
	NUMBER, TOPIC, ASKS, ANSWER,
	COLUMNS
};

static void
add_documents(struct view *view, struct buffer *out)
{
	const struct ledger *ledger = view->ledger;
	struct text_corpus corpus = text_corpus(ledger);

	prose_count(out, corpus.documents, "document", "documents");
	buffer_add_string(out, " with ");
	prose_count(out, corpus.words, "word", "words");
	buffer_add_string(out, " were analysed");
	for (size_t i = 0; ledger->by.count && i < ledger->group_count; i++) {
		buffer_add_string(out, i ? ", " : ": ");
		prose_number(out, ledger->groups[i].group.documents);
		buffer_add_string(out, " of ");
		if (!view_add_group(view, i, out))
			out->failed = true;
	}
	buffer_add_char(out, '.');
}

static void
add_files(struct view *view, struct buffer *out)
{
	const struct manifest *manifest = view->manifest;

	for (size_t i = 0; manifest && i < manifest->corpus_count; i++) {
		prose_between(out, i, manifest->corpus_count);
		prose_count(out, manifest->corpora[i].file_count, "file", "files");
		buffer_add_string(out, " of ");
		buffer_add_slice(out, manifest->corpora[i].name);
		if (i + 1 == manifest->corpus_count)
			buffer_add_string(out, " were read.");
	}
}

static void
add_software(struct view *view, struct buffer *out)
{
	buffer_add_string(out, "themeline");
	if (view->manifest) {
		buffer_add_char(out, ' ');
		buffer_add_slice(out, view->manifest->version);
	}
	buffer_add_char(out, '.');
}

static void
add_approach(struct view *view, struct buffer *out)
{
	(void)view;
	buffer_add_string(out, "Deductive: a program coded each sentence with the entries of a "
		"lexicon and the cues around them, as barrier, enabler, denied or neutral, and "
		"references were counted.");
}

static void
add_coding(struct view *view, struct buffer *out)
{
	const struct chapters *chapters = view->chapters;

	buffer_add_string(out, "Sentence by sentence, with codes given beforehand: ");
	for (size_t i = 0; i < chapters->count; i++) {
		struct text_codes codes = text_codes(view, &chapters->at[i]);

		prose_between(out, i, chapters->count);
		buffer_add_slice(out, chapters->at[i].lexicon);
		buffer_add_string(out, " (");
		prose_count(out, codes.themes, "theme", "themes");
		buffer_add_string(out, ", ");
		prose_count(out, codes.subthemes, "subtheme", "subthemes");
		buffer_add_char(out, ')');
	}
	buffer_add_string(out, chapters->count ? "." : "none.");
}

static void
add_coders(struct view *view, struct buffer *out)
{
	(void)view;
	buffer_add_string(out, "A program coded; nobody's reading is part of this count.");
}

static void
add_comparison(struct view *view, struct buffer *out)
{
	const struct cell_by *by = &view->ledger->by;

	buffer_add_string(out, by->count ? "Documents were compared by "
		: "Documents were not divided");
	for (size_t i = 0; i < by->count; i++) {
		prose_between(out, i, by->count);
		buffer_add_slice(out, by->at[i].name);
	}
	buffer_add_char(out, '.');
}

static void
add_measures(struct view *view, struct buffer *out)
{
	(void)view;
	buffer_add_string(out, "The share of a code in all barrier and enabler references of a "
		"lexicon in a group, and the documents that have it, in tables by theme and "
		"subtheme.");
}

static void
add_numbers(struct view *view, struct buffer *out)
{
	const struct chapters *chapters = view->chapters;

	for (size_t i = 0; i < chapters->count; i++) {
		struct text_references n = text_references(view->ledger, chapters->at[i].lexicon);

		buffer_add_string(out, i ? " " : "");
		buffer_add_slice(out, chapters->at[i].lexicon);
		buffer_add_string(out, ": ");
		prose_count(out, n.barriers, "barrier", "barriers");
		buffer_add_string(out, ", ");
		prose_count(out, n.enablers, "enabler", "enablers");
		buffer_add_char(out, '.');
	}
}

static void
add_quotations(struct view *view, struct buffer *out)
{
	(void)view;
	buffer_add_string(out, "Every number leads back to its sentences and to the entries "
		"that decided (tl-why).");
}

static void
add_limitations(struct view *view, struct buffer *out)
{
	(void)view;
	buffer_add_string(out, "For those of the coding and the counting: tl-report --text "
		"limitations.");
}

static void
add_materials(struct view *view, struct buffer *out)
{
	buffer_add_string(out, "The same input gives the same bytes");
	buffer_add_string(out, view->manifest ? "; commands and hashes: tl-report --text methods."
		: ".");
}

/* Nothing where it is not known. */
static void (*const answers[ANSWERS])(struct view *view, struct buffer *out) = {
	[ANSWER_APPROACH] = add_approach,
	[ANSWER_DOCUMENTS] = add_documents,
	[ANSWER_FILES] = add_files,
	[ANSWER_SOFTWARE] = add_software,
	[ANSWER_CODING] = add_coding,
	[ANSWER_CODERS] = add_coders,
	[ANSWER_COMPARISON] = add_comparison,
	[ANSWER_MEASURES] = add_measures,
	[ANSWER_NUMBERS] = add_numbers,
	[ANSWER_QUOTATIONS] = add_quotations,
	[ANSWER_LIMITATIONS] = add_limitations,
	[ANSWER_MATERIALS] = add_materials,
};

static bool
add_item(struct view *view, const struct sheet *sheet, const struct checklist_item *item,
	struct fault *fault)
{
	struct buffer answer = { 0 };

	if (answers[item->answer])
		answers[item->answer](view, &answer);
	buffer_add_string(&answer, answer.size ? " To be completed." : "To be written.");
	const struct sheet_cell cells[COLUMNS] = {
		[NUMBER] = sheet_text(slice_of(item->number)),
		[TOPIC] = sheet_text(slice_of(item->topic)),
		[ASKS] = sheet_text(slice_of(item->asks)),
		[ANSWER] = sheet_text(buffer_slice(&answer))
	};

	view->format->row(&view->out, sheet, cells, false);
	view->out.failed |= buffer_failed(&answer);
	buffer_free(&answer);
	return view_flush(view, false, fault);
}

bool
view_checklist(struct view *view, const struct checklist *checklist, struct fault *fault)
{
	struct sheet_column columns[COLUMNS] = {
		[NUMBER] = { SLICE("item"), SHEET_TEXT, false },
		[TOPIC] = { SLICE("topic"), SHEET_TEXT, false },
		[ASKS] = { SLICE("what to report"), SHEET_TEXT, false },
		[ANSWER] = { SLICE("answer"), SHEET_TEXT, false },
	};
	struct slice notes[] = { slice_of(checklist->source) };
	const struct sheet sheet = {
		.title = slice_of(checklist->title), .columns = columns, .column_count = COLUMNS,
		.notes = notes, .note_count = 1
	};

	view->format->begin(&view->out, &sheet, true);
	for (size_t i = 0; i < checklist->count; i++)
		if (!add_item(view, &sheet, &checklist->items[i], fault))
			return false;
	view->format->end(&view->out, &sheet);
	return view_flush(view, true, fault);
}
