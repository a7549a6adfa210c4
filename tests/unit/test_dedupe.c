/* tl-dedupe: names and titles made plain, signatures, keys in order, scores by hand, and candidates
 * that are found however many records are alike. */
#include "../../stages/dedupe/candidates.h"
#include "../../stages/dedupe/clusters.h"
#include "../../stages/dedupe/entry.h"
#include "../../stages/dedupe/keys.h"
#include "../../stages/dedupe/likeness.h"
#include "../../stages/dedupe/marks.h"
#include "../../stages/dedupe/minhash.h"
#include "../../stages/dedupe/normal.h"
#include "../../stages/dedupe/similar.h"
#include "check.h"

static void
check_plain(void (*make)(struct buffer *, struct slice), const char *text, const char *expected)
{
	struct buffer out = { 0 };
	struct slice exact = exact_copy(slice_of(text)), made;

	buffer_add_string(&out, " ");
	make(&out, exact);
	made = (struct slice){ out.at + 1, out.size - 1 };
	assert_slice(made, expected);
	free_copy(exact);
	buffer_free(&out);
}

static void
ways_of_writing_go(void **state)
{
	(void)state;
	check_plain(normal_words, "  The <i>Caf\u00e9</i>-Study: 2 <3 ", "the cafe study 2 3");
	check_plain(normal_words, "M\u00fcller\u2019s Stra\u00dfe, O'Brien",
		"mullers strasse obrien");
	check_plain(normal_words, "e\u0301te\u00ad \u0141\u00f3d\u017a", "ete lodz");
	check_plain(normal_words, "... !", "");
	check_plain(normal_words, "", "");
	check_plain(normal_words, "a<not a tag but a comparison> b",
		"a not a tag but a comparison b");
	check_plain(normal_words, "a<", "a");
	check_plain(normal_journal, "BMJ (Clinical research ed.)", "bmj");
	check_plain(normal_journal, "(Not) a journal", "not a journal");
	check_plain(normal_page, "e0657-68", "e0657");
	check_plain(normal_page, " 007", "7");
	check_plain(normal_page, "-", "");
}

static void
numbers_of_titles(void **state)
{
	(void)state;
	assert_true(marks_same_numbers(SLICE("part ii of 3"), SLICE("part 2 of iii")));
	assert_false(marks_same_numbers(SLICE("part i"), SLICE("part ii")));
	assert_false(marks_same_numbers(SLICE("in 2019"), SLICE("in")));
	assert_true(marks_same_numbers(SLICE("covid19"), SLICE("covid 19")));
	assert_int_equal(marks_of(SLICE("erratum care"), SLICE("")),
		marks_of(SLICE("care a correction"), SLICE("")));
	assert_int_equal(marks_of(SLICE("care"), SLICE("thesis")), MARK_THESIS);
	assert_int_equal(marks_of(SLICE("letters"), SLICE("")), 0);
}

static void
likeness_of_names(void **state)
{
	(void)state;
	/* ca ar re; ca ar rs: two of three and three */
	assert_int_equal(similar_titles(SLICE("care"), SLICE("cars")), 666);
	assert_int_equal(similar_titles(SLICE("health care"), SLICE("healthcare")), 1000);
	assert_int_equal(similar_titles(SLICE("one two three"),
		SLICE("one two three x y z a b c d e f")), 900);
	assert_int_equal(similar_titles(SLICE("a"), SLICE("b")), 0);
	assert_int_equal(similar_authors(SLICE("smith\njones\n"), SLICE("smith\n")), 1000);
	assert_int_equal(similar_authors(SLICE("smith\njones\n"), SLICE("jones\n")), 500);
	assert_int_equal(similar_authors(SLICE("smith\n"), SLICE("\n")), 0);
	assert_true(similar_journals(SLICE("int j integr care"),
		SLICE("international journal of integrated care")));
	assert_false(similar_journals(SLICE("bmj"), SLICE("bmj open")));
}

static size_t
alike(const char *a, const char *b)
{
	struct minhash minhash;
	uint16_t left[MINHASH_MOST], right[MINHASH_MOST];

	minhash_begin(&minhash);
	minhash_add_words(&minhash, slice_of(a));
	assert_true(minhash_end(&minhash, left, MINHASH_MOST));
	minhash_begin(&minhash);
	minhash_add_words(&minhash, slice_of(b));
	assert_true(minhash_end(&minhash, right, MINHASH_MOST));
	return minhash_alike(left, right, MINHASH_MOST);
}

