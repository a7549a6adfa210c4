/* page_keys.c: the key barriers and enablers of each group, as the count found them. */
#include <stdlib.h>

#include "html.h"
#include "page_inside.h"

enum {
	SUBTHEMES = 2	/* the depth of codes that are listed, if the lexicon has any */
};

bool
page_has_keys(const struct page *page)
{
	const struct ledger *ledger = page->view->ledger;

	return ledger->rule_count || (ledger->all && ledger->all->rule_count);
}

const struct cell *
page_key(const struct page *page, size_t group, const struct page_code *code,
	enum cell_polarity polarity)
{
	size_t index;
	const struct ledger *ledger = ledger_of(page->view->ledger, group, &index);
	const struct ledger_cell *cell = !ledger ? NULL : ledger_find(ledger, index,
		code->chapter->lexicon, code->node->code, polarity);

	return cell && cell->cell.findings.key == CELL_KEY ? &cell->cell : NULL;
}

/* A list that is being made. */
struct list {
	struct page *page;
	size_t chapter, group;
	enum cell_polarity polarity;
	const struct cell_rule *rule;		/* NULL: there are no such cells */
	const struct cell_group *counts;	/* of the group */
};

struct key {
	size_t code;	/* number */
	struct cell_quotient value;
	uint64_t references;
};

/* The largest first, then as codes stand. */
static int
compare_keys(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	uint64_t one = cell_billionths(x->value), other = cell_billionths(y->value);

	if (one != other)
		return one > other ? -1 : 1;
	return (x->code > y->code) - (x->code < y->code);
}

/* Of a share the percentage, of a rate the number in 1,000 words. */
static void
add_value(struct buffer *out, enum cell_statistic of, struct cell_quotient value)
{
	bool rate = of == CELL_RATE;

	cell_add_ratio(out, value.part * (rate ? 1 : 100), value.whole, rate ? 2 : 1);
	buffer_add_string(out, rate ? " in 1,000 words" : "&nbsp;%");
}

static void
add_key(const struct list *list, const struct key *key)
{
	struct buffer *out = &list->page->view->out;
	const struct page_code *code = &list->page->codes.at[key->code];

	buffer_add_string(out, "<li><bdi>");
	html_add(out, code->node->label);
	buffer_add_string(out, "</bdi> ");
	add_value(out, list->rule->of, key->value);
	buffer_add_string(out, " (n&nbsp;=&nbsp;");
	page_add_number(list->page, "span", key->references, (struct page_number){
		key->code, code->last, list->group, list->polarity
	});
	buffer_add_string(out, ")</li>\n");
}

/* What makes a key cell: "At least 4.4 %: quantile 0.75 (type 7) of the share of 20 codes." */
static void
add_rule(struct buffer *out, const struct cell_rule *rule)
{
	static const char *const names[CELL_STATISTICS] = {
		[CELL_SHARE] = "percentage", [CELL_POLARITY_SHARE] = "percentage of their polarity",
		[CELL_RATE] = "rate", [CELL_DOCUMENT_SHARE] = "percentage of documents",
	};

	buffer_add_string(out, rule->ties ? "<p>At least " : "<p>More than ");
	add_value(out, rule->of, (struct cell_quotient){ rule->threshold, CELL_ONE });
	buffer_add_string(out, ": quantile ");
	cell_add_ratio(out, rule->quantile, 1000, 2);
	buffer_add_format(out, " (type %u) of the %s of %llu code%s.</p>\n", rule->type,
		names[rule->of], (unsigned long long)rule->cells, rule->cells == 1 ? "" : "s");
}

