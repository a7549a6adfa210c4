/* Folding of spellings, and the tables with columns that it is read from. */
#include "scratch.h"
#include "spelling.h"
#include "tsv.h"

static const char table[] =
	"\xef\xbb\xbf" "variant\tcanonical\tnote\r\n"
	"# a remark\r\n"
	"\r\n"
	"Centred*\tcentered*\tkeeps person-centred one word\r\n"
	"organis*\torganiz*\r\n"
	"organism\torganism\tno verb\r\n"
	"organisms\torganisms\r\n"
	"programme\tprogram\r\n"
	"\t\t\r\n"
	"anaemi*\tanemi*\r\n"
	"anaesthe*\tanesthe*\r\n"
	"anæmi*\tanemi*\r\n"
	"co-op*\tcoop*";

static const char *
write_table(struct scratch *scratch, const char *text)
{
	const char *path = scratch_path(scratch, "variants.tsv");

	write_file(path, slice_of(text));
	return path;
}

static struct spelling *
load(struct scratch *scratch)
{
	struct fault fault = { .words = "" };
	struct spelling *spelling;

	write_table(scratch, table);
	spelling = spelling_load(scratch->folder, &fault);
	if (!spelling)
		fail_msg("%s", fault.words);
	return spelling;
}

static void
assert_folds(const struct spelling *spelling, const char *word, const char *canonical)
{
	struct buffer out = { 0 };

	spelling_fold(spelling, slice_of(word), &out);
	assert_false(buffer_failed(&out));
	assert_slice(buffer_slice(&out), canonical);
	buffer_free(&out);
}

static void
words_fold(void **state)
{
	struct spelling *spelling = load(*state);

	assert_folds(spelling, "programme", "program");
	assert_folds(spelling, "programmes", "programmes");	/* a whole word, no beginning */
	assert_folds(spelling, "organisation", "organization");
	assert_folds(spelling, "organis", "organiz");
	assert_folds(spelling, "organism", "organism");
	assert_folds(spelling, "anæmia", "anemia");
	assert_folds(spelling, "anaesthetic", "anesthetic");
	assert_folds(spelling, "été", "été");
	assert_folds(spelling, "", "");
	spelling_free(spelling);
}

static void
compounds_fold_part_by_part(void **state)
{
	struct spelling *spelling = load(*state);

	assert_folds(spelling, "person-centred", "person-centered");
	assert_folds(spelling, "organisation-centred", "organization-centered");
	assert_folds(spelling, "person\u2010centred", "person-centered");
	assert_folds(spelling, "co-operation", "cooperation");
	assert_folds(spelling, "-programme-", "-program-");
	spelling_free(spelling);
}

/* Checks `word` against the spellings, divided by spaces. */
static void
assert_variants(const struct spelling *spelling, const char *word, const char *expected)
{
	struct arena arena = { 0 };
	struct buffer seen = { 0 };
	struct spellings found;

	assert_true(spelling_variants(spelling, slice_of(word), &arena, &found));
	for (size_t i = 0; i < found.count; i++) {
		buffer_add_string(&seen, i ? " " : "");
		buffer_add_slice(&seen, found.at[i]);
	}
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
	arena_free(&arena);
}

static void
all_spellings_are_found(void **state)
{
	struct spelling *spelling = load(*state);

	assert_variants(spelling, "anaemia", "anemia anaemia anæmia");
	assert_variants(spelling, "anemia", "anemia anaemia anæmia");
	assert_variants(spelling, "organizations", "organizations organisations");
	assert_variants(spelling, "organism", "organism");
	assert_variants(spelling, "organizm", "organizm");	/* organism has a row of its own */
	assert_variants(spelling, "cooperation", "cooperation co-operation");
	assert_variants(spelling, "care", "care");
	spelling_free(spelling);
}

static void
assert_refused(struct scratch *scratch, const char *text, const char *words)
{
	struct fault fault = { .words = "" };
	const char *path = write_table(scratch, text);

	assert_null(spelling_load(scratch->folder, &fault));
	assert_memory_equal(fault.words, path, strlen(path));
	assert_string_equal(fault.words + strlen(path), words);
}

