/* polarity: each rule of the algebra, the scopes that it rests on, and which matches stay.
 *
 * A case is a sentence in words of its own: "lack|deficit" is a cue, "funding|resource" a term,
 * ";" a border of clauses and "but|stop" another; what else stands there are words between. */
#include "check.h"
#include "longest.h"
#include "polarity.h"
#include "scope.h"

enum {
	WORDS = 64
};

struct sentence {
	struct placed_term term;
	struct placed_cue cues[WORDS];
	struct cue kinds[WORDS];
	size_t cue_count;
	struct border borders[WORDS];
	struct borders map;
};

/* The defaults of lexicon_rows.c, and openers. */
static const struct {
	const char *name;
	struct cue cue;
} cue_names[] = {
	{ "barrier", { CUE_BARRIER, DIRECTION_BOTH, REACH_CLAUSE, 0 } },
	{ "enabler", { CUE_ENABLER, DIRECTION_BOTH, REACH_CLAUSE, 0 } },
	{ "barriers:", { CUE_BARRIER, DIRECTION_RIGHT, REACH_LIST, 0 } },
	{ "enablers:", { CUE_ENABLER, DIRECTION_RIGHT, REACH_LIST, 0 } },
	{ "deficit", { CUE_DEFICIT, DIRECTION_RIGHT, REACH_WORDS, 4 } },
	{ "removal", { CUE_REMOVAL, DIRECTION_RIGHT, REACH_WORDS, 5 } },
	{ "negator", { CUE_NEGATOR, DIRECTION_RIGHT, REACH_WORDS, 4 } },
	{ "hedge", { CUE_HEDGE, DIRECTION_BOTH, REACH_CLAUSE, 0 } },
	{ "recommend", { CUE_RECOMMEND, DIRECTION_BOTH, REACH_CLAUSE, 0 } },
	{ "gap", { CUE_GAP, DIRECTION_BOTH, REACH_SENTENCE, 0 } },
	{ "topic", { CUE_TOPIC, DIRECTION_BOTH, REACH_SENTENCE, 0 } },
	{ "aim", { CUE_AIM, DIRECTION_BOTH, REACH_SENTENCE, 0 } },
	{ "method", { CUE_METHOD, DIRECTION_BOTH, REACH_SENTENCE, 0 } },
	{ "background", { CUE_BACKGROUND, DIRECTION_BOTH, REACH_SENTENCE, 0 } },
};

static void
add_mark(struct sentence *sentence, struct slice mark, uint32_t word)
{
	const struct place at = { word, word + 1 };

	if (slice_is(mark, "stop")) {
		sentence->borders[sentence->map.count++] = (struct border){ word, true };
		return;
	}
	for (unsigned kind = 0; kind < TERM_KINDS; kind++)
		if (slice_is(mark, term_kind_name(kind))) {
			sentence->term = (struct placed_term){ at, kind };
			return;
		}
	for (size_t i = 0; i < COUNT_OF(cue_names); i++)
		if (slice_is(mark, cue_names[i].name)) {
			sentence->kinds[sentence->cue_count] = cue_names[i].cue;
			sentence->cues[sentence->cue_count++].at = at;
			return;
		}
	fail_msg("%.*s is neither a kind nor a class", (int)mark.size, mark.at);
}

static void
add_words(struct sentence *sentence, const char *words)
{
	const char *space, *bar;

	for (const char *at = words; *at; at = *space ? space + 1 : space) {
		space = strchrnul(at, ' ');
		bar = memchr(at, '|', (size_t)(space - at));
		if (*at == ';') {
			sentence->borders[sentence->map.count++] =
				(struct border){ sentence->map.units, false };
			continue;
		}
		if (bar)
			add_mark(sentence, (struct slice){ bar + 1, (size_t)(space - bar - 1) },
				sentence->map.units);
		sentence->map.units++;
	}
}

/* Judges the sentence's term: "mention of barrier reported", the cues' classes behind it. */
static void
assert_judged(const char *words, const char *expected)
{
	struct sentence sentence = { .map.count = 0 };
	struct judgement judgement;
	char seen[256];
	int size;

	sentence.map.at = sentence.borders;
	add_words(&sentence, words);
	for (size_t i = 0; i < sentence.cue_count; i++) {
		struct placed_cue *cue = &sentence.cues[i];

		cue->class = sentence.kinds[i].class;
		cue->list = sentence.kinds[i].reach == REACH_LIST;
		cue->scope = scope_of(&sentence.kinds[i], cue->at, &sentence.map);
		cue->weight = 1;
	}
	cues_silence(sentence.cues, sentence.cue_count);
	polarity_judge(&sentence.term, sentence.cues, sentence.cue_count, &judgement);
	size = snprintf(seen, sizeof seen, "%s%s %s", judgement.mention ? "mention of " : "",
		polarity_name(judgement.polarity).at, status_name(judgement.status).at);
	for (size_t i = 0; i < judgement.cue_count; i++)
		size += snprintf(seen + size, sizeof seen - (size_t)size, " %s",
			cue_class_name(judgement.cues[i]->class));
	if (strcmp(seen, expected) != 0)
		fail_msg("%s: \"%s\" where \"%s\" was expected", words, seen, expected);
}