/* The key cells of the list's group and polarity, in order; returns their number. */
static size_t
find_keys(const struct list *list, struct key *keys)
{
	const struct page_codes *codes = &list->page->codes;
	size_t count = 0;

	for (size_t i = codes->first[list->chapter]; i < codes->uncoded[list->chapter]; i++) {
		const struct cell *cell = page_key(list->page, list->group, &codes->at[i],
			list->polarity);
		struct cell_measure measure;

		if (!cell || cell_code_depth(cell->code) != list->rule->depth)
			continue;
		measure = cell_measure(cell, list->counts);
		keys[count++] = (struct key){
			i, cell_quotient(&measure, list->rule->of), cell->counts.references
		};
	}
	if (count > 1)
		qsort(keys, count, sizeof *keys, compare_keys);
	return count;
}

static void
add_list(const struct list *list, struct key *keys)
{
	struct buffer *out = &list->page->view->out;
	size_t count = list->rule ? find_keys(list, keys) : 0;

	buffer_add_format(out, "<div>\n<h4>%s</h4>\n", list->polarity == CELL_BARRIER
		? "Key barriers" : "Key enablers");
	if (count)
		buffer_add_string(out, "<ol>\n");
	for (size_t i = 0; i < count; i++)
		add_key(list, &keys[i]);
	buffer_add_string(out, count ? "</ol>\n" : "<p>None.</p>\n");
	if (list->rule)
		add_rule(out, list->rule);
	buffer_add_string(out, "</div>\n");
}

static const struct cell_rule *
find_rule(const struct ledger *ledger, size_t index, struct slice lexicon,
	enum cell_polarity polarity)
{
	const struct cell_rule *rule = ledger_rule(ledger, index, lexicon, SUBTHEMES, polarity);

	return rule ? rule : ledger_rule(ledger, index, lexicon, 1, polarity);
}

/* The lists of a lexicon in a group; nothing if there is no rule. */
static bool
add_lists(struct page *page, size_t chapter, size_t group, struct key *keys, struct fault *fault)
{
	static const enum cell_polarity polarities[] = { CELL_BARRIER, CELL_ENABLER };
	struct slice lexicon = page->codes.chapters->at[chapter].lexicon;
	struct buffer *out = &page->view->out;
	size_t index;
	const struct ledger *ledger = ledger_of(page->view->ledger, group, &index);

	if (!ledger || !(find_rule(ledger, index, lexicon, CELL_BARRIER)
			|| find_rule(ledger, index, lexicon, CELL_ENABLER)))
		return true;
	buffer_add_string(out, "<h3>");
	if (page->codes.chapters->count > 1) {
		buffer_add_string(out, "<bdi>");
		html_add(out, lexicon);
		buffer_add_string(out, "</bdi>: ");
	}
	if (!page_add_group(page, group))
		return fault_memory(fault);
	buffer_add_string(out, "</h3>\n<div class=\"keys\">\n");
	for (size_t i = 0; i < 2; i++)
		add_list(&(struct list){
			page, chapter, group, polarities[i],
			find_rule(ledger, index, lexicon, polarities[i]),
			&ledger->groups[index].group
		}, keys);
	buffer_add_string(out, "</div>\n");
	return view_flush(page->view, false, fault);
}

bool
page_add_keys(struct page *page, struct fault *fault)
{
	struct buffer *out = &page->view->out;
	struct key *keys;

	if (!page_has_keys(page))
		return true;
	keys = arena_array(&page->view->arena, page->codes.count + 1, sizeof *keys);
	if (!keys)
		return fault_memory(fault);
	buffer_add_string(out, "<section aria-labelledby=\"keys\">\n"
		"<h2 id=\"keys\">Key barriers and enablers</h2>\n");
	for (size_t i = 0; i < page->codes.chapters->count; i++)
		for (size_t group = 0; group < page->groups; group++)
			if (!add_lists(page, i, group, keys, fault))
				return false;
	if (page->groups > page->view->ledger->group_count && !page->view->ledger->all)
		buffer_add_string(out, "<p>Those of all documents together are found by tl-count "
			"--totals.</p>\n");
	buffer_add_string(out, "</section>");
	return true;
}
