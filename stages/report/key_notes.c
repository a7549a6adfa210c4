/* key_notes.c: below a table of key cells, the rule and the thresholds that found them. */
#include "keys.h"
#include "prose.h"
#include "texts.h"

bool
keys_about(const struct keys *keys, const struct cell_rule *rule)
{
	return rule->depth == keys->depth && slice_equal(rule->lexicon, keys->chapter->lexicon);
}

static void
add_threshold(const struct keys *keys, uint64_t billionths, struct buffer *note)
{
	if (keys->of == CELL_RATE) {
		cell_add_ratio(note, billionths, CELL_ONE, 2);
		buffer_add_string(note, " in 1,000 words");
	} else {
		prose_share(note, billionths, CELL_ONE);
	}
}

/* The thresholds of one group: ": barrier 4.4% (20 codes, 4 of them not met), enabler ...". */
static void
add_thresholds(const struct keys *keys, const struct ledger *ledger, size_t group,
	struct buffer *note)
{
	bool first = true;

	for (size_t i = 0; i < ledger->rule_count; i++) {
		const struct cell_rule *rule = &ledger->rules[i].rule;

		if (ledger->rules[i].group != group || !keys_about(keys, rule))
			continue;
		buffer_add_string(note, first ? "" : ", ");
		first = false;
		buffer_add_slice(note, rule->polarity == CELL_EITHER ? SLICE("either")
			: cell_polarity_name(rule->polarity));
		buffer_add_string(note, rule->ties ? " from " : " above ");
		add_threshold(keys, rule->threshold, note);
		buffer_add_string(note, " (");
		prose_count(note, rule->cells, "code", "codes");
		if (rule->zeros) {
			buffer_add_string(note, ", ");
			prose_number(note, rule->zeros);
			buffer_add_string(note, " of them not met");
		}
		buffer_add_char(note, ')');
	}
}

static const struct cell_rule *
first_rule(const struct keys *keys)
{
	const struct ledger *ledger = keys->view->ledger;

	for (size_t i = 0; i < ledger->rule_count; i++)
		if (keys_about(keys, &ledger->rules[i].rule))
			return &ledger->rules[i].rule;
	return NULL;
}

static void
add_rule(const struct keys *keys, struct buffer *note)
{
	const struct cell_rule *rule = first_rule(keys);

	if (!rule) {
		buffer_add_string(note, "The count has no rule for key cells.");
		return;
	}
	buffer_add_string(note, "Key: the ");
	text_rule(note, rule);
	buffer_add_char(note, '.');
}

static void
add_bootstrap(const struct keys *keys, struct buffer *note)
{
	buffer_add_string(note, "Low and high: ");
	text_bootstrap(note, &keys->bootstrap);
	buffer_add_string(note, "; stability: the share of these in which the cell is key.");
}

static bool
add_note(struct keys *keys, struct buffer *note)
{
	struct slice kept = view_keep(keys->view, note);

	keys->sheet.notes[keys->sheet.note_count++] = kept;
	return kept.at != NULL;
}

static bool
add_group_notes(struct keys *keys, const struct ledger *ledger)
{
	const struct ledger *groups = keys->view->ledger;

	for (size_t i = 0; i < ledger->group_count; i++) {
		struct buffer note = { 0 };

		if (!view_add_group(keys->view, ledger == groups ? i : groups->group_count, &note))
			note.failed = true;
		buffer_add_string(&note, note.size ? ": " : "");
		add_thresholds(keys, ledger, i, &note);
		if (!add_note(keys, &note))
			return false;
	}
	return true;
}

bool
keys_add_notes(struct keys *keys, const struct ledger *all)
{
	struct buffer rule = { 0 }, bootstrap = { 0 };

	add_rule(keys, &rule);
	if (!add_note(keys, &rule))
		return false;
	if (!keys->depth)
		return true;
	if (keys->bootstrap.replicates) {
		add_bootstrap(keys, &bootstrap);
		if (!add_note(keys, &bootstrap))
			return false;
	}
	return add_group_notes(keys, keys->view->ledger) && (!all || add_group_notes(keys, all));
}