static void
kinds_speak_where_no_cue_does(void **state)
{
	(void)state;
	assert_judged("shared records|resource", "neutral reported");
	assert_judged("some thing|neutral", "neutral reported");
	assert_judged("staff turnover|problem", "barrier reported");
	assert_judged("improved_outcomes|enabling", "enabler reported");
	assert_judged("research_is_needed|hindering", "barrier reported");
}

static void
deficits_and_removals_govern(void **state)
{
	(void)state;
	assert_judged("lack_of|deficit funding|resource", "barrier reported deficit");
	assert_judged("lack_of|deficit governance|neutral", "barrier reported deficit");
	assert_judged("no|deficit improved_outcomes|enabling", "barrier reported deficit");
	assert_judged("poor|deficit records lead to delays|problem", "barrier reported");
	assert_judged("overcame|removal mistrust|problem", "enabler reported removal");
	assert_judged("reduced|removal duplication_of_work|hindering", "enabler reported removal");
	assert_judged("reduced|removal funding|resource", "neutral reported");
}

static void
deficits_reach_four_words(void **state)
{
	(void)state;
	assert_judged("lack_of|deficit a b c funding|resource", "barrier reported deficit");
	assert_judged("lack_of|deficit a b c d funding|resource", "neutral reported");
	assert_judged("funding|resource lack_of|deficit", "neutral reported");
}

static void
governing_comes_before_other_cues(void **state)
{
	(void)state;
	assert_judged("helped|enabler by little|deficit funding|resource", "barrier reported deficit");
	assert_judged("barriers|barriers: a overcame|removal mistrust|problem",
		"enabler reported removal");
}

static void
self_polar_terms_need_no_cue(void **state)
{
	(void)state;
	assert_judged("barriers|barriers: improved_outcomes|enabling", "enabler reported");
	assert_judged("helped|enabler research_is_needed|hindering", "barrier reported");
}

static void
the_nearest_cue_decides(void **state)
{
	(void)state;
	assert_judged("funding|resource was helpful|enabler", "enabler reported enabler");
	assert_judged("hindered|barrier x x x trust|resource x helped|enabler",
		"enabler reported enabler");
	assert_judged("hindered|barrier x trust|resource x x helped|enabler",
		"barrier reported barrier");
	assert_judged("hindered|barrier trust|resource helped|enabler", "barrier reported barrier");
}

static void
enabler_cues_do_not_help_problems(void **state)
{
	(void)state;
	assert_judged("delays|problem helped|enabler", "barrier reported");
	assert_judged("delays|problem x hindered|barrier helped|enabler", "barrier reported barrier");
	assert_judged("facilitators|enablers: fewer delays|problem", "enabler reported enabler");
}

static void
openers_decide_over_nearer_cues(void **state)
{
	(void)state;
	assert_judged("barriers|barriers: a b support|enabler for staff|resource",
		"barrier reported barrier");
	assert_judged("barriers|barriers: a ; b ; staff|resource", "barrier reported barrier");
	assert_judged("barriers|barriers: a but|stop staff|resource", "neutral reported");
	assert_judged("staff|resource barriers|barriers: a", "neutral reported");
	assert_judged("barriers|barriers: a enablers|enablers: staff|resource",
		"enabler reported enabler");
}

static void
clauses_end_scopes(void **state)
{
	(void)state;
	assert_judged("hindered|barrier but|stop trust|resource", "neutral reported");
	assert_judged("trust|resource but|stop hindered|barrier", "neutral reported");
	assert_judged("hindered|barrier ; trust|resource", "neutral reported");
	assert_judged("lack_of|deficit time ; trust|resource", "neutral reported");
	assert_judged("although|stop hindered|barrier trust|resource", "barrier reported barrier");
}