static void
signatures(void **state)
{
	struct minhash minhash;
	uint16_t none[MINHASH_MOST];
	const uint16_t some[] = { 1, 2, 3, 4, 5, 6 };

	(void)state;
	assert_int_equal(alike("a b c d", "a b c d"), MINHASH_MOST);
	assert_int_equal(alike("a b", "a b"), MINHASH_MOST);
	assert_int_equal(alike("a b c d e", "e d c b a"), 0);
	/* sets, not lists: "a b c", "b c a", "c a b" */
	assert_int_equal(alike("a b c a b c a b", "a b c a b c a b c a b c a b"), MINHASH_MOST);
	minhash_begin(&minhash);
	minhash_add_words(&minhash, SLICE(""));
	minhash_add_bytes(&minhash, SLICE(""), 4);
	assert_false(minhash_end(&minhash, none, MINHASH_MOST));
	assert_true(minhash_band(some, 3, 1) == UINT64_C(0x000400050006));
}

/* Of texts with 100 words, of which the last ones differ: the mean of many estimates is close to
 * what is true. */
static void
shares_are_estimated(void **state)
{
	enum { TEXTS = 200, WORDS = 100, SAME = 66 };
	uint64_t random = 1;
	size_t sum = 0;

	(void)state;
	for (int text = 0; text < TEXTS; text++) {
		struct buffer a = { 0 }, b = { 0 };

		for (int i = 0; i < WORDS; i++) {
			uint32_t word = next_random(&random);

			buffer_add_format(&a, "%x ", word);
			buffer_add_format(&b, "%x ", i < SAME ? word : next_random(&random));
		}
		buffer_add_char(&a, '\0');
		buffer_add_char(&b, '\0');
		sum += alike(a.at, b.at);
		buffer_free(&a);
		buffer_free(&b);
	}
	/* 64 shingles of 98 and 98 are the same: 64 / 132 of 32 values, 15.5 +- 2.8 each */
	assert_in_range(sum, TEXTS * 147 / 10, TEXTS * 163 / 10);
}

static void
keys_are_sorted(void **state)
{
	enum { COUNT = 1000 };
	struct keys keys;
	uint64_t random = 2;

	(void)state;
	assert_true(keys_init(&keys, COUNT));
	for (uint32_t i = 0; i < COUNT; i++) {
		uint64_t high = next_random(&random) % 7, low = next_random(&random) % 3;

		keys.at[keys.count++] = (struct key){ high << 61 | low << 20 | low, i };
	}
	keys_sort(&keys);
	for (size_t i = 1; i < COUNT; i++) {
		const struct key *before = &keys.at[i - 1], *key = &keys.at[i];

		assert_true(before->hash < key->hash
			|| (before->hash == key->hash && before->entry < key->entry));
	}
	assert_int_equal(keys.at[keys_alike(&keys, 0, 61)].hash >> 61, 1);
	assert_true(keys_alike(&keys, 0, 0) < keys_alike(&keys, 0, 61));
	keys_free(&keys);
}

/* Entries of lines, as the stage makes them. */
struct list {
	struct lexis *lexis;
	struct record *record;
	struct entry_maker maker;
	struct arena arena;
	struct entries entries;
};

static void
list_begin(struct list *list, size_t most)
{
	*list = (struct list){ .lexis = lexis_new(1 << 20) };
	list->record = record_new(list->lexis);
	list->entries.at = calloc(most, sizeof *list->entries.at);
	assert_non_null(list->record);
	assert_non_null(list->entries.at);
}

static void
list_add(struct list *list, const char *line)
{
	struct entry *entry = calloc(1, sizeof *entry);
	struct fault fault = { 0 };

	assert_non_null(entry);
	assert_true(record_parse(list->record, slice_of(line), true, &fault));
	assert_true(entry_fill(entry, list->record, &list->maker, &list->arena));
	list->entries.at[list->entries.count++] = entry;
}

static void
list_end(struct list *list)
{
	for (uint32_t i = 0; i < list->entries.count; i++)
		free(list->entries.at[i]);
	free(list->entries.at);
	entry_maker_free(&list->maker);
	arena_free(&list->arena);
	record_free(list->record);
	lexis_free(list->lexis);
}

