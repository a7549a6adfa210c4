/* What tl-ingest reads out of single values: dates, identifiers, names, types. */
#include "buffer.h"
#include "check.h"
#include "identifier.h"

#include "../../stages/ingest/work.h"
#include "../../stages/ingest/csl_type.h"
#include "../../stages/ingest/date.h"
#include "../../stages/ingest/name.h"

static void
dates(void **state)
{
	static const struct {
		const char *text;
		struct date date;
		bool whole;
	} cases[] = {
		{ "2019", { 2019, 0, 0 }, true },
		{ "2019/11/6", { 2019, 11, 6 }, true },
		{ "2019/11/06/", { 2019, 11, 6 }, true },
		{ "2019-11-06", { 2019, 11, 6 }, true },
		{ "20191106", { 2019, 11, 6 }, true },
		{ "2019///", { 2019, 0, 0 }, true },
		{ "2001/00/00/", { 2001, 0, 0 }, true },
		{ "1948/07//", { 1948, 7, 0 }, true },
		{ "1999/10//1999 Oct", { 1999, 10, 0 }, true },
		{ "Sep 30", { 0, 9, 30 }, true },
		{ "30 September 2019", { 2019, 9, 30 }, true },
		{ "2015/october", { 2015, 10, 0 }, true },
		{ "MAY", { 0, 5, 0 }, true },
		{ "2013/02/15/received", { 2013, 2, 15 }, false },
		{ "Jul-Aug 2020", { 2020, 7, 0 }, false },
		{ "30/9/2019", { 2019, 0, 0 }, false },
		{ "2019-2020", { 2019, 0, 0 }, false },
		{ "2019/13/01", { 2019, 1, 0 }, false },
		{ "20191306", { 0, 0, 0 }, false },
		{ "0000", { 0, 0, 0 }, false },
		{ "99", { 0, 0, 0 }, false },
		{ "in press", { 0, 0, 0 }, false },
		{ "///", { 0, 0, 0 }, false },
		{ "", { 0, 0, 0 }, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct date date;
		bool whole = date_read(slice_of(cases[i].text), &date);

		if (whole != cases[i].whole || memcmp(&date, &cases[i].date, sizeof date) != 0)
			fail_msg("%s: %u-%u-%u, %s", cases[i].text, date.year, date.month, date.day,
				whole ? "whole" : "not whole");
	}
}

static void
dates_within(void **state)
{
	const struct date whole = { 2019, 11, 6 };

	(void)state;
	assert_true(date_within((struct date){ 0, 0, 0 }, whole));
	assert_true(date_within((struct date){ 2019, 11, 0 }, whole));
	assert_true(date_within(whole, whole));
	assert_false(date_within((struct date){ 2018, 0, 0 }, whole));
	assert_false(date_within(whole, (struct date){ 2019, 11, 0 }));
}

static void
dois(void **state)
{
	static const char *const good[] = {
		"10.5555/Abc.1", "doi:10.5555/Abc.1", "DOI: 10.5555/Abc.1", "DOI 10.5555/Abc.1",
		"https://doi.org/10.5555/Abc.1", "http://dx.doi.org/10.5555/Abc.1",
		"https://www.doi.org/10.5555/Abc.1", "doi.org/10.5555/Abc.1",
		"doi:https://doi.org/10.5555/Abc.1", " 10.5555/Abc.1. "
	};
	static const char *const bad[] = {
		"", "doi", "10.", "10.5555", "10.5555/", "10.555/x", "10.xxxx/x", "10.5555/a b",
		"11.5555/x", "10.5555.x/y", "https://example.org/10.5555/x", "doi10.5555/x"
	};
	struct slice doi;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		struct slice text = exact_copy(slice_of(good[i]));

		assert_true(doi_read(text, &doi));
		assert_slice(doi, "10.5555/Abc.1");
		free_copy(text);
	}
	doi = SLICE("kept");
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (doi_read(slice_of(bad[i]), &doi))
			fail_msg("\"%s\" is no DOI", bad[i]);
	assert_slice(doi, "kept");
	assert_true(doi_read(SLICE("10.1000.10/123"), &doi));
	assert_slice(doi, "10.1000.10/123");
}

