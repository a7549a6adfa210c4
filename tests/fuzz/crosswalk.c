/* A table of counterparts and a tagged record, with "\n%%\n" between them: the table is refused with its
 * place, or the record has tags of the other lexicon, the same ones when it is done again. */
#include <stdio.h>

#include "shared/crew.h"
#include "shared/folder.h"
#include "shared/fuzz.h"

static void
walk(const char *options, struct slice line)
{
	static struct buffer once, twice;
	char program[FOLDER_PATH + 64], path[FOLDER_PATH];
	struct fault fault = { 0 };
	struct crew *crew;

	snprintf(program, sizeof program, "crosswalk -c '%s' --from care --to other %s",
		folder_path("table", path), options);
	crew = crew_new(program, &fault);
	if (!crew) {
		MUST(strstr(fault.words, "table"));
		return;
	}
	if (crew_do(crew, line, &once)) {
		MUST(crew_do(crew, buffer_slice(&once), &twice));
		MUST(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
	}
	crew_free(crew);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = { (const char *)data, size };

	folder_write("table", fuzz_take(&input, "\n%%\n"));
	folder_write("in", input);
	(void)folder_run("crosswalk -k -c '@table' --from care --to other", "in", "out");
	walk("", input);
	walk("--only --relation same --relation narrower", input);
	return 0;
}
