/* program: the text of a shell pipeline, split as the shell does it or refused. */
#include "check.h"
#include "program.h"

struct settings {
	const char *lexicon;
	struct strings by;
};

static const struct option options[] = {
	{ "lexicon", 'l', OPTION_STRING, offsetof(struct settings, lexicon), "DIR", "use DIR" },
	{ "by", 0, OPTION_LIST, offsetof(struct settings, by), "FIELD", "group by FIELD" },
	{ .name = NULL }
};

static const struct stage tag = {
	.name = "tag", .options = options, .settings_size = sizeof(struct settings)
};
static const struct stage stem = { .name = "stem" };
static const struct stage *const stages[] = { &tag, &stem, NULL };

static struct program program;
static struct fault fault;

static int
tear_down(void **state)
{
	(void)state;
	program_free(&program);
	program = (struct program){ 0 };
	return 0;
}

static bool
reads(const char *text)
{
	tear_down(NULL);
	return program_read(&program, text, stages, &fault);
}

static void
assert_lexicon(const char *text, const char *expected)
{
	const struct settings *settings;

	if (!reads(text))
		fail_msg("%s: %s", text, fault.words);
	settings = program.chain.links[0].settings;
	assert_string_equal(settings->lexicon, expected);
	assert_int_equal(program.chain.links[0].operands.count, 0);
}

static void
splits_stages_and_words(void **state)
{
	const struct settings *settings;

	(void)state;
	assert_true(reads("stem|tag -l a --by x --by y file\t|\n tl-stem -k -  "));
	assert_int_equal(program.chain.count, 3);
	assert_ptr_equal(program.chain.links[0].stage, &stem);
	assert_ptr_equal(program.chain.links[1].stage, &tag);
	assert_ptr_equal(program.chain.links[2].stage, &stem);
	settings = program.chain.links[1].settings;
	assert_string_equal(settings->lexicon, "a");
	assert_int_equal(settings->by.count, 2);
	assert_string_equal(settings->by.at[1], "y");
	assert_string_equal(program.chain.links[1].operands.at[0], "file");
	assert_true(program.chain.links[2].common.keep_going);
	assert_string_equal(program.chain.links[2].operands.at[0], "-");
}

/* Each right side is what bash 5 makes of the word. */
static void
quotes_as_a_shell_does(void **state)
{
	(void)state;
	assert_lexicon("tag -l 'my lexicon'", "my lexicon");
	assert_lexicon("tag -l \"my lexicon\"", "my lexicon");
	assert_lexicon("tag -l my\\ lexicon", "my lexicon");
	assert_lexicon("tag -l a'b c'\"d e\"f", "ab cd ef");
	assert_lexicon("tag -l'a|b'", "a|b");
	assert_lexicon("tag --lexicon='a b'", "a b");
	assert_lexicon("tag -l ''", "");
	assert_lexicon("tag -l \"\"", "");
	assert_lexicon("tag -l '\\n\"$x`'", "\\n\"$x`");
	assert_lexicon("tag -l \"it's \\\"a\\\" \\\\ \\$x \\`y\\` \\n\"",
		"it's \"a\" \\ $x `y` \\n");
	assert_lexicon("tag -l \\'\\|\\\"\\$\\\\", "'|\"$\\");
	assert_lexicon("tag -l a\\;b", "a;b");
	assert_lexicon("tag -l 'caf\u00e9 \u201cx\u201d'", "caf\u00e9 \u201cx\u201d");
	assert_lexicon("'tag' \"-l\" x", "x");
	assert_lexicon("t\\ag -l x", "x");
	assert_lexicon("tag -l \\*\\?\\[\\{\\~\\#", "*?[{~#");
	assert_lexicon("tag \\\n -l a\\\nb \\\n", "ab");
	assert_lexicon("tag -l \"a\\\nb\"", "ab");
	assert_lexicon("tag -l 'a\nb'", "a\nb");
}

static void
refuses_what_only_a_shell_can_do(void **state)
{
	static const char *const texts[] = {
		"stem > out", "stem <in", "stem 2>log", "stem; tag", "stem & tag", "stem && tag",
		"tag -l $HOME", "tag -l `pwd`", "tag -l $(pwd)", "(stem)", "stem # why", "#stem",
		"tag -l a>b", "tag -l \"$HOME\"", "tag -l \"`pwd`\"", "tag -l *.tsv", "tag -l lex?",
		"tag -l lex[ab]", "tag -l {a,b}", "tag -l ~/lexicon",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		if (reads(texts[i]))
			fail_msg("accepted: %s", texts[i]);
		assert_words(&fault, "is for a shell");
	}
}

static void
refuses_what_is_incomplete(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{ "", "a stage is missing" },
		{ "  \n", "a stage is missing" },
		{ "|", "a stage is missing" },
		{ "stem |", "a stage is missing" },
		{ "| stem", "a stage is missing" },
		{ "stem || stem", "a stage is missing" },
		{ "tag -l 'x", "a quote is opened and never closed" },
		{ "tag -l \"x\\\"", "a quote is opened and never closed" },
		{ "tag -l 'x | stem", "a quote is opened and never closed" },
		{ "''", "unknown stage \"\"" },
		{ "sort", "unknown stage \"sort\"; themeline --help names all" },
		{ "tl-", "unknown stage \"tl-\"" },
		{ "tl-tl-stem", "unknown stage \"tl-tl-stem\"" },
		{ "Stem", "unknown stage" },
		{ "'stem\033[1m'", "unknown stage \"stem\\x1b[1m\"" },
		{ "stem | tag --nope", "tl-tag: unknown option --nope" },
		{ "tag -l | stem", "tl-tag: -l needs a value" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		if (reads(cases[i].text))
			fail_msg("accepted: %s", cases[i].text);
		assert_words(&fault, cases[i].words);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits_stages_and_words),
		cmocka_unit_test(quotes_as_a_shell_does),
		cmocka_unit_test(refuses_what_only_a_shell_can_do),
		cmocka_unit_test(refuses_what_is_incomplete),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
