/* wide.c: themes and subthemes by groups, as a paper prints them. */
#include "sums.h"
#include "view.h"

enum {
	LEXICON, CODE, THEME, SUBTHEME,	/* without subthemes: the last one is left out */
	CODE_COLUMNS,
	BARRIERS = 0, BARRIER_SHARE, ENABLERS, ENABLER_SHARE, DOCUMENTS,
	GROUP_COLUMNS
};

struct wide {
	struct view *view;
	struct sheet sheet;
	struct sheet_span *spans;	/* of sheet */
	struct sheet_cell *cells;
	const struct chapter *chapter;
	size_t code_columns;
	size_t groups;		/* and one more where they are combined */
};

static bool
is_combined(const struct wide *wide, size_t group)
{
	return group == wide->view->ledger->group_count;
}

static struct slice
group_name(struct wide *wide, size_t group)
{
	struct buffer name = { 0 };

	if (!view_add_group(wide->view, group, &name))
		name.failed = true;
	return view_keep(wide->view, &name);
}

static struct slice
make_head(struct wide *wide, struct slice group, const char *what)
{
	struct buffer head = { 0 };

	buffer_add_slice(&head, group);
	if (group.size)
		buffer_add_char(&head, ' ');
	buffer_add_string(&head, what);
	return view_keep(wide->view, &head);
}

/* The columns of a group, from *column on, and the head above them. */
static bool
make_group_columns(struct wide *wide, size_t group, struct sheet_column *column)
{
	static const struct {
		const char *head;
		enum sheet_kind kind;
	} group_columns[GROUP_COLUMNS] = {
		[BARRIERS] = { "barrier n", SHEET_COUNT },
		[BARRIER_SHARE] = { "barrier", SHEET_SHARE },
		[ENABLERS] = { "enabler n", SHEET_COUNT },
		[ENABLER_SHARE] = { "enabler", SHEET_SHARE },
		[DOCUMENTS] = { "documents", SHEET_COUNT },
	};
	struct slice name = group_name(wide, group);

	for (size_t i = 0; name.at && i < GROUP_COLUMNS; i++) {
		column[i] = (struct sheet_column){
			make_head(wide, name, group_columns[i].head), group_columns[i].kind, false
		};
		if (!column[i].head.at)
			return false;
	}
	if (name.size)
		wide->spans[wide->sheet.span_count++] = (struct sheet_span){
			name, (size_t)(column - wide->sheet.columns), GROUP_COLUMNS
		};
	return name.at != NULL;
}

static bool
make_columns(struct wide *wide)
{
	static const struct sheet_column code_columns[CODE_COLUMNS] = {
		[LEXICON] = { SLICE("lexicon"), SHEET_TEXT, true },
		[CODE] = { SLICE("code"), SHEET_TEXT, true },
		[THEME] = { SLICE("theme"), SHEET_TEXT, false },
		[SUBTHEME] = { SLICE("subtheme"), SHEET_TEXT, false },
	};
	struct sheet_column *column = wide->sheet.columns;

	memcpy(column, code_columns, wide->code_columns * sizeof *column);
	column += wide->code_columns;
	for (size_t group = 0; group < wide->groups; group++, column += GROUP_COLUMNS)
		if (!make_group_columns(wide, group, column))
			return false;
	return true;
}

static struct sheet_cell
text_cell(struct slice text, bool echo)
{
	return (struct sheet_cell){ .kind = SHEET_TEXT, .echo = echo, .text = text };
}

static void
fill_sums(struct sheet_cell *cells, struct sums sums)
{
	cells[BARRIERS] = (struct sheet_cell){ .kind = SHEET_COUNT, .part = sums.barriers };
	cells[BARRIER_SHARE] = (struct sheet_cell){
		.kind = SHEET_SHARE, .part = sums.barriers, .whole = sums.whole
	};
	cells[ENABLERS] = (struct sheet_cell){ .kind = SHEET_COUNT, .part = sums.enablers };
	cells[ENABLER_SHARE] = (struct sheet_cell){
		.kind = SHEET_SHARE, .part = sums.enablers, .whole = sums.whole
	};
	cells[DOCUMENTS] = (struct sheet_cell){ .kind = SHEET_COUNT, .part = sums.documents };
}

/* The sums of a code, or of each whole group where `code` is empty, for all groups. */
static bool
add_row(struct wide *wide, struct slice code, bool strong, struct fault *fault)
{
	const struct view *view = wide->view;
	struct sums combined = { 0 }, sums;
	struct sheet_cell *cells = wide->cells + wide->code_columns;

	wide->cells[LEXICON] = text_cell(wide->chapter->lexicon, false);
	wide->cells[CODE] = text_cell(code, false);
	for (size_t group = 0; group < wide->groups; group++, cells += GROUP_COLUMNS) {
		if (is_combined(wide, group))
			sums = combined;
		else
			sums = sums_of(view->ledger, group, wide->chapter->lexicon, code);
		fill_sums(cells, sums);
		sums_add(&combined, sums);
	}
	view->format->row(&wide->view->out, &wide->sheet, wide->cells, strong);
	return view_flush(wide->view, false, fault);
}