static void
pubmed_numbers(void **state)
{
	static const struct {
		const char *text, *pmid, *pmcid;
	} cases[] = {
		{ "35957633 [PMID]", "35957633", "" },
		{ "23690738[pmid]", "23690738", "" },
		{ "PMC9359172 [PMCID]", "", "PMC9359172" },
		{ "PMC3654245", "", "PMC3654245" },
		{ "https://pubmed.ncbi.nlm.nih.gov/123/", "123", "" },
		{ "http://www.ncbi.nlm.nih.gov/pubmed/456?x", "456", "" },
		{ "http://www.ncbi.nlm.nih.gov/pmc/articles/PMC7/", "", "PMC7" },
	};
	static const char *const others[] = { "", "35957633", "PMC", "[pmid]", "comment", "12x" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice pmid = SLICE(""), pmcid = SLICE("");

		assert_true(pubmed_read(slice_of(cases[i].text), &pmid, &pmcid));
		assert_slice(pmid, cases[i].pmid);
		assert_slice(pmcid, cases[i].pmcid);
	}
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct slice pmid = SLICE(""), pmcid = SLICE("");

		assert_false(pubmed_read(slice_of(others[i]), &pmid, &pmcid));
	}
}

static void
standard_numbers(void **state)
{
	struct buffer issn = { 0 }, isbn = { 0 };

	(void)state;
	assert_true(standard_numbers_add(&issn, &isbn,
		SLICE("1234-5678 (Print) 23456789, 1234-567x (Electronic; new)")));
	assert_slice(buffer_slice(&issn), "1234-5678, 2345-6789, 1234-567X");
	assert_true(standard_numbers_add(&issn, &isbn, SLICE("12345678 (ISSN)")));
	assert_slice(buffer_slice(&issn), "1234-5678, 2345-6789, 1234-567X");
	assert_true(standard_numbers_add(&issn, &isbn, SLICE("978-1-4822-5326-9;148225326X")));
	assert_slice(buffer_slice(&isbn), "978-1-4822-5326-9, 148225326X");
	assert_false(standard_numbers_add(&issn, &isbn, SLICE("1234-567")));
	assert_false(standard_numbers_add(&issn, &isbn, SLICE("X234-5678")));
	assert_false(standard_numbers_add(&issn, &isbn, SLICE("12345678901234")));
	assert_true(standard_numbers_add(&issn, &isbn, SLICE("(open")));
	buffer_free(&issn);
	buffer_free(&isbn);
}

static void
names(void **state)
{
	struct buffer out = { 0 };

	(void)state;
	buffer_add_char(&out, '[');
	name_add(&out, SLICE("Brar-Singh, Harjot"), false);
	name_add(&out, SLICE("King , Martin Luther,Jr."), false);
	name_add(&out, SLICE("World Health Organization"), false);
	name_add(&out, SLICE("Alone,"), false);
	name_add(&out, SLICE(", Given"), false);
	name_add(&out, SLICE(","), false);
	name_add(&out, SLICE("Department of Health, London"), true);
	assert_slice(buffer_slice(&out), "[{\"family\":\"Brar-Singh\",\"given\":\"Harjot\"},"
		"{\"family\":\"King\",\"given\":\"Martin Luther\",\"suffix\":\"Jr.\"},"
		"{\"literal\":\"World Health Organization\"},{\"literal\":\"Alone\"},"
		"{\"literal\":\"Given\"},{\"literal\":\",\"},"
		"{\"literal\":\"Department of Health, London\"}");
	buffer_free(&out);
}

static void
types(void **state)
{
	(void)state;
	assert_string_equal(csl_type(SLICE("JOUR")), "article-journal");
	assert_string_equal(csl_type(SLICE("MANSCPT")), "manuscript");
	assert_string_equal(csl_type(SLICE("jour")), "article-journal");
	assert_null(csl_type(SLICE("journal")));
	assert_null(csl_type(SLICE("")));
}

static void
absent_abstracts(void **state)
{
	(void)state;
	assert_true(work_no_abstract(SLICE("NA")));
	assert_true(work_no_abstract(SLICE("[No abstract available]")));
	assert_true(work_no_abstract(SLICE("No abstract available.")));
	assert_false(work_no_abstract(SLICE("")));
	assert_false(work_no_abstract(SLICE("Nasal care was studied.")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates),
		cmocka_unit_test(dates_within),
		cmocka_unit_test(dois),
		cmocka_unit_test(pubmed_numbers),
		cmocka_unit_test(standard_numbers),
		cmocka_unit_test(names),
		cmocka_unit_test(types),
		cmocka_unit_test(absent_abstracts),
	};

	return cmocka_run_group_tests_name("ingest: values", tests, NULL, NULL);
}
