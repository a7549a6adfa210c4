#include <stdlib.h>

#include "term_list_inside.h"

enum {
	FLUSH_BYTES = 64 * 1024
};

/* For people: how large each group is. */
static bool
make_notes(struct term_list *list)
{
	size_t count = list->rows->group_count;
	struct buffer *scratch = &list->scratch;

	list->sheet.notes = arena_array(&list->arena, count + 1, sizeof(struct slice));
	for (size_t i = 0; list->sheet.notes && i < count; i++) {
		const struct cell_by *by = &list->rows->by[i];
		const struct book_group *group
			= &list->reading->book.groups[list->rows->groups[i]];
		struct slice *note = &list->sheet.notes[i];

		buffer_reset(scratch, SIZE_MAX);
		for (size_t j = 0; j < by->count; j++) {
			struct slice value = term_list_plain(list, by->at[j].value, &list->arena);

			buffer_add_slice(scratch, by->at[j].name);
			buffer_add_char(scratch, ' ');
			buffer_add_slice(scratch, value.size ? value : SLICE("none"));
			buffer_add_string(scratch, ": ");
		}
		buffer_add_format(scratch, "%llu words in %llu document%s",
			(unsigned long long)group->words, (unsigned long long)group->documents,
			group->documents == 1 ? "" : "s");
		*note = buffer_failed(scratch) ? (struct slice){ NULL, 0 }
			: arena_copy(&list->arena, buffer_slice(scratch));
		if (!note->at)
			return false;
		list->sheet.note_count++;
	}
	return list->sheet.notes;
}

/* Sends on what has gathered once that is much, or all of it. */
static bool
flush(struct term_list *list, bool all, struct fault *fault)
{
	struct slice bytes = buffer_slice(&list->text);

	if (buffer_failed(&list->text))
		return fault_memory(fault);
	if (bytes.size == 0 || (!all && (list->format->sheet->whole || bytes.size < FLUSH_BYTES)))
		return true;
	list->text.size = 0;
	return emit_bytes(list->emitter, bytes);
}

static bool
emit_row(struct term_list *list, const struct row *row, struct fault *fault)
{
	const struct book *book = &list->reading->book;

	arena_reset(&list->row_arena);
	book_words(book, book->numbers.at[row->cell].second, list->words);
	for (size_t i = 0; i < list->sheet.column_count; i++)
		list->columns[i].fill(list, row, list->columns[i].number,
			&list->cells[i]);
	list->format->sheet->row(&list->text, &list->sheet, list->cells, false);
	return flush(list, false, fault);
}

static bool
emit_rows(struct term_list *list, struct fault *fault)
{
	const struct format *format = list->format;

	format->sheet->begin(&list->text, &list->sheet, true);
	for (size_t i = 0; i < list->rows->count; i++)
		if (!emit_row(list, &list->rows->at[i], fault))
			return false;
	format->sheet->end(&list->text, &list->sheet);
	return flush(list, true, fault);
}

static bool
prepare(struct term_list *list)
{
	const struct vocabulary *vocabulary = &list->reading->vocabulary;
	const struct term_shape *shape = list->reading->shape;

	list->sheet.title = shape->collocations ? SLICE("Collocations")
		: list->rows->account->keyness ? SLICE("Key terms") : SLICE("Terms");
	if (shape->stems) {
		list->forms = forms_best(&list->reading->forms, list->rows->ranks,
			lexis_count(vocabulary->words));
		if (!list->forms)
			return false;
	}
	return make_notes(list) && term_list_columns(list);
}

bool
term_list_emit(const struct rows *rows, const struct format *format,
	const struct group_fields *fields, struct emitter *emitter, struct fault *fault)
{
	struct term_list list = {
		.rows = rows, .reading = rows->account->reading, .fields = fields,
		.format = format, .emitter = emitter
	};
	bool good = prepare(&list) ? emit_rows(&list, fault) : fault_memory(fault);

	free(list.forms);
	arena_free(&list.arena);
	arena_free(&list.row_arena);
	buffer_free(&list.text);
	buffer_free(&list.scratch);
	return good;
}
