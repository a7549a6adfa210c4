/* A lexicon as people keep it, terms.tsv, cues.tsv, codebook.tsv, tests.tsv, crosswalk-other.tsv, then
 * records and a coding of their sentences, with "\n%%\n" between them: what every command of tl-lexicon
 * makes of it comes with a status of its own; exported it is read by others; what was learnt is a lexicon
 * that tl-tag takes, and the same when it is learnt again. */
#include <stdio.h>

#include "shared/crew.h"
#include "shared/folder.h"
#include "shared/fuzz.h"
#include "shared/readers.h"

extern const struct tool lexicon_tool;

static int
call(const char *words, struct buffer *out)
{
	int status = folder_tool(&lexicon_tool, words, out);

	MUST(status >= STATUS_WHOLE && status <= STATUS_BROKEN);
	return status;
}

static void
try_commands(void)
{
	static const char *const words[] = {
		"check @", "check --words @words @", "test @", "profile @ @records",
		"profile --coded @coded -f markdown @ @records", "gaps --least 1 @ @records",
		"gaps -t statements @ @records", "diff @ tests/contract/lexicon @records",
		"learn --groups 1 --refuse @terms.tsv --coded @coded @ @records",
		"diff -t sentences --polar tests/contract/lexicon @ @records",
		"export -f yaml @", "export -f liwc @", "export -f markdown @"
	};
	static struct buffer out;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		call(words[i], &out);
	if (call("export -f json @", &out) < STATUS_MISUSE)
		MUST(reads_as_json(buffer_slice(&out)));
}

static void
must_tag(const char *name)
{
	char path[FOLDER_PATH], program[FOLDER_PATH + 16];
	struct fault fault = { 0 };
	struct crew *crew;

	snprintf(program, sizeof program, "tag -l '%s'", folder_path(name, path));
	crew = crew_new(program, &fault);
	if (!crew)
		fuzz_broken(__FILE__, __LINE__, fault.words);
	crew_free(crew);
}

/* Leaves the figures and the terms; false where nothing can be learnt. */
static bool
learn(struct buffer *figures, struct buffer *terms)
{
	bool learnt = call("learn --groups 1 --coded @coded --into @learnt @ @records", figures)
		< STATUS_MISUSE;

	if (learnt) {
		must_tag("learnt");
		folder_read("learnt/terms.tsv", terms);
	}
	folder_remove_folder("learnt");
	return learnt;
}

static void
learn_twice(void)
{
	static struct buffer figures, terms, figures_again, terms_again;

	if (!learn(&figures, &terms))
		return;
	MUST(learn(&figures_again, &terms_again));
	MUST(slice_equal(buffer_slice(&figures), buffer_slice(&figures_again)));
	MUST(slice_equal(buffer_slice(&terms), buffer_slice(&terms_again)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {
		"terms.tsv", "cues.tsv", "codebook.tsv", "tests.tsv", "crosswalk-other.tsv",
		"records", "coded"
	};
	struct slice input = { (const char *)data, size };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		folder_write(names[i], fuzz_take(&input, "\n%%\n"));
	folder_write("words", input);
	try_commands();
	learn_twice();
	return 0;
}
