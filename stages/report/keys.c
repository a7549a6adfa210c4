/* keys.c: key barriers and key enablers by group, as the rules of a count found them. */
#include <stdlib.h>

#include "keys.h"

enum {
	LEXICON, CODE, THEME, POLARITY, LABEL, REFERENCES, VALUE, LOW, HIGH, STABILITY, DOCUMENTS,
	COLUMNS		/* behind those of the fields counted by */
};

struct key {
	const struct ledger_cell *cell;
	struct cell_quotient value;	/* of the statistic that the rule goes by */
};

/* Takes the lowest level with a rule, and what that goes by. */
static void
take_rules(struct keys *keys, const struct ledger *ledger)
{
	for (size_t i = 0; i < ledger->rule_count; i++) {
		const struct cell_rule *rule = &ledger->rules[i].rule;

		if (rule->depth >= keys->depth
				&& slice_equal(rule->lexicon, keys->chapter->lexicon)) {
			keys->depth = rule->depth;
			keys->of = rule->of;
		}
	}
}

/* Columns of intervals are left out where there are none. */
static bool
is_shown(const struct keys *keys, size_t column)
{
	return keys->bootstrap.replicates
		|| (column != LOW && column != HIGH && column != STABILITY);
}

static enum sheet_kind
value_kind(const struct keys *keys)
{
	return keys->of == CELL_RATE ? SHEET_RATE : SHEET_SHARE;
}

static void
add_columns(struct keys *keys)
{
	static const char *const values[CELL_STATISTICS] = {
		[CELL_SHARE] = "", [CELL_POLARITY_SHARE] = "polarity", [CELL_RATE] = "rate",
		[CELL_DOCUMENT_SHARE] = "document"
	};
	enum sheet_kind kind = value_kind(keys);
	const struct sheet_column columns[COLUMNS] = {
		[LEXICON] = { SLICE("lexicon"), SHEET_TEXT, true },
		[CODE] = { SLICE("code"), SHEET_TEXT, true },
		[THEME] = { SLICE("theme"), SHEET_TEXT, true },
		[POLARITY] = { SLICE("polarity"), SHEET_TEXT, false },
		[LABEL] = { slice_of(keys->depth > 1 ? "subtheme" : "label"), SHEET_TEXT, false },
		[REFERENCES] = { SLICE("n"), SHEET_COUNT, false },
		[VALUE] = { slice_of(values[keys->of]), kind, false },
		[LOW] = { SLICE("low"), kind, false },
		[HIGH] = { SLICE("high"), kind, false },
		[STABILITY] = { SLICE("stability"), SHEET_SHARE, false },
		[DOCUMENTS] = { SLICE("documents"), SHEET_COUNT, false },
	};
	const struct cell_by *by = &keys->view->ledger->by;
	struct sheet *sheet = &keys->sheet;

	for (size_t i = 0; i < by->count; i++)
		sheet->columns[sheet->column_count++] = (struct sheet_column){
			by->at[i].name, SHEET_TEXT, false
		};
	for (size_t i = 0; i < COLUMNS; i++)
		if (is_shown(keys, i))
			sheet->columns[sheet->column_count++] = columns[i];
}

static int
compare_keys(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	uint64_t p = cell_billionths(x->value), q = cell_billionths(y->value);

	if (p != q)
		return p < q ? 1 : -1;
	return cell_code_compare(x->cell->cell.code, y->cell->cell.code);
}

/* Finds the key cells that a rule is about, of one polarity, the largest first. */
static size_t
find_keys(struct keys *keys, const struct ledger *ledger, const struct ledger_rule *rule,
	enum cell_polarity polarity)
{
	const struct cell_group *group = &ledger->groups[rule->group].group;
	size_t count = 0;

	for (size_t i = ledger_first(ledger, rule->group); i < ledger->cell_count
			&& ledger->cells[i].group == rule->group; i++) {
		const struct cell *cell = &ledger->cells[i].cell;
		struct cell_measure measure = cell_measure(cell, group);
		struct cell_quotient value = cell_quotient(&measure, keys->of);

		if (cell->findings.key == CELL_KEY && cell->polarity == polarity && value.whole
				&& cell_code_depth(cell->code) == keys->depth
				&& slice_equal(cell->lexicon, keys->chapter->lexicon))
			keys->found[count++] = (struct key){ &ledger->cells[i], value };
	}
	if (count)
		qsort(keys->found, count, sizeof *keys->found, compare_keys);
	return count;
}

/* The values of the group; "combined" for all of them. */
static bool
fill_group(struct keys *keys, const struct ledger *ledger, const struct ledger_cell *cell)
{
	size_t fields = keys->view->ledger->by.count;
	bool said = keys->last == ledger && keys->last_group == cell->group;

	if (ledger == keys->view->ledger && !view_fill_by(keys->view, &cell->by, keys->cells))
		return false;
	for (size_t i = 0; i < fields; i++) {
		if (ledger != keys->view->ledger)
			keys->cells[i] = sheet_text(i ? SLICE("") : SLICE("combined"));
		keys->cells[i].echo = said;
	}
	return true;
}

static struct sheet_cell
bound(const struct keys *keys, const struct cell_findings *findings, uint64_t billionths)
{
	struct sheet_cell cell = { .kind = value_kind(keys), .part = billionths };

	if (findings->known & 1u << keys->of)
		cell.whole = CELL_ONE;
	return cell;
}

