/* Sections: which labels and headings make them, of what kind, and how far they reach. */
#include "check.h"

#include "../../stages/segment/labels.h"
#include "../../stages/segment/sections.h"
#include "../../stages/segment/sentences.h"
#include "buffer.h"

enum {
	HOSTILE_LINES = 200000,
	RANDOM_TEXTS = 20000,
	RANDOM_PIECES = 24
};

/* The text, and its sections as "kind: label;" each. */
struct layout {
	const char *text, *sections;
};

static const struct layout labels_in_the_line[] = {
	{ "", "" },
	{ "Trust grew. Costs fell.", "" },
	{ "BACKGROUND: Care is split. METHODS: We asked. RESULTS: Trust grew. More so in A.",
		"background: BACKGROUND; methods: METHODS; results: RESULTS;" },
	{ "Objective: To map. Results and discussion: Much. Conclusion: Little.",
		"aims: Objective; results: Results and discussion; conclusions: Conclusion;" },
	{ "Design/methodology/approach: Survey. Originality/value: None.",
		"methods: Design/methodology/approach; conclusions: Originality/value;" },
	{ "We came late. Results: we stayed.", "results: Results;" },
	{ "**Aims:** to map. __Methods:__ none.", "aims: Aims; methods: Methods;" },
	{ "Keywords: care; cost.", "keywords: Keywords;" },
	{ "Note: this is no label. See https://example.org/ for it.", "" },
	{ "The result: nothing. At 10:30 we left.", "results: The result;" },
	{ "Challenges: pay. Enablers of change: trust. Barriers and enablers: both.",
		"barriers: Challenges; enablers: Enablers of change; "
		"other: Barriers and enablers;" },
	{ "Overcoming barriers: a guide. Barriers included: pay.", "" },
};

static const struct layout labels_without_colon[] = {
	{ "Background Care is split. Aim To map it. Design and setting A survey. "
		"Results Thirty came. Conclusion More is due.",
		"background: Background; aims: Aim; methods: Design and setting; "
		"results: Results; conclusions: Conclusion;" },
	{ "BACKGROUND Care is split. METHODS We asked. RESULTS 12 came.",
		"background: BACKGROUND; methods: METHODS; results: RESULTS;" },
	{ "Background. Care is split. Methods. We asked. Results. Trust grew.",
		"background: Background; methods: Methods; results: Results;" },
	{ "Purpose – To map. Findings – Trust grew. Value - None so far.",
		"aims: Purpose; results: Findings; conclusions: Value;" },
	{ "Background Care is split. Methods We asked.", "" },
	{ "Results Table 1 shows. Results Table 2 shows. Results Table 3 shows.", "" },
	{ "Results show this. Methods differ. Background is given.", "" },
	{ "Aim To map it. Results: Trust grew. Conclusion More is due.", "results: Results;" },
};