static void
removals_and_deficits_turn(void **state)
{
	(void)state;
	assert_judged("overcame|removal barriers|barrier to trust|resource",
		"enabler reported removal barrier");
	assert_judged("overcame|removal the lack_of|deficit trust|resource",
		"enabler reported removal deficit");
	assert_judged("barriers|barrier overcame|removal trust|resource", "barrier reported barrier");
	assert_judged("little|deficit support|enabler for x x x trust|resource",
		"barrier reported deficit enabler");
}

static void
negators_deny(void **state)
{
	(void)state;
	assert_judged("cost|resource was not|negator a barrier|barrier",
		"denied reported negator barrier");
	assert_judged("trust|resource did not|negator help|enabler",
		"barrier reported negator enabler");
	assert_judged("no|negator delays|problem", "denied reported negator");
	assert_judged("no|negator improved_outcomes|enabling", "barrier reported negator");
	assert_judged("no|negator lack_of|deficit trust|resource", "denied reported negator deficit");
	assert_judged("no|negator trust|resource", "neutral reported");
	assert_judged("no|negator x x x x delays|problem", "barrier reported");
}

static void
aims_methods_background_and_gaps_mention(void **state)
{
	(void)state;
	assert_judged("we_aimed|aim to help|enabler trust|resource",
		"mention of enabler reported aim enabler");
	assert_judged("interviews|method helped|enabler trust|resource",
		"mention of enabler reported method enabler");
	assert_judged("in_recent_years|background trust|neutral helped|enabler",
		"mention of enabler reported background enabler");
	assert_judged("more_research|gap helps|enabler trust|resource",
		"mention of enabler gap gap enabler");
	assert_judged("we_aimed|aim staff|resource should|recommend meet",
		"mention of enabler recommended aim recommend");
	assert_judged("we_aimed|aim improved_outcomes|enabling", "mention of enabler reported aim");
	assert_judged("we_aimed|aim lack_of|deficit trust|resource",
		"mention of barrier reported aim deficit");
	assert_judged("we_aimed|aim delays|problem", "mention of barrier reported aim");
	assert_judged("we_aimed|aim trust|resource", "neutral reported");
	assert_judged("we_aimed|aim barriers|barriers: trust|resource", "barrier reported barrier");
}

static void
the_first_status_that_applies(void **state)
{
	(void)state;
	assert_judged("trust|resource may|hedge help|enabler", "enabler hedged hedge enabler");
	assert_judged("staff|resource should|recommend meet", "enabler recommended recommend");
	assert_judged("staff|neutral should|recommend meet", "neutral recommended recommend");
	assert_judged("delays|problem should|recommend stop|removal",
		"barrier recommended recommend");
	assert_judged("may|hedge should|recommend help|enabler trust|resource",
		"enabler recommended recommend enabler");
	assert_judged("more_research|gap on delays|problem may|hedge help",
		"mention of barrier gap gap");
}

static void
topics_and_pseudo_cues_silence_what_they_overlap(void **state)
{
	struct placed_cue cues[] = {
		{ .at = { 0, 3 }, .scope = { 0, 9 }, .class = CUE_TOPIC },
		{ .at = { 2, 4 }, .scope = { 0, 9 }, .class = CUE_BARRIER },
		{ .at = { 2, 4 }, .scope = { 0, 9 }, .class = CUE_DEFICIT },
		{ .at = { 3, 4 }, .scope = { 0, 9 }, .class = CUE_ENABLER },
	};

	(void)state;
	cues_silence(cues, COUNT_OF(cues));
	assert_true(cues[1].silent);
	assert_false(cues[2].silent);
	assert_false(cues[3].silent);
	cues[0].class = CUE_PSEUDO;
	cues_silence(cues, COUNT_OF(cues));
	assert_true(cues[2].silent);
	assert_false(cues[3].silent);
}

/* What is part of the term says nothing about it; a negator must not even touch it. */
static void
parts_of_the_term_do_not_count(void **state)
{
	struct placed_term term = { { 2, 4 }, TERM_RESOURCE };
	struct placed_cue cue = { .at = { 2, 3 }, .scope = { 0, 9 }, .class = CUE_BARRIER };
	struct judgement judgement;

	(void)state;
	polarity_judge(&term, &cue, 1, &judgement);
	assert_int_equal(judgement.polarity, POLARITY_NEUTRAL);
	cue.at = (struct place){ 1, 3 };
	polarity_judge(&term, &cue, 1, &judgement);
	assert_int_equal(judgement.polarity, POLARITY_BARRIER);
	term.kind = TERM_HINDERING;
	cue.class = CUE_NEGATOR;
	polarity_judge(&term, &cue, 1, &judgement);
	assert_int_equal(judgement.polarity, POLARITY_BARRIER);
	cue.at = (struct place){ 1, 2 };
	polarity_judge(&term, &cue, 1, &judgement);
	assert_int_equal(judgement.polarity, POLARITY_DENIED);
}

