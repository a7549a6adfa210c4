/* Sentences: where each ends, and what holds for any text. */
#include "check.h"

#include "../../stages/segment/marks.h"
#include "../../stages/segment/sentences.h"
#include "buffer.h"
#include "unicode.h"
#include "utf8.h"

enum {
	HOSTILE_BYTES = 1 << 20,
	RANDOM_TEXTS = 20000,
	RANDOM_PIECES = 24,
	CASE_BYTES = 1024
};

/* "|" stands behind each sentence but the last; it is not in the text. */
static const char *const plain[] = {
	"",
	" \n\t ",
	"Trust grew",
	"Trust grew.",
	"  Trust grew.  ",
	"Trust grew.| Costs fell.",
	"Did costs fall?| Yes!| Nobody knows why.",
	"Trust grew.|  \t Costs fell.",
	"Really?!| So they say!!| Well.",
	"Nobody came. and nobody called.",
	"Money ran out.| eHealth helped.| mHealth did not.",
	"They asked Yahoo! for the data.",
	"“Is it safe?” she asked.| It was.",
	"Nurses (and others) agreed.| So did we.",
	"Rates rose in 2019.| 12 sites closed.",
	"It cost less.| £50 was saved.",
	"One reason was pay.| (Another was trust.)| A third was time.",
	"Sie kam.| Élan half.| Żaden nie.",
};

static const char *const abbreviations[] = {
	"Some, e.g. Norway, did.| Others, i.e. Spain, did not.",
	"We met Dr. Smith, Prof. Jones and Mrs. Brown.| They agreed.",
	"Hospital vs. Home was the question.",
	"Reddy et al. (34) noted this.| Cox et al. 2005 did not.",
	"This follows May et al.| However, it adds more.",
	"Staff, beds, etc. were lacking.| Money, beds, etc.| Nurses left.",
	"Rent, heating etc. [(42), p. 6].| Next came food.",
	"See Fig. 2 and Figs. 3–4.| Then see Tab. 1.",
	"The answer was no.| Nobody paid.",
	"Grant no. 55 and vol. 3, pp. 12–14, of ed. 2.| End.",
	"Fig. S1 shows it, as does sec. IV and app. B of the report.",
	"Acme Inc. and Widget Ltd. merged.| The Co.| It bought was small.",
	"He left Acme Inc.| The firm closed.",
	"In Jan. 2020 it began.| By Sept. 5 it was over.",
	"She holds a Ph.D. in nursing.| He has an M.Sc.| Both work here.",
	"They met in Mar. and sat.| Sat. morning was free.",
	"People with MS.| Care for them is poor.| ED.| Visits fell.",
	"At 5 a.m. Mrs. Hill left.| The ward was calm until 6 p.m.| Nurses slept.",
	"It weighs approx. 5 kg.| Twelve were made.",
	"Born ca. 1950, cf. Table 2.| Died 2001.",
	"(as noted by Smith et al.) in Leeds.",
	"The rise in N°. 12 was small.",
};

static const char *const initials[] = {
	"L. R. Fischer led it.| J. K. Rowe helped.",
	"The work of J.-P. Sartre and T.H. Chan is known.",
	"Care in the U.S. Veterans system differs.| Care in the U.K. does too.",
	"She moved to the U.S.| It was cold there.",
	"The U.S.A. is large.| The E.U.| They differ.",
	"Patients with hepatitis C.| Vaccines help them.",
	"Group B.| Controls got nothing.",
	"You and I.| They left.",
	"É. Dupont and Ö. Yıldız wrote it.",
	"А. С. Пушкин жил здесь.| Он писал.",
};

static const char *const numbers[] = {
	"The mean was 3.5 (p < .05).| It fell by .2 to 0.05.",
	"Version 2.4.1 of tool.exe failed.| Use v. 3.",
	"3.2.1 Costs fell.| 3.2.2 Savings grew.",
	"It cost $1.50.| That is little.",
	"Table 2. Costs by site.",
	"As Table 2 shows. so be it.| All is in Table 2.| Trust is not.",
	"See example.org/a.b?c=1 or write to jo.doe@example.org.| Thanks.",
	"The DOI is 10.1000/xyz.12.| The file is a.tar.gz.",
	"One comes from Node.JS and one from care.org.",
	"They went home.|Nobody paid.| Dr.Smith and www.Health.Org stayed.",
	"Spending was 1,000.|That is much, said Mr. Hope.",
};

