/* lexicon: folders of tables become entries, and every mistake in them is told with its place. */
#include <errno.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buffer.h"
#include "check.h"
#include "lexicon.h"

static char root[256];

static int
make_root(void **state)
{
	const char *parent = getenv("TMPDIR");

	(void)state;
	snprintf(root, sizeof root, "%s/test_lexicon.XXXXXX", parent ? parent : "/tmp");
	return mkdtemp(root) ? 0 : -1;
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

static int
remove_root(void **state)
{
	(void)state;
	return nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* "root/name"; valid until the call after the next. */
static const char *
path_of(const char *name)
{
	static char paths[2][512];
	static size_t turn;
	char *path = paths[turn++ % 2];

	snprintf(path, sizeof paths[0], "%s/%s", root, name);
	return path;
}

/* Writes root/folder/file; NULL removes it. */
static void
put(const char *folder, const char *file, const char *text)
{
	char path[640];
	FILE *out;

	assert_true(mkdir(path_of(folder), 0777) == 0 || errno == EEXIST);
	snprintf(path, sizeof path, "%s/%s", path_of(folder), file);
	if (!text) {
		unlink(path);
		return;
	}
	out = fopen(path, "w");
	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

static const char terms[] = "code\tpattern\tkind\tweight\tnote\n";

/* Reads the folder as a lexicon; what goes wrong must be `words`, behind the root's path. */
static void
assert_refused(const char *folder, const char *words)
{
	struct fault fault = { .words = "" };
	struct lexicons *lexicons = lexicons_new();
	size_t size = strlen(root);

	assert_non_null(lexicons);
	if (lexicons_add(lexicons, path_of(folder), &fault))
		fail_msg("taken where this was expected: %s", words);
	assert_memory_equal(fault.words, root, size);
	assert_string_equal(fault.words + size, words);
	lexicons_free(lexicons);
}

static void
assert_terms_refused(const char *rows, const char *words)
{
	struct buffer text = { 0 };

	buffer_add_string(&text, terms);
	buffer_add_string(&text, rows);
	buffer_add_char(&text, '\0');
	put("bad", "terms.tsv", text.at);
	assert_refused("bad", words);
	buffer_free(&text);
}

static void
assert_cues_refused(const char *rows, const char *words)
{
	struct buffer text = { 0 };

	buffer_add_string(&text, "class\tpattern\tdirection\treach\tweight\tnote\n");
	buffer_add_string(&text, rows);
	buffer_add_char(&text, '\0');
	put("bad", "cues.tsv", text.at);
	assert_refused("bad", words);
	buffer_free(&text);
}

static void
assert_settings_refused(const char *settings, const char *words)
{
	put("bad", "lexicon.json", settings);
	assert_refused("bad", words);
}

static struct lexicons *
load(const char *folder)
{
	struct fault fault = { .words = "" };
	struct lexicons *lexicons = lexicons_new();

	assert_non_null(lexicons);
	if (!lexicons_add(lexicons, path_of(folder), &fault) || !lexicons_seal(lexicons, &fault))
		fail_msg("%s", fault.words);
	return lexicons;
}

static void
rows_become_entries(void **state)
{
	struct lexicons *lexicons;
	const struct entry *entries;

	(void)state;
	put("good", "lexicon.json", "{\"name\": \"mine\", \"version\": \"1.0.0\", \"cues\": [\"../cues\"], "
		"\"threshold\": 0.25, \"cap\": 2}");
	put("good", "codebook.tsv", "code\tlabel\ncosts/funding\tFunding\nroles\tRoles\n");
	put("good", "terms.tsv", "code\tpattern\tkind\tweight\n# a remark\n"
		"costs/funding\tpooled budget\tresource\t\nroles\tburn-out\tproblem\t-0.25\n");
	put("cues", "cues.tsv", "class\tpattern\tdirection\treach\n"
		"deficit\tlack of\t\t\nbarrier\tbarriers\tright\tlist\nenabler\thelped\tleft\t3\n");
	lexicons = load("good");
	entries = lexicons_entries(lexicons);
	assert_int_equal(lexicons_count(lexicons), 1);
	assert_int_equal(lexicons_limits(lexicons, 0).threshold, 250);
	assert_int_equal(lexicons_limits(lexicons, 0).share, 500);
	assert_int_equal(lexicons_limits(lexicons, 0).cap, 2);
	assert_false(entries[0].is_cue);
	assert_slice(entries[0].rule, "terms.tsv:3");
	assert_slice(entries[0].term.lexicon, "mine");
	assert_slice(entries[0].term.code, "costs/funding");
	assert_int_equal(entries[0].term.kind, TERM_RESOURCE);
	assert_true(entries[0].weight == 1);
	assert_int_equal(entries[1].term.kind, TERM_PROBLEM);
	assert_true(entries[1].weight == -0.25);
	assert_true(entries[2].is_cue);
	assert_slice(entries[2].rule, "cues.tsv:2");
	assert_int_equal(entries[2].cue.class, CUE_DEFICIT);
	assert_int_equal(entries[2].cue.direction, DIRECTION_RIGHT);
	assert_int_equal(entries[2].cue.reach, REACH_WORDS);
	assert_int_equal(entries[2].cue.words, 4);
	assert_int_equal(entries[3].cue.reach, REACH_LIST);
	assert_int_equal(entries[4].cue.direction, DIRECTION_LEFT);
	assert_int_equal(entries[4].cue.words, 3);
	lexicons_free(lexicons);
}

static void
entries_are_ranked(void **state)
{
	struct lexicons *lexicons;
	const struct entry *entries;

	(void)state;
	put("ranks", "terms.tsv", "code\tpattern\tkind\tweight\n"
		"b\tone\tneutral\t\na\ttwo\tneutral\t\na\tthree\tneutral\t2\na\tfour\tneutral\t2\n");
	put("ranks", "cues.tsv", "class\tpattern\treach\nhedge\tmay\t\nbarrier\tbut\t3\nbarrier\tif\t2\n");
	lexicons = load("ranks");
	entries = lexicons_entries(lexicons);
	assert_int_equal(entries[2].rank, 0);
	assert_int_equal(entries[3].rank, 1);
	assert_int_equal(entries[1].rank, 2);
	assert_int_equal(entries[0].rank, 3);
	assert_int_equal(entries[1].meaning, entries[2].meaning);
	assert_int_not_equal(entries[0].meaning, entries[1].meaning);
	assert_int_not_equal(entries[5].meaning, entries[6].meaning);
	assert_true(entries[5].rank > entries[6].rank && entries[4].rank > entries[5].rank);
	assert_int_equal(entries[0].group, 0);
	assert_int_equal(entries[4].group, 1);
	lexicons_free(lexicons);
}

static void
terms_are_enough(void **state)
{
	struct lexicons *lexicons;

	(void)state;
	put("plain", "terms.tsv", "kind\tcode\tpattern\nneutral\tx\ty\n");
	lexicons = load("plain");
	assert_slice(lexicons_entries(lexicons)[0].term.lexicon, "plain");
	lexicons_free(lexicons);
}

/* Two lexicons name the same cues, and a third way leads to them too. */
static void
a_folder_is_read_once(void **state)
{
	struct fault fault = { .words = "" };
	struct lexicons *lexicons;

	(void)state;
	put("cues", "cues.tsv", "class\tpattern\nstop\tbut\n");
	put("a", "terms.tsv", "code\tpattern\tkind\nx\ty\tneutral\n");
	put("b", "terms.tsv", "code\tpattern\tkind\nx\ty\tneutral\n");
	put("a", "lexicon.json", "{\"cues\": [\"../cues\", \"../cues/\"]}");
	put("b", "lexicon.json", "{\"cues\": [\"../a/../cues\"]}");
	lexicons = load("a");
	assert_true(lexicons_add(lexicons, path_of("b"), &fault));
	assert_true(lexicons_add(lexicons, path_of("b/."), &fault));
	assert_true(lexicons_add_cues(lexicons, path_of("cues"), &fault));
	assert_int_equal(lexicons_count(lexicons), 2);
	assert_true(lexicons_entries(lexicons)[1].is_cue);
	assert_slice(lexicons_entries(lexicons)[2].term.lexicon, "b");
	put("b", "lexicon.json", "{\"name\": \"a\"}");
	lexicons_free(lexicons);
	lexicons = load("a");
	assert_false(lexicons_add(lexicons, path_of("b"), &fault));
	assert_words(&fault, "another lexicon is called \"a\" too");
	lexicons_free(lexicons);
}

static void
mistakes_in_terms_have_a_place(void **state)
{
	(void)state;
	put("bad", "lexicon.json", NULL);
	put("bad", "codebook.tsv", "code\nx\n");
	assert_terms_refused("x\ta\tneutral\ncosts/xyz\tb\tneutral\n",
		"/bad/terms.tsv:3:1: unknown code \"costs/xyz\"; add it to codebook.tsv");
	assert_terms_refused("\ta\tneutral\n",
		"/bad/terms.tsv:2:1: the code is missing; write one such as costs/funding");
	assert_terms_refused("x\ta\tgood\n", "/bad/terms.tsv:2:5: \"good\" is not one of the words for "
		"this column; write resource, problem, neutral, enabling or hindering");
	assert_terms_refused("x\ta\n", "/bad/terms.tsv:2:4: \"\" is not one of the words for "
		"this column; write resource, problem, neutral, enabling or hindering");
	assert_terms_refused("x\ta\tneutral\t1,5\n",
		"/bad/terms.tsv:2:13: \"1,5\" is no weight; write a number such as 1 or 0.5");
	assert_terms_refused("x\ta\tneutral\t1.5.0\n",
		"/bad/terms.tsv:2:13: \"1.5.0\" is no weight; write a number such as 1 or 0.5");
	assert_terms_refused("x\ta\tneutral\t-\n",
		"/bad/terms.tsv:2:13: \"-\" is no weight; write a number such as 1 or 0.5");
	assert_terms_refused("x\t\tneutral\n", "/bad/terms.tsv:2:3: a word is missing here");
	assert_terms_refused("x\té (b\tneutral\n",
		"/bad/terms.tsv:2:5: \"(\" is not closed; add \")\"");
	assert_terms_refused("x\ta\tneutral\t1000.5\n",
		"/bad/terms.tsv:2:13: 1000.5 is out of range; write a weight from -1000 to 1000");
	assert_terms_refused("x\ta unless (b\tneutral\n",
		"/bad/terms.tsv:2:12: \"(\" is not closed; add \")\"");
	assert_terms_refused("x\té near/2 /b(/\tneutral\n",
		"/bad/terms.tsv:2:15: not an expression of PCRE2: missing closing parenthesis");
	put("bad", "terms.tsv", "code\tpattern\nx\ta\n");
	assert_refused("bad", "/bad/terms.tsv: no column \"kind\"; add it to the header");
	put("bad", "terms.tsv", "code\tpattern\tkind\tlevel\nx\ta\tneutral\tMeso\n");
	assert_refused("bad", "/bad/terms.tsv:2:13: \"Meso\" is not one of the words for this column; "
		"write micro, meso or macro");
	put("bad", "codebook.tsv", NULL);
	assert_terms_refused("a//b\tx\tneutral\n", "/bad/terms.tsv:2:3: the code \"a//b\" has an "
		"empty name; write names with one \"/\" between");
	assert_terms_refused("/a\tx\tneutral\n", "/bad/terms.tsv:2:1: the code \"/a\" has an empty name; "
		"write names with one \"/\" between");
	assert_terms_refused("a/\tx\tneutral\n", "/bad/terms.tsv:2:3: the code \"a/\" has an empty name; "
		"write names with one \"/\" between");
	put("bad", "terms.tsv", NULL);
	assert_refused("bad", "/bad/terms.tsv: cannot open: No such file or directory");
}

static void
near_names_of_columns_are_mistakes(void **state)
{
	struct lexicons *lexicons;

	(void)state;
	put("bad", "codebook.tsv", NULL);
	put("bad", "terms.tsv", "code\tpattern\tkind\té\tweigth\nx\ta\tneutral\n");
	assert_refused("bad", "/bad/terms.tsv:1:21: no column is called \"weigth\"; write \"weight\", or "
		"for people's own column another name");
	put("bad", "terms.tsv", "code\tpattern\tkind\tWHEN\n");
	assert_refused("bad", "/bad/terms.tsv:1:19: no column is called \"WHEN\"; write \"when\", or "
		"for people's own column another name");
	/* the column is there, or the name is far from it */
	put("columns", "terms.tsv", "code\tpattern\tkind\tkinds\tdate\tlabel\tnote\nx\ta\tneutral\n");
	lexicons = load("columns");
	assert_int_equal(lexicons_count(lexicons), 1);
	lexicons_free(lexicons);
}

/* References are known once all of a lexicon is read. */
static void
assert_sealed_refused(const char *folder, const char *words)
{
	struct fault fault = { .words = "" };
	struct lexicons *lexicons = lexicons_new();

	assert_non_null(lexicons);
	assert_true(lexicons_add(lexicons, path_of(folder), &fault));
	assert_false(lexicons_seal(lexicons, &fault));
	assert_string_equal(fault.words + strlen(root), words);
	lexicons_free(lexicons);
}

static void
references_lead_somewhere_else(void **state)
{
	static const char circle[] = ": its codes lead back to where they are referred to, or more than 7 "
		"references on; name patterns instead of a code";
	char words[256];

	(void)state;
	put("refer", "terms.tsv", "code\tpattern\tkind\na\tx unless @c\tneutral\nb\ty\tneutral\n");
	assert_sealed_refused("refer", "/refer/terms.tsv:2:3: no entry has the code \"c\" or one below it; "
		"refer to a code of this table");
	snprintf(words, sizeof words, "/refer/terms.tsv:2:5%s", circle);
	put("refer", "terms.tsv", "code\tpattern\tkind\na/b\t@a\tneutral\n");
	assert_sealed_refused("refer", words);
	snprintf(words, sizeof words, "/refer/terms.tsv:2:3%s", circle);
	put("refer", "terms.tsv", "code\tpattern\tkind\na\t@b\tneutral\nb\tx near/2 @a\tneutral\n");
	assert_sealed_refused("refer", words);
}

/* Seven references on are taken, eight are not. */
static void
references_go_so_deep(void **state)
{
	struct buffer text = { 0 };

	(void)state;
	buffer_add_string(&text, "code\tpattern\tkind\nc0\tx\tneutral\n");
	for (unsigned i = 1; i <= 8; i++)
		buffer_add_format(&text, "c%u\t@c%u\tneutral\n", i, i - 1);
	buffer_add_char(&text, '\0');
	put("deep", "terms.tsv", text.at);
	lexicons_free(load("deep"));
	text.size--;
	buffer_add_format(&text, "c9\t@c8\tneutral\n%c", '\0');
	put("deep", "terms.tsv", text.at);
	assert_sealed_refused("deep", "/deep/terms.tsv:11:4: its codes lead back to where they are referred "
		"to, or more than 7 references on; name patterns instead of a code");
	buffer_free(&text);
}

static bool
collect(void *data, const struct fault *fault)
{
	buffer_add_string(data, fault->words + strlen(root));
	buffer_add_char(data, '\n');
	return true;
}

static void
a_listener_hears_of_every_row(void **state)
{
	struct fault fault = { .words = "" };
	struct lexicons *lexicons = lexicons_new();
	struct buffer seen = { 0 };

	(void)state;
	assert_non_null(lexicons);
	put("many", "lexicon.json", "{\"cues\": [\"../none\"]}");
	put("many", "codebook.tsv", "code\na\na\n/\n");
	put("many", "terms.tsv", "code\tpattern\tkind\na\t(\tneutral\nb\tx\tneutral\na\tx\tneutral\n"
		"a\t@a\tbad\na\tx\tneutral\tmore\n");
	put("many", "cues.tsv", "class\tpattern\nstop\tbut\nbad\tx\nstop\t@a\n");
	lexicons_listen(lexicons, collect, &seen);
	assert_false(lexicons_add(lexicons, path_of("many"), &fault));
	assert_false(lexicons_seal(lexicons, &fault));
	assert_slice(buffer_slice(&seen),
		"/many/codebook.tsv:3:1: the code \"a\" is there twice; keep one of its rows\n"
		"/many/codebook.tsv:4:1: the code \"/\" has an empty name; write names with one \"/\" "
		"between\n"
		"/many/terms.tsv:2:4: a word is missing here\n"
		"/many/terms.tsv:3:1: unknown code \"b\"; add it to codebook.tsv\n"
		"/many/terms.tsv:5:6: \"bad\" is not one of the words for this column; write resource, "
		"problem, neutral, enabling or hindering\n"
		"/many/terms.tsv:6:13: a cell more than the header has columns (3); take it out, or name its "
		"column\n"
		"/many/cues.tsv:3:1: \"bad\" is not one of the words for this column; write barrier, enabler, "
		"deficit, removal, negator, hedge, recommend, gap, topic, stop, aim, method, background, "
		"pseudo or back\n"
		"/many/cues.tsv:4:6: a cue cannot refer to codes; write the patterns\n"
		"/many/../none: cannot read this folder: No such file or directory\n");
	buffer_free(&seen);
	lexicons_free(lexicons);
}

static void
mistakes_in_codebooks_have_a_place(void **state)
{
	(void)state;
	put("bad", "terms.tsv", "code\tpattern\tkind\nx\ty\tneutral\n");
	put("bad", "codebook.tsv", "code\tlabel\nx\tX\ny\tY\nx\tX\n");
	assert_refused("bad",
		"/bad/codebook.tsv:4:1: the code \"x\" is there twice; keep one of its rows");
	put("bad", "codebook.tsv", "code\tlabel\n\tX\n");
	assert_refused("bad",
		"/bad/codebook.tsv:2:1: the code is missing; write one such as costs/funding");
	put("bad", "codebook.tsv", NULL);
}

static void
mistakes_in_cues_have_a_place(void **state)
{
	(void)state;
	put("bad", "terms.tsv", "code\tpattern\tkind\nx\ty\tneutral\n");
	assert_cues_refused("hurdle\ta\n", "/bad/cues.tsv:2:1: \"hurdle\" is not one of the words for "
		"this column; write barrier, enabler, deficit, removal, negator, hedge, recommend, gap, "
		"topic, stop, aim, method, background, pseudo or back");
	assert_cues_refused("stop\tbut\tup\n", "/bad/cues.tsv:2:10: \"up\" is not one of the words for "
		"this column; write right, left or both");
	assert_cues_refused("stop\tbut\tright\t4x\n", "/bad/cues.tsv:2:16: \"4x\" is not one of the "
		"words for this column; write a number of words, clause, sentence, list or section");
	assert_cues_refused("stop\tbut\t\t0\n", "/bad/cues.tsv:2:11: \"0\" is not one of the words for "
		"this column; write a number of words, clause, sentence, list or section");
	assert_cues_refused("stop\tbut {1}\n",
		"/bad/cues.tsv:2:6: a gap begins or ends the pattern; put words on both sides");
	put("bad", "cues.tsv", NULL);
}

static void
mistakes_in_settings_are_told(void **state)
{
	(void)state;
	put("bad", "terms.tsv", "code\tpattern\tkind\nx\ty\tneutral\n");
	assert_settings_refused("{", "/bad/lexicon.json:1:1: string or '}' expected near end of file");
	assert_settings_refused("[]", "/bad/lexicon.json: not a JSON object; write {\"name\": ...}");
	assert_settings_refused("{\"name\": \"\"}",
		"/bad/lexicon.json: \"name\" must be a string that is not empty");
	assert_settings_refused("{\"language\": \"klingon\"}", "/bad/lexicon.json: no stemmer for the "
		"language \"klingon\"; write its English name in small letters: english, french, german ...");
	assert_settings_refused("{\"cues\": \"../cues\"}",
		"/bad/lexicon.json: \"cues\" must be an array of folders");
	assert_settings_refused("{\"threshold\": \"2\"}",
		"/bad/lexicon.json: \"threshold\" must be a number from 0 to 1000");
	assert_settings_refused("{\"share\": 1.01}",
		"/bad/lexicon.json: \"share\" must be a number from 0 to 1");
	assert_settings_refused("{\"cap\": -1}",
		"/bad/lexicon.json: \"cap\" must be a number from 0 to 100");
	assert_settings_refused("{\"cap\": 1.5}",
		"/bad/lexicon.json: \"cap\" must be a whole number");
	assert_settings_refused("{\"cues\": [1]}", "/bad/lexicon.json: \"cues\" must hold strings");
	assert_settings_refused("{\"cues\": [\"nowhere\"]}",
		"/bad/nowhere: cannot read this folder: No such file or directory");
	assert_settings_refused("{\"spelling\": \"lexicon.json\"}",
		"/bad/lexicon.json: not a folder; name the folder that holds the tables");
	put("bad", "lexicon.json", NULL);
	assert_refused("nowhere", "/nowhere: cannot read this folder: No such file or directory");
}

/* What the project ships is read without a fault. */
static void
the_projects_lexicons_are_sound(void **state)
{
	struct fault fault = { .words = "" };
	struct lexicons *lexicons = lexicons_new();

	(void)state;
	assert_non_null(lexicons);
	if (!lexicons_add(lexicons, "lexicons/integrated-care", &fault)
			|| !lexicons_seal(lexicons, &fault))
		fail_msg("%s", fault.words);
	lexicons_free(lexicons);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_become_entries),
		cmocka_unit_test(entries_are_ranked),
		cmocka_unit_test(terms_are_enough),
		cmocka_unit_test(a_folder_is_read_once),
		cmocka_unit_test(mistakes_in_terms_have_a_place),
		cmocka_unit_test(near_names_of_columns_are_mistakes),
		cmocka_unit_test(references_lead_somewhere_else),
		cmocka_unit_test(references_go_so_deep),
		cmocka_unit_test(a_listener_hears_of_every_row),
		cmocka_unit_test(mistakes_in_codebooks_have_a_place),
		cmocka_unit_test(mistakes_in_cues_have_a_place),
		cmocka_unit_test(mistakes_in_settings_are_told),
		cmocka_unit_test(the_projects_lexicons_are_sound),
	};

	return cmocka_run_group_tests(tests, make_root, remove_root);
}