static void
entries_of_records(void **state)
{
	struct list list;
	const struct entry *entry;

	(void)state;
	list_begin(&list, 1);
	list_add(&list, "{\"id\":\"x\",\"DOI\":\"https://doi.org/10.1000/ABC\","
		"\"PMID\":\"PMID: 0077\",\"PMCID\":\"pmc12\","
		"\"title\":\"T\\u0068e Care\",\"author\":[{\"family\":\"Lee\"},"
		"{\"literal\":\"A Body, of all\"},\"Ng, A\"],\"issued\":{\"date-parts\":[[2001]]},"
		"\"volume\":7,\"page\":\"S1-2\",\"text\":\"\",\"abstract\":\"a\",\"empty\":[ ]}");
	entry = list.entries.at[0];
	assert_slice(entry_field(entry, ENTRY_DOI), "10.1000/abc");
	assert_slice(entry_field(entry, ENTRY_PMID), "77");
	assert_slice(entry_field(entry, ENTRY_PMCID), "12");
	assert_slice(entry_field(entry, ENTRY_TITLE), "the care");
	assert_slice(entry_field(entry, ENTRY_AUTHORS), "lee\na body\nng\n");
	assert_slice(entry_field(entry, ENTRY_VOLUME), "7");
	assert_slice(entry_field(entry, ENTRY_PAGE), "s1");
	assert_int_equal(entry->year, 2001);
	assert_int_equal(entry->members, 10);	/* not text, not empty */
	assert_false(entry->has_text);
	list_end(&list);
}

#define RECORD(rest) "{\"id\":\"x\",\"text\":\"\"," rest "}"
#define ARTICLE "\"title\":\"Integrated care of older people\",\"author\":[{\"family\":\"Smith\"}]"

static struct likeness
likeness_of_lines(const char *a, const char *b)
{
	struct list list;
	struct likeness likeness;

	list_begin(&list, 2);
	list_add(&list, a);
	list_add(&list, b);
	likeness = likeness_of(list.entries.at[0], list.entries.at[1]);
	list_end(&list);
	return likeness;
}

static void
scores_by_hand(void **state)
{
	struct likeness likeness;

	(void)state;
	/* title and author, 7 of 7, and a fifth of the other 7 against them: 35 / 42 */
	likeness = likeness_of_lines(RECORD(ARTICLE), RECORD(ARTICLE));
	assert_int_equal(likeness.score, 833);
	assert_int_equal(likeness.apart, APART_NOT);
	/* the same with years one apart and the same page: (7 + 0.5 + 2) / (10 + 0.8) */
	likeness = likeness_of_lines(RECORD(ARTICLE ",\"year\":2001,\"page\":\"5-9\""),
		RECORD(ARTICLE ",\"year\":2002,\"page\":\"5\",\"volume\":\"3\""));
	assert_int_equal(likeness.score, 879);
	assert_int_equal(likeness.parts[PART_YEAR], 500);
	assert_int_equal(likeness.parts[PART_VOLUME], PART_NONE);
}