static const char *const references[] = {
	"Trust matters.12| Others disagree.3,4| So do we.",
	"Trust matters.12–14| The rest is noise.15, 16, 17| We agree.",
	"Trust matters.10 35| Future work is due.26 , 27| Nobody knows.",
	"Trust matters.[12]| The rest is noise.[3, 4][5]| We agree.",
	"Trust matters.¹²| The rest is noise.³,⁴| We agree.",
	"Trust matters. [12]| The rest is noise. [(3), p. 4].| We agree.",
	"“Trust matters.”12| The rest (see above).3| By up to 60%.6| We agree.",
	"Trust matters [(32), p. 16].| “It is all” [(7), p. 8] and more.",
	"What makes sense to them? [(63), p. 9].| More follows.",
	"Trust matters (12).| The rest is noise (1, 2).| We agree.",
	"It grew by 0.12 The rest fell.",
	"Fig.12 Overview of sec.3 The rest.",
};

static const char *const quotes[] = {
	"“Nobody came.”| The room was cold.",
	"\"Nobody came.\"| The room was cold.| 'Why?'| She knew.",
	"'It works.' he said.| “It works!” they said.",
	"She said: “It works.| It really does.”| He nodded.",
	"« Cela marche. »| Il part.",
	"(It had been tried before.)| They tried again.",
	"He teaches (He was a nurse once. Then he left.) in the local school.",
	"They came (so it was said. We doubt it.), and left.",
	"He taught (twice.| Then he left.)| He died.",
};

static const char *const dots[] = {
	"It went on ... and on … until it broke.",
	"They tried...| Nobody helped.",
	"They tried….| Nobody helped…| Nobody came.",
	"The plan . . . failed.| They tried . . . .| Nobody helped.",
	"They left [...] The rest stayed.",
	"The end came....| They slept.",
	"The words stop here.| . . . The rest is lost.",
	"Introduction ........ 3",
	"Noise..| Then silence.",
};

static const char *const lines[] = {
	"Results|\n\nTrust grew.|\n\nCosts fell.",
	"Results|\nTrust grew in all of the nine sites that were part of the study and stayed so.",
	"Trust grew.|\nCosts fell.|\r\nStaff left.",
	"Trust grew in all of the nine sites that took part in the study, and\nfell in none.",
	"The study was carried out in nine sites by a team that had come from the\n"
		"World Health Organization and had stayed with people whom it knew in\n"
		"Oslo.| Nobody objected.",
	"The short line\ngoes on here.",
	"We asked Dr.\nSmith about it.| He agreed.",
	"Cox et al.\n(2005) found it.",
	"These were:|\nthe staff|\nthe costs",
	"Barriers:|\n• lack of funding|\n• lack of time;|\n• lack of trust.|\nEnablers followed.",
	"- one\n  and a half|\n- two|\n* three|\n+ four",
	"– one|\n– two|\n– three",
	"1. One|\n2. Two|\n3) Three|\n(a) four|\niv) five",
	"[1] Cox A. Care.|\n[2] Day B. Cost.|\n[3]|\nElm C.",
	"It was shown before in several of the studies that we have read, see\n"
		"(12) and others, in which nothing else came to light that would be of\n"
		"use.",
	"Costs ............ 3|\nSavings .......... 4",
	"features|\ncontact manager|\nevents, activities",
	"## Methods|\nwe searched",
	"Methods|\nwe searched",
	"Lead me,\nfollow me.",
	"One line|\u2028two lines|\u2029three.",
	"Title of the report|\n\n\n \t\nText of the report.\n",
	"Trust grew\n.| Then it fell.",
};