static void
name_row(struct wide *wide, struct sheet_cell theme, struct slice subtheme)
{
	wide->cells[THEME] = theme;
	if (wide->code_columns > SUBTHEME)
		wide->cells[SUBTHEME] = text_cell(subtheme, false);
}

static bool
add_rows(struct wide *wide, struct fault *fault)
{
	const struct outline *outline = &wide->chapter->outline;
	bool subthemes = wide->code_columns > SUBTHEME;
	uint32_t i = OUTLINE_NONE;

	while ((i = outline_next(outline, i)) != OUTLINE_NONE) {
		const struct outline_node *node = &outline->nodes[i];
		const struct outline_node *top = outline_top(outline, i);

		if (cell_is_uncoded(node->code) || (node != top && !subthemes))
			continue;
		name_row(wide, text_cell(top->label, node != top),
			node == top ? SLICE("") : node->label);
		if (!add_row(wide, node->code, subthemes && node == top, fault))
			return false;
	}
	name_row(wide, text_cell(SLICE("Total"), false), SLICE(""));
	return add_row(wide, SLICE(""), true, fault);
}

static void
add_note_count(struct buffer *note, const char *name, uint64_t count)
{
	buffer_add_string(note, name);
	buffer_add_number(note, count);
}

static struct slice
group_note(struct wide *wide, size_t group)
{
	const struct ledger *ledger = wide->view->ledger;
	const struct cell_group *counts = &ledger->groups[group].group;
	struct cell_counts uncoded = ledger_counts(ledger, group, wide->chapter->lexicon,
		SLICE("uncoded"), CELL_EITHER);
	struct buffer note = { 0 };

	if (!view_add_group(wide->view, group, &note))
		note.failed = true;
	add_note_count(&note, note.size ? ": documents " : "documents ", counts->documents);
	add_note_count(&note, ", sentences ", counts->sentences);
	add_note_count(&note, ", words ", counts->words);
	add_note_count(&note, ", barrier and enabler references ",
		cell_denominator(counts, wide->chapter->lexicon));
	if (uncoded.references)
		add_note_count(&note, ", uncoded besides ", uncoded.references);
	return view_keep(wide->view, &note);
}

static bool
make_notes(struct wide *wide)
{
	size_t count = wide->view->ledger->group_count;

	wide->sheet.notes[0] = SLICE(
		"%: of the barrier and enabler references of the same documents. "
		"Documents: those with a barrier or an enabler; in the total, all.");
	wide->sheet.note_count = 1 + count;
	for (size_t group = 0; group < count; group++) {
		wide->sheet.notes[1 + group] = group_note(wide, group);
		if (!wide->sheet.notes[1 + group].at)
			return false;
	}
	return true;
}

static bool
add_sheet(struct wide *wide, bool first, struct fault *fault)
{
	struct view *view = wide->view;
	struct buffer title = { 0 };

	buffer_add_string(&title, "Barriers and enablers by theme");
	buffer_add_string(&title, wide->code_columns > SUBTHEME ? " and subtheme" : "");
	buffer_add_string(&title, wide->chapter->lexicon.size ? ": " : "");
	buffer_add_slice(&title, wide->chapter->lexicon);
	wide->sheet.title = view_keep(wide->view, &title);
	if (!wide->sheet.title.at || !make_notes(wide))
		return fault_memory(fault);
	view->format->begin(&view->out, &wide->sheet, first);
	if (!add_rows(wide, fault))
		return false;
	view->format->end(&view->out, &wide->sheet);
	return view_flush(view, true, fault);
}

static bool
wide_begin(struct wide *wide, struct view *view, bool subthemes)
{
	size_t groups = view->ledger->group_count;
	struct arena *arena = &view->arena;
	size_t columns;

	*wide = (struct wide){
		.view = view, .groups = groups + (groups > 1),
		.code_columns = subthemes ? CODE_COLUMNS : SUBTHEME
	};
	columns = wide->code_columns + wide->groups * GROUP_COLUMNS;
	wide->sheet.column_count = columns;
	wide->sheet.columns = arena_array(arena, columns, sizeof *wide->sheet.columns);
	wide->cells = arena_array(arena, columns, sizeof *wide->cells);
	wide->sheet.notes = arena_array(arena, groups + 1, sizeof *wide->sheet.notes);
	wide->spans = arena_array(arena, wide->groups, sizeof *wide->spans);
	wide->sheet.spans = wide->spans;
	return wide->sheet.columns && wide->cells && wide->sheet.notes && wide->spans
		&& make_columns(wide);
}

bool
view_wide(struct view *view, bool subthemes, struct fault *fault)
{
	static const struct chapter nothing = {
		.lexicon = { "", 0 }, .outline = { .first = OUTLINE_NONE }
	};
	struct wide wide;

	if (!wide_begin(&wide, view, subthemes))
		return fault_memory(fault);
	wide.chapter = &nothing;
	if (view->chapters->count == 0)
		return add_sheet(&wide, true, fault);
	for (size_t i = 0; i < view->chapters->count; i++) {
		wide.chapter = &view->chapters->at[i];
		if (!add_sheet(&wide, i == 0, fault))
			return false;
	}
	return true;
}