static void
some_things_keep_apart(void **state)
{
	static const struct {
		const char *a, *b;
		enum apart apart;
	} cases[] = {
		{ RECORD(ARTICLE ",\"DOI\":\"10.1000/a\""),
			RECORD(ARTICLE ",\"DOI\":\"10.1000/b\""), APART_DOI },
		{ RECORD(ARTICLE ",\"DOI\":\"10.1000/a\",\"PMID\":1"),
			RECORD(ARTICLE ",\"DOI\":\"10.1000/b\",\"PMID\":1"), APART_NOT },
		{ RECORD(ARTICLE ",\"PMCID\":\"PMC1\""), RECORD(ARTICLE ",\"PMCID\":2"),
			APART_PMCID },
		{ RECORD(ARTICLE), RECORD("\"title\":\"Something else\""), APART_TITLE },
		{ RECORD("\"title\":\"Editorial\""), RECORD("\"title\":\"Editorial\""),
			APART_TITLE },
		{ RECORD("\"title\":\"Editorial\",\"page\":1"),
			RECORD("\"title\":\"Editorial\",\"page\":1"), APART_NOT },
		{ RECORD("\"title\":\"Integrated care, part I\""),
			RECORD("\"title\":\"Integrated care, part 2\""), APART_NUMBERS },
		{ RECORD(ARTICLE), RECORD(ARTICLE ",\"type\":\"thesis\""), APART_KIND },
		{ RECORD(ARTICLE ",\"page\":3"),
			RECORD(ARTICLE ",\"type\":\"paper-conference\",\"page\":3"), APART_NOT },
		{ RECORD(ARTICLE ",\"year\":2001"), RECORD(ARTICLE ",\"year\":2003"), APART_PLACE },
		{ RECORD(ARTICLE ",\"volume\":1,\"page\":2"),
			RECORD(ARTICLE ",\"volume\":3,\"page\":4"), APART_PLACE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (likeness_of_lines(cases[i].a, cases[i].b).apart != cases[i].apart)
			fail_msg("case %zu", i);
}

static bool
has_pair(const struct candidates *candidates, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < candidates->count; i++)
		if (candidates->at[i].a == a && candidates->at[i].b == b)
			return true;
	return false;
}

/* A thousand called Editorial, each in another place, but for the last, which is the first again.
 * */
static void
full_groups_are_ordered(void **state)
{
	enum { COUNT = 1000 };
	struct list list;
	struct candidates candidates = { 0 };
	char line[200];

	(void)state;
	list_begin(&list, COUNT);
	for (unsigned i = 0; i < COUNT; i++) {
		snprintf(line, sizeof line, "{\"id\":\"x\",\"text\":\"\",\"title\":\"Editorial\","
			"\"author\":[\"Author%u\"],\"page\":\"%u\",\"year\":2001}",
			i % (COUNT - 1), i % (COUNT - 1));
		list_add(&list, line);
	}
	assert_true(candidates_find(&candidates, &list.entries));
	assert_true(has_pair(&candidates, 0, COUNT - 1));
	/* each title by each of its keys with 16 before it at most */
	assert_true(candidates.count <= COUNT * CANDIDATES_NEAR * 9);
	for (size_t i = 0; i < candidates.count; i++) {
		const struct pair *pair = &candidates.at[i];

		assert_true(pair->a < pair->b && pair->b < COUNT);
		if (i)
			assert_true(pair[-1].a < pair->a
				|| (pair[-1].a == pair->a && pair[-1].b < pair->b));
	}
	candidates_free(&candidates);
	list_end(&list);
}

/* b is like a and like c, which have different DOIs: it goes with the surer one, and with it alone.
 * */
static void
identifiers_hold_clusters_apart(void **state)
{
	struct list list;
	struct bond bonds_at[] = { { 0, 1, REASON_LIKE, 850 }, { 1, 2, REASON_LIKE, 900 } };
	struct bonds bonds = { bonds_at, COUNT_OF(bonds_at), COUNT_OF(bonds_at) };
	struct clusters clusters = { 0 };
	size_t count;

	(void)state;
	list_begin(&list, 3);
	list_add(&list, RECORD("\"DOI\":\"10.1000/a\""));
	list_add(&list, RECORD("\"title\":\"T\",\"year\":2001"));
	list_add(&list, RECORD("\"DOI\":\"10.1000/c\""));
	assert_true(clusters_make(&clusters, &list.entries, &bonds));
	assert_int_equal(clusters.kept[0], 0);
	assert_int_equal(clusters.kept[1], 1);	/* the richer one */
	assert_int_equal(clusters.kept[2], 1);
	assert_int_equal(clusters.duplicates, 1);
	assert_true(clusters_is_several(&clusters, 1));
	assert_false(clusters_is_several(&clusters, 0));
	assert_int_equal(clusters_bonds(&clusters, 2, &count)->score, 900);
	assert_int_equal(count, 1);
	clusters_bonds(&clusters, 0, &count);
	assert_int_equal(count, 0);
	clusters_free(&clusters);
	list_end(&list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ways_of_writing_go),
		cmocka_unit_test(numbers_of_titles),
		cmocka_unit_test(likeness_of_names),
		cmocka_unit_test(signatures),
		cmocka_unit_test(shares_are_estimated),
		cmocka_unit_test(keys_are_sorted),
		cmocka_unit_test(entries_of_records),
		cmocka_unit_test(scores_by_hand),
		cmocka_unit_test(some_things_keep_apart),
		cmocka_unit_test(full_groups_are_ordered),
		cmocka_unit_test(identifiers_hold_clusters_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