static const char *const lists[] = {
	"1. The first| 2. The second| 3. The third",
	"1) The first| 2) The second, see 3) above",
	"1.) The first.| 2.) The second.",
	"a. The first| b. The second",
	"• The first| • The second",
	"• 1. The first| • 2. The second",
	"They (1) came, (2) saw and (3) left.",
	"We will go.| (b) We will stay.| (ii) We will see.",
	"1. As in Part 2.| The rest",
	"A. Cox and B. Day wrote it.",
};

static const char *const scripts[] = {
	"これは本です。|それは何ですか？|はい！",
	"彼は「はい。」と言った。|終わり。",
	"率は３．２９％です。|２人です。",
	"मैं घर गया।| वह आया॥",
	"کیا حال ہے؟| میں ٹھیک ہوں۔| شکریہ",
	"እንደምን አለህ፧|መልካም።|እሺ",
	"Բարեւ։| Ինչպե՞ս ես։",
	"Cafe\u0301 closed.| E\u0301lan left.",
	"\u0964... .| I",
};

struct group {
	const char *name;
	const char *const *cases;
	size_t count;
};

#define GROUP(cases) { #cases, cases, COUNT_OF(cases) }

static const struct group groups[] = {
	GROUP(plain), GROUP(abbreviations), GROUP(initials), GROUP(numbers), GROUP(references),
	GROUP(quotes), GROUP(dots), GROUP(lines), GROUP(lists), GROUP(scripts)
};

static bool
is_blank(const char *at, const char *end)
{
	while (at < end)
		if (!unicode_is_space(utf8_next(&at)))
			return false;
	return true;
}

static void
check_promises(const struct sentence_list *list, struct slice text)
{
	const char *behind = text.at;

	for (size_t i = 0; i < list->count; i++) {
		const char *start = text.at + list->at[i].start, *end = text.at + list->at[i].end;
		const char *first = start, *last = end - 1;

		assert_true(start < end && end <= text.at + text.size && start >= behind);
		assert_true(is_blank(behind, start));
		while (((unsigned char)*last & 0xc0) == 0x80)
			last--;
		assert_int_equal(utf8_length(start, end) > 0, true);
		assert_ptr_equal(last + utf8_length(last, end), end);
		assert_false(unicode_is_space(utf8_next(&first)));
		assert_false(unicode_is_space(utf8_next(&last)));
		behind = end;
	}
	assert_true(is_blank(behind, text.at + text.size));
}

/* What was found, written as in the tables. */
static void
mark_ends(const struct sentence_list *list, struct slice text, struct buffer *out)
{
	size_t next = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (next + 1 < list->count && list->at[next].end == i) {
			buffer_add_char(out, '|');
			next++;
		}
		buffer_add_char(out, text.at[i]);
	}
}

static bool
check_case(struct sentence_list *list, const char *group, const char *expected)
{
	char bytes[CASE_BYTES];
	struct slice text = { bytes, 0 };
	struct buffer found = { 0 };
	bool same;

	for (const char *at = expected; *at; at++)
		if (*at != '|')
			bytes[text.size++] = *at;
	text = exact_copy(text);
	assert_true(sentences_find(list, text));
	check_promises(list, text);
	mark_ends(list, text, &found);
	same = slice_is(buffer_slice(&found), expected);
	if (!same)
		print_error("%s: %.*s\nwhere this was expected: %s\n", group, (int)found.size,
			found.at ? found.at : "", expected);
	buffer_free(&found);
	free_copy(text);
	return same;
}

static void
sentences_end_where_expected(void **state)
{
	struct sentence_list list = { 0 };
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(groups); i++)
		for (size_t j = 0; j < groups[i].count; j++)
			wrong += !check_case(&list, groups[i].name, groups[i].cases[j]);
	sentences_free(&list);
	assert_int_equal(wrong, 0);
}