static void
headings_are_the_farthest_openers(void **state)
{
	struct placed_term term = { { 2, 3 }, TERM_RESOURCE };
	struct placed_cue cues[] = {
		{ .class = CUE_BARRIER, .list = true, .above = ABOVE_HEADING },
		{ .at = { 9, 10 }, .scope = { 0, 10 }, .class = CUE_ENABLER },
		{ .at = { 0, 1 }, .scope = { 0, 10 }, .class = CUE_ENABLER, .list = true },
	};
	struct judgement judgement;

	(void)state;
	polarity_judge(&term, cues, 2, &judgement);
	assert_int_equal(judgement.polarity, POLARITY_BARRIER);
	assert_ptr_equal(judgement.cues[0], &cues[0]);
	polarity_judge(&term, cues, 3, &judgement);
	assert_int_equal(judgement.polarity, POLARITY_ENABLER);
	assert_ptr_equal(judgement.cues[0], &cues[2]);
}

/* The order of what stands above: the sentence before, a list, a heading, the section. */
static void
of_openers_above_the_nearest_decides(void **state)
{
	struct placed_term term = { { 0, 1 }, TERM_RESOURCE };
	struct placed_cue cues[] = {
		{ .class = CUE_ENABLER, .above = ABOVE_BEFORE },
		{ .class = CUE_BARRIER, .list = true, .above = ABOVE_LIST },
		{ .class = CUE_ENABLER, .list = true, .above = ABOVE_SECTION, .weight = 9 },
		{ .at = { 3, 4 }, .scope = { 0, 4 }, .class = CUE_BARRIER },
	};
	struct judgement judgement;

	(void)state;
	polarity_judge(&term, cues, 4, &judgement);
	assert_ptr_equal(judgement.decider, &cues[1]);
	cues[1].list = cues[2].list = false;
	polarity_judge(&term, cues, 4, &judgement);
	assert_ptr_equal(judgement.decider, &cues[3]);
	polarity_judge(&term, cues, 3, &judgement);
	assert_ptr_equal(judgement.decider, &cues[0]);
}

static void
a_cue_speaks_where_no_term_does(void **state)
{
	struct placed_cue cues[] = {
		{ .at = { 0, 1 }, .scope = { 0, 5 }, .class = CUE_AIM },
		{ .at = { 1, 2 }, .scope = { 1, 5 }, .class = CUE_NEGATOR },
		{ .at = { 2, 3 }, .scope = { 0, 5 }, .class = CUE_ENABLER },
		{ .at = { 3, 4 }, .scope = { 0, 5 }, .class = CUE_HEDGE },
	};
	struct judgement judgement;

	(void)state;
	polarity_judge_cue(&cues[2], cues, COUNT_OF(cues), &judgement);
	assert_int_equal(judgement.polarity, POLARITY_BARRIER);
	assert_int_equal(judgement.status, STATUS_HEDGED);
	assert_ptr_equal(judgement.mention, &cues[0]);
	assert_int_equal(judgement.cue_count, 4);
	cues[2].class = CUE_BARRIER;
	polarity_judge_cue(&cues[2], cues, COUNT_OF(cues), &judgement);
	assert_int_equal(judgement.polarity, POLARITY_DENIED);
}

static void
assert_scope(enum cue_direction direction, enum cue_reach reach, uint32_t first, uint32_t end)
{
	static const struct border at[] = { { 4, true }, { 10, false }, { 20, false }, { 25, true } };
	const struct borders borders = { at, COUNT_OF(at), 40 };
	const struct cue cue = { CUE_BARRIER, direction, reach, 3 };
	struct place scope = scope_of(&cue, (struct place){ 12, 14 }, &borders);

	assert_int_equal(scope.first, first);
	assert_int_equal(scope.end, end);
}

static void
scopes_are_as_wide_as_they_say(void **state)
{
	(void)state;
	assert_scope(DIRECTION_BOTH, REACH_WORDS, 10, 17);	/* 9 is in another clause */
	assert_scope(DIRECTION_RIGHT, REACH_WORDS, 12, 17);
	assert_scope(DIRECTION_BOTH, REACH_CLAUSE, 10, 20);
	assert_scope(DIRECTION_LEFT, REACH_CLAUSE, 10, 14);
	assert_scope(DIRECTION_BOTH, REACH_LIST, 4, 25);
	assert_scope(DIRECTION_RIGHT, REACH_LIST, 12, 25);
	assert_scope(DIRECTION_RIGHT, REACH_SECTION, 12, 25);
	assert_scope(DIRECTION_BOTH, REACH_SENTENCE, 0, 40);
	assert_scope(DIRECTION_LEFT, REACH_SENTENCE, 0, 14);
}