static const struct layout headings[] = {
	{ "1 Results\nMuch.\n1.1 Funding\nBudgets were short.\nFunding\nThe council paid.",
		"results: Results; results: Funding; acknowledgements: Funding;" },
	{ "Results\n1. Trust.\n2. Funding.\n3. Time.", "results: Results;" },
	{ "1 Introduction\nCare is split.\n2 Methods\n2.1 Data we had\nWe asked.\n3 Results\n"
		"3.1 Costs\n3.1.1 Savings at two sites\nFew.\n3.2 Limitations\nMany.\n"
		"4 Appendix\nA.",
		"background: Introduction; methods: Methods; methods: Data we had; "
		"results: Results; results: Costs; results: Savings at two sites; "
		"limitations: Limitations; other: Appendix;" },
	{ "# A title\n\n## Results\n\n### Trust\n\nIt grew.\n\n## Places\n\nTwo.",
		"other: A title; results: Results; results: Trust; other: Places;" },
	{ "Abstract\n\nCare is split.\n\nREFERENCES\n\n1. Cox A. Care.",
		"abstract: Abstract; references: REFERENCES;" },
	{ "IV. Findings\nTrust grew.\n\nV. Discussion\nWe know.",
		"results: Findings; discussion: Discussion;" },
	{ "Barriers:\n• pay\n• time\n\nWhat helped\n\n• trust",
		"barriers: Barriers; enablers: What helped;" },
	{ "Key organisational barriers\nPay.\nWhat got in the way\nTime.",
		"barriers: Key organisational barriers; barriers: What got in the way;" },
	{ "Our recommendations\n1. Pay more.\n2. Ask first.",
		"recommendations: Our recommendations;" },
	{ "Getting there\n\nFor people outside the town, the journey was the problem, and most of "
		"them had no car.", "other: Getting there;" },
	{ "Generalists or specialists?\n\nThe idea was simple: one household, one plan, and one "
		"director who decides.", "other: Generalists or specialists?;" },
	{ "Key messages\n• Pay more.\n\nWhere we are now\n• Nowhere.",
		"conclusions: Key messages; other: Where we are now;" },
	{ "WHERE WE STAND\nNowhere.", "other: WHERE WE STAND;" },
	{ "Pay\nTime\nTrust", "" },
	{ "1. Pay more.\n2. Ask first.\n3. Wait.", "" },
	{ "1. Pay\n2. Time\n3. Trust\n\nAll of these were named by at least two of the forty "
		"people we spoke to.", "" },
	{ "Figure 1\nThe flow of people through the study, from the first letter to the last "
		"visit at home.", "" },
	{ "Univ Southampton, Sch Med [1]\nPrimary Care Research, Population Sciences and Medical "
		"Education, Southampton, England", "" },
	{ "They were:\nthe staff of the two hospitals that had been merged in the year before "
		"the study began.", "" },
};

struct group {
	const char *name;
	const struct layout *layouts;
	size_t count;
};

#define GROUP(layouts) { #layouts, layouts, COUNT_OF(layouts) }

static const struct group groups[] = {
	GROUP(labels_in_the_line), GROUP(labels_without_colon), GROUP(headings)
};

struct finder {
	struct sentence_list sentences;
	struct section_list sections;
};

static int
set_up(void **state)
{
	*state = calloc(1, sizeof(struct finder));
	assert_non_null(*state);
	return 0;
}

static int
tear_down(void **state)
{
	struct finder *finder = *state;

	sentences_free(&finder->sentences);
	sections_free(&finder->sections);
	free(finder);
	return 0;
}

/* Made of whole sentences, one behind the other without a gap, each with its label in the first. */
static void
check_promises(const struct finder *finder, struct slice text)
{
	const struct sentence_list *sentences = &finder->sentences;
	const struct section_list *sections = &finder->sections;
	size_t next = 0;

	while (sections->count && next < sentences->count
			&& sentences->at[next].start < sections->at[0].span.start)
		next++;
	for (size_t i = 0; i < sections->count; i++) {
		const struct section *section = &sections->at[i];
		size_t label = (size_t)(section->label.at - text.at);

		assert_true(next < sentences->count);
		assert_int_equal(sentences->at[next].start, section->span.start);
		assert_in_range(label, section->span.start, sentences->at[next].end);
		assert_in_range(label + section->label.size, label + 1, sentences->at[next].end);
		assert_true(section->kind.size > 0);
		while (next < sentences->count && sentences->at[next].end < section->span.end)
			next++;
		assert_int_equal(sentences->at[next++].end, section->span.end);
	}
	assert_true(sections->count == 0 || next == sentences->count);
}

static void
find(struct finder *finder, struct slice text)
{
	struct spans spans;

	assert_true(sentences_find(&finder->sentences, text));
	spans = (struct spans){ finder->sentences.at, finder->sentences.count };
	assert_true(sections_find(&finder->sections, text, spans));
	check_promises(finder, text);
}

static bool
check_layout(struct finder *finder, const char *group, const struct layout *layout)
{
	struct slice text = exact_copy(slice_of(layout->text));
	struct buffer found = { 0 };
	bool same;

	find(finder, text);
	for (size_t i = 0; i < finder->sections.count; i++) {
		buffer_add_string(&found, i ? " " : "");
		buffer_add_slice(&found, finder->sections.at[i].kind);
		buffer_add_string(&found, ": ");
		buffer_add_slice(&found, finder->sections.at[i].label);
		buffer_add_string(&found, ";");
	}
	same = slice_is(buffer_slice(&found), layout->sections);
	if (!same)
		print_error("%s: %s\nhas %.*s\nwhere this was expected: %s\n", group, layout->text,
			(int)found.size, found.at ? found.at : "", layout->sections);
	buffer_free(&found);
	free_copy(text);
	return same;
}