static const struct slice hostile[] = {
	{ ".", 1 }, { "\n", 1 }, { "\r", 1 }, { " ", 1 }, { "\0", 1 }, { "(", 1 }, { "[", 1 },
	{ "#", 1 }, { "'", 1 }, { "1", 1 }, { "A", 1 }, { ". ", 2 }, { ".\n", 2 }, { ".)", 2 },
	{ "a\n", 2 }, { "A:\n", 3 }, { "1) ", 3 }, { "[1]", 3 }, { "[1] ", 4 }, { ".1 ", 3 },
	{ "A. ", 3 }, { "e.g. ", 5 }, { "(a. A ", 6 }, { "\u2026", 3 }, { "\u2022 ", 4 },
	{ "\u3002", 3 }, { "\u3000", 3 }, { "\u201d", 3 }, { "a\u0301", 3 }, { "\u00b2,", 3 },
	{ "\U0001f600", 4 }, { "Results\n", 8 }, { ". [1 ", 5 }, { "1.1.", 4 }, { "- ", 2 }
};

static void
hostile_texts_take_linear_time(void **state)
{
	struct sentence_list list = { 0 };
	char *bytes = malloc(HOSTILE_BYTES);

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < COUNT_OF(hostile); i++) {
		struct slice text = { bytes, 0 };

		for (; text.size + hostile[i].size <= HOSTILE_BYTES; text.size += hostile[i].size)
			memcpy(bytes + text.size, hostile[i].at, hostile[i].size);
		assert_true(sentences_find(&list, text));
		check_promises(&list, text);
	}
	sentences_free(&list);
	free(bytes);
}

static const char *const pieces[] = {
	".", "!", "?", "...", "\u2026", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "(", ")", "[",
	"]", "\"", "'", "\u201c", "\u201d", "\u2019", "\u00ab", "\u00bb", ",", ";", ":", "-",
	"\u2013", "\u2022 ", "1", "12", "3.2.1", "a", "A", "I", "care", "Care", "The", "et al",
	"e.g", "Dr", "Fig", "no", "U.S", "p.m", "Results", "METHODS:", "## ", "# ", "1. ", "2) ",
	"(b) ", "[3] ", "\u00e9", "\u00c9", "\u3002", "\uff0e", "\u0964", "\u06d4", "\u2028",
	"\u00a0", "\u3000", "\u00b2", "\u00b0", "\U0001f600", "https://example.org/",
	"jo@example.org", ".....",
	"a long run of words that fills what is left of a line and then some more"
};

static void
promises_hold_for_random_texts(void **state)
{
	struct sentence_list list = { 0 };
	struct buffer bytes = { 0 };
	uint64_t seed = 1;

	(void)state;
	for (size_t i = 0; i < RANDOM_TEXTS; i++) {
		struct slice text;

		buffer_reset(&bytes, SIZE_MAX);
		for (uint32_t left = next_random(&seed) % RANDOM_PIECES; left > 0; left--)
			buffer_add_string(&bytes, pieces[next_random(&seed) % COUNT_OF(pieces)]);
		text = exact_copy(buffer_slice(&bytes));
		assert_true(sentences_find(&list, text));
		check_promises(&list, text);
		free_copy(text);
	}
	buffer_free(&bytes);
	sentences_free(&list);
}

/* The table in marks.c against the database itself. */
static void
terminals_are_those_of_unicode(void **state)
{
	const char *folder = getenv("UNIDATA");
	char path[4096], line[256];
	uint32_t next = 0;
	FILE *file;

	(void)state;
	snprintf(path, sizeof path, "%s/PropList.txt", folder ? folder : "/usr/share/unicode");
	file = fopen(path, "r");
	if (!file)
		skip();
	while (fgets(line, sizeof line, file)) {
		unsigned first, last;
		int ends = sscanf(line, "%x..%x", &first, &last);

		if (ends < 1 || !strstr(line, "; Sentence_Terminal"))
			continue;
		if (ends == 1)
			last = first;
		for (; next < first; next++)
			assert_false(mark_is_terminal(next));
		for (; next <= last; next++)
			assert_true(mark_is_terminal(next));
	}
	for (; next < 0x110000; next++)
		assert_false(mark_is_terminal(next));
	fclose(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_end_where_expected),
		cmocka_unit_test(hostile_texts_take_linear_time),
		cmocka_unit_test(promises_hold_for_random_texts),
		cmocka_unit_test(terminals_are_those_of_unicode)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