/* Two lexicons and cues; 2 and 3 mean the same as 0 and have a higher weight. */
static const struct entry entries[] = {
	{ .group = 0, .meaning = 0, .rank = 2 },
	{ .group = 0, .meaning = 1, .rank = 3 },
	{ .group = 0, .meaning = 0, .rank = 0 },
	{ .group = 0, .meaning = 0, .rank = 1 },
	{ .group = 1, .meaning = 2, .rank = 4 },
	{ .group = 2, .meaning = 3, .rank = 5, .is_cue = true },
	{ .group = 2, .meaning = 4, .rank = 6, .is_cue = true },
};

/* Hits as "entry first end", expected likewise. */
static void
assert_kept(const char *given, const char *expected)
{
	struct hit hits[16];
	char seen[128] = "";
	size_t count = 0;
	int size = 0, used;

	for (unsigned entry, first, end; sscanf(given, "%u %u %u%n", &entry, &first, &end, &used) == 3;
			given += used)
		hits[count++] = (struct hit){ .entry = &entries[entry], .at = { first, end } };
	count = longest_keep(hits, count);
	for (size_t i = 0; i < count; i++)
		size += snprintf(seen + size, sizeof seen - (size_t)size, "%s%u %u %u", i ? "  " : "",
			(unsigned)(hits[i].entry - entries), hits[i].at.first, hits[i].at.end);
	assert_string_equal(seen, expected);
}

static void
the_longest_match_stays(void **state)
{
	(void)state;
	assert_kept("", "");
	assert_kept("0 1 2  1 0 3", "1 0 3");
	assert_kept("0 0 2  1 0 3", "1 0 3");
	assert_kept("0 1 3  1 0 3", "1 0 3");
	assert_kept("0 0 9  1 1 8  0 2 3", "0 0 9");
	assert_kept("0 0 2  1 1 3", "0 0 2  1 1 3");	/* they only overlap */
	assert_kept("0 0 3  1 1 5  0 2 4", "0 0 3  1 1 5");
}

static void
then_weight_then_the_order_of_files(void **state)
{
	(void)state;
	assert_kept("0 0 2  2 0 2  3 0 2", "2 0 2");
	assert_kept("0 0 2  1 0 2", "0 0 2  1 0 2");	/* other codes stay */
	assert_kept("3 0 2  3 0 2", "3 0 2");
}

static void
lexicons_and_cues_do_not_compete(void **state)
{
	(void)state;
	assert_kept("0 1 2  4 0 3", "0 1 2  4 0 3");
	assert_kept("5 0 3  0 1 2", "0 1 2  5 0 3");
	assert_kept("5 1 2  6 0 3", "6 0 3");		/* cues of all classes do */
	assert_kept("5 0 3  6 0 3", "5 0 3  6 0 3");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_speak_where_no_cue_does),
		cmocka_unit_test(deficits_and_removals_govern),
		cmocka_unit_test(deficits_reach_four_words),
		cmocka_unit_test(governing_comes_before_other_cues),
		cmocka_unit_test(self_polar_terms_need_no_cue),
		cmocka_unit_test(the_nearest_cue_decides),
		cmocka_unit_test(enabler_cues_do_not_help_problems),
		cmocka_unit_test(openers_decide_over_nearer_cues),
		cmocka_unit_test(clauses_end_scopes),
		cmocka_unit_test(removals_and_deficits_turn),
		cmocka_unit_test(negators_deny),
		cmocka_unit_test(aims_methods_background_and_gaps_mention),
		cmocka_unit_test(the_first_status_that_applies),
		cmocka_unit_test(topics_and_pseudo_cues_silence_what_they_overlap),
		cmocka_unit_test(parts_of_the_term_do_not_count),
		cmocka_unit_test(headings_are_the_farthest_openers),
		cmocka_unit_test(of_openers_above_the_nearest_decides),
		cmocka_unit_test(a_cue_speaks_where_no_term_does),
		cmocka_unit_test(scopes_are_as_wide_as_they_say),
		cmocka_unit_test(the_longest_match_stays),
		cmocka_unit_test(then_weight_then_the_order_of_files),
		cmocka_unit_test(lexicons_and_cues_do_not_compete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