static void
sections_are_those_expected(void **state)
{
	size_t wrong = 0;

	for (size_t i = 0; i < COUNT_OF(groups); i++)
		for (size_t j = 0; j < groups[i].count; j++)
			wrong += !check_layout(*state, groups[i].name, &groups[i].layouts[j]);
	assert_int_equal(wrong, 0);
}

static void
sections_reach_to_the_next(void **state)
{
	struct finder *finder = *state;
	struct slice text = SLICE("Before. AIM: To map. It is late.\n\nRESULTS: None. \n");

	find(finder, text);
	assert_int_equal(finder->sections.count, 2);
	assert_int_equal(finder->sections.at[0].span.start, 8);
	assert_int_equal(finder->sections.at[0].span.end, 32);
	assert_int_equal(finder->sections.at[1].span.start, 34);
	assert_int_equal(finder->sections.at[1].span.end, 48);
}

static void
kinds_do_not_hang_on_case_or_marks(void **state)
{
	(void)state;
	assert_slice(label_kind(SLICE("Methods")), "methods");
	assert_slice(label_kind(SLICE("METHODS:")), "methods");
	assert_slice(label_kind(SLICE("materials  &\n methods.")), "methods");
	assert_slice(label_kind(SLICE("**Aims** and objectives")), "aims");
	assert_slice(label_kind(SLICE("Authors\u2019 conclusions")), "conclusions");
	assert_slice(label_kind(SLICE("Design, setting, and participants")), "methods");
	assert_slice(label_kind(SLICE("Barriers to, and enablers of, change")), "other");
	assert_slice(label_kind(SLICE("")), "");
	assert_slice(label_kind(SLICE(" : ")), "");
	assert_slice(label_kind(SLICE("and")), "");
	assert_slice(label_kind(SLICE("Method and madness")), "");
	assert_slice(label_kind(SLICE("M\u00e9thodes")), "");
	assert_slice(label_kind(SLICE("Results\0")), "");
}

static const char *const lines[] = {
	"Results\n", "# A\n", "3.1 Costs\n", "Aim To map. ", "Barriers:\n", "A\n", "1. A\n",
	"## \n"
};

static void
hostile_texts_take_linear_time(void **state)
{
	struct buffer text = { 0 };

	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		buffer_reset(&text, SIZE_MAX);
		for (size_t j = 0; j < HOSTILE_LINES; j++)
			buffer_add_string(&text, lines[i]);
		find(*state, buffer_slice(&text));
	}
	buffer_free(&text);
}

static const char *const pieces[] = {
	"\n", "\n\n", " ", " ", ".", ". ", ":", ": ", "-", " - ", "*", "#", "# ", "## ", "1 ",
	"2.1 ", "3.2.1 ", "IV. ", "(a) ", "\u2022 ", "Results", "METHODS", "Aim", "Background",
	"and", "Barriers", "Enablers", "to", "Figure 1", "Care", "care", "\u00c9t\u00e9",
	"The trust of people in care"
};

static void
promises_hold_for_random_texts(void **state)
{
	struct buffer bytes = { 0 };
	uint64_t seed = 1;

	for (size_t i = 0; i < RANDOM_TEXTS; i++) {
		struct slice text;

		buffer_reset(&bytes, SIZE_MAX);
		for (uint32_t left = next_random(&seed) % RANDOM_PIECES; left > 0; left--)
			buffer_add_string(&bytes, pieces[next_random(&seed) % COUNT_OF(pieces)]);
		text = exact_copy(buffer_slice(&bytes));
		find(*state, text);
		free_copy(text);
	}
	buffer_free(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_are_those_expected),
		cmocka_unit_test(sections_reach_to_the_next),
		cmocka_unit_test(kinds_do_not_hang_on_case_or_marks),
		cmocka_unit_test(hostile_texts_take_linear_time),
		cmocka_unit_test(promises_hold_for_random_texts)
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