static bool
add_row(struct keys *keys, const struct ledger *ledger, const struct key *key, struct fault *fault)
{
	const struct cell *cell = &key->cell->cell;
	const struct cell_findings *findings = &cell->findings;
	const struct cell_interval *interval = &findings->intervals[keys->of];
	const struct outline *outline = &keys->chapter->outline;
	struct sheet_cell *out = keys->cells + keys->view->ledger->by.count;
	const struct sheet_cell cells[COLUMNS] = {
		[LEXICON] = sheet_text(cell->lexicon),
		[CODE] = sheet_text(cell->code),
		[THEME] = sheet_text(outline_theme(outline, cell->code)->label),
		[POLARITY] = { .kind = SHEET_TEXT, .text = cell_polarity_name(cell->polarity),
			.echo = keys->last == ledger && keys->last_group == key->cell->group
				&& keys->last_polarity == cell->polarity },
		[LABEL] = sheet_text(outline_label(outline, cell->code)),
		[REFERENCES] = sheet_count(cell->counts.references),
		[VALUE] = { .kind = value_kind(keys), .part = key->value.part,
			.whole = key->value.whole },
		[LOW] = bound(keys, findings, interval->low),
		[HIGH] = bound(keys, findings, interval->high),
		[STABILITY] = { .kind = SHEET_SHARE, .part = findings->key_stability,
			.whole = findings->resampled ? CELL_ONE : 0 },
		[DOCUMENTS] = sheet_count(cell->counts.documents),
	};

	if (!fill_group(keys, ledger, key->cell))
		return fault_memory(fault);
	for (size_t i = 0; i < COLUMNS; i++)
		if (is_shown(keys, i))
			*out++ = cells[i];
	keys->view->format->row(&keys->view->out, &keys->sheet, keys->cells, false);
	keys->last = ledger;
	keys->last_group = key->cell->group;
	keys->last_polarity = cell->polarity;
	return view_flush(keys->view, false, fault);
}

static bool
add_rows(struct keys *keys, const struct ledger *ledger, struct fault *fault)
{
	static const enum cell_polarity polarities[] = { CELL_BARRIER, CELL_ENABLER };

	for (size_t i = 0; i < ledger->rule_count; i++) {
		const struct ledger_rule *rule = &ledger->rules[i];

		for (size_t p = 0; keys_about(keys, &rule->rule) && p < 2; p++) {
			size_t count = 0;

			if (rule->rule.polarity == polarities[p]
					|| rule->rule.polarity == CELL_EITHER)
				count = find_keys(keys, ledger, rule, polarities[p]);
			for (size_t k = 0; k < count; k++)
				if (!add_row(keys, ledger, &keys->found[k], fault))
					return false;
		}
	}
	return true;
}

static bool
add_title(struct keys *keys)
{
	struct buffer title = { 0 };

	buffer_add_string(&title, "Key barriers and enablers");
	buffer_add_string(&title, keys->chapter->lexicon.size ? ": " : "");
	buffer_add_slice(&title, keys->chapter->lexicon);
	keys->sheet.title = view_keep(keys->view, &title);
	return keys->sheet.title.at != NULL;
}

/* Room for what a sheet has at most. */
static bool
make_room(struct keys *keys, const struct ledger *all)
{
	const struct ledger *ledger = keys->view->ledger;
	size_t most = ledger->cell_count, columns = ledger->by.count + COLUMNS;
	struct arena *arena = &keys->view->arena;

	if (all && all->cell_count > most)
		most = all->cell_count;
	keys->found = arena_array(arena, most, sizeof *keys->found);
	keys->cells = arena_array(arena, columns, sizeof *keys->cells);
	keys->sheet.columns = arena_array(arena, columns, sizeof *keys->sheet.columns);
	keys->sheet.notes = arena_array(arena, ledger->group_count + 3, sizeof *keys->sheet.notes);
	return keys->found && keys->cells && keys->sheet.columns && keys->sheet.notes;
}

static bool
add_sheet(struct keys *keys, bool first, struct fault *fault)
{
	struct view *view = keys->view;
	const struct ledger *ledger = view->ledger;
	const struct ledger *all = ledger->by.count ? ledger->all : NULL;

	take_rules(keys, ledger);
	if (ledger->group_count)
		keys->bootstrap = ledger->groups[0].group.bootstrap;
	if (!make_room(keys, all))
		return fault_memory(fault);
	add_columns(keys);
	if (!add_title(keys) || !keys_add_notes(keys, all))
		return fault_memory(fault);
	view->format->begin(&view->out, &keys->sheet, first);
	if (!add_rows(keys, ledger, fault) || (all && !add_rows(keys, all, fault)))
		return false;
	view->format->end(&view->out, &keys->sheet);
	return view_flush(view, true, fault);
}

bool
view_keys(struct view *view, struct fault *fault)
{
	static const struct chapter nothing = {
		.lexicon = { "", 0 }, .outline = { .first = OUTLINE_NONE }
	};
	const struct chapters *chapters = view->chapters;

	if (!chapters->count)
		return add_sheet(&(struct keys){ .view = view, .chapter = &nothing }, true, fault);
	for (size_t i = 0; i < chapters->count; i++) {
		struct keys keys = { .view = view, .chapter = &chapters->at[i] };

		if (!add_sheet(&keys, i == 0, fault))
			return false;
	}
	return true;
}