static void
mistakes_are_told(void **state)
{
	struct scratch *scratch = *state;

	assert_refused(scratch, "", ": empty; the first line must name the columns");
	assert_refused(scratch, "# nothing\n\n", ": empty; the first line must name the columns");
	assert_refused(scratch, "variant\tnote\n",
		": no column \"canonical\"; add it to the header");
	assert_refused(scratch, "variant\tcanonical\tvariant\n",
		":1:19: a second column \"variant\"; keep one");
	assert_refused(scratch, "variant\tcanonical\né\te\t\tx\n",
		":2:6: a cell more than the header has columns (2); "
		"take it out, or name its column");
	assert_refused(scratch, "variant\tcanonical\né\t\xff\n",
		":2:3: bytes that are not UTF-8; save the table as UTF-8");
	assert_refused(scratch, "variant\tcanonical\n\tcolor\n",
		":2:1: no word here; write one, or remove the row");
	assert_refused(scratch, "variant\tcanonical\ncolour\n",
		":2:7: no word here; write one, or remove the row");
	assert_refused(scratch, "variant\tcanonical\n*\t*\n",
		":2:1: no word here; write one, or remove the row");
	assert_refused(scratch, "variant\tcanonical\nco*r\tcor\n",
		":2:3: a \"*\" that is not at the end; only beginnings can be folded");
	assert_refused(scratch, "variant\tcanonical\nhealth care\thealthcare\n",
		":2:7: a space; rows are about single words");
	assert_refused(scratch, "variant\tcanonical\n\ncolour*\tcolor\n",
		":3:7: \"*\" in one cell only; write it in both, or in none");
	assert_refused(scratch, "variant\tcanonical\na\tb\nx\ty\nA\tc\n",
		":4: \"a\" again; line 2 has it already; keep one");
	assert_refused(scratch, "variant\tcanonical\na\tb\nb*\tc*\n",
		":2: the canonical form \"b\" is a variant in line 3; write what stands there");
}

static void
a_missing_folder_is_told(void **state)
{
	struct fault fault = { .words = "" };

	(void)state;
	assert_null(spelling_load("/nowhere/at/all", &fault));
	assert_non_null(strstr(fault.words, "/nowhere/at/all/variants.tsv"));
}

static void
cells_come_without_spaces(void **state)
{
	struct scratch *scratch = *state;
	struct fault fault = { .words = "" };
	const char *path = write_table(scratch, " a \tb\n  x\t\n\t y z \t \n");
	struct tsv *tsv = tsv_open(path, &fault);

	assert_non_null(tsv);
	assert_int_equal(tsv_column(tsv, "b"), 1);
	assert_true(tsv_column(tsv, "c") == TSV_NONE);
	assert_true(tsv_next(tsv));
	assert_true(slice_is(tsv_cell(tsv, 0), "x"));
	assert_true(slice_is(tsv_cell(tsv, 1), ""));
	assert_true(tsv_next(tsv));
	assert_true(slice_is(tsv_cell(tsv, tsv_column(tsv, "b")), "y z"));
	assert_true(slice_is(tsv_cell(tsv, TSV_NONE), ""));
	assert_int_equal(tsv_line(tsv), 3);
	assert_false(tsv_place(tsv, tsv_cell(tsv, 1).at, &fault));
	assert_string_equal(fault.words + strlen(path), ":3:3: ");
	assert_false(tsv_next(tsv));
	tsv_close(tsv);
}

/* Every row of the table that comes with the project does what it says, both ways. */
static void
the_projects_table_holds(void **state)
{
	struct fault fault = { .words = "" };
	struct spelling *spelling = spelling_load("lexicons/spelling", &fault);
	struct tsv *tsv = tsv_open("lexicons/spelling/variants.tsv", &fault);
	struct arena arena = { 0 };

	(void)state;
	if (!spelling || !tsv)
		fail_msg("%s", fault.words);
	while (tsv_next(tsv)) {
		struct slice variant = tsv_cell(tsv, 0), canonical = tsv_cell(tsv, 1);
		bool prefix = variant.at[variant.size - 1] == '*', found = false;
		struct spellings all;

		variant.size -= prefix;
		canonical.size -= prefix;
		assert_true(spelling_variants(spelling, canonical, &arena, &all));
		assert_true(slice_equal(all.at[0], canonical));
		for (size_t i = 0; i < all.count; i++)
			found |= slice_equal(all.at[i], variant);
		if (!found)
			fail_msg("line %zu: not found from its canonical form", tsv_line(tsv));
	}
	arena_free(&arena);
	tsv_close(tsv);
	spelling_free(spelling);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(words_fold),
		scratch_test(compounds_fold_part_by_part),
		scratch_test(all_spellings_are_found),
		scratch_test(mistakes_are_told),
		cmocka_unit_test(a_missing_folder_is_told),
		scratch_test(cells_come_without_spaces),
		cmocka_unit_test(the_projects_table_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
