/* A lexicon from outside: terms.tsv, cues.tsv, codebook.tsv, lexicon.json, a text, scores.tsv and
 * evidence.tsv, with "\n%%\n" between them; an empty one is not there. It is refused with its place, or
 * tags the text, unless one of its expressions is stopped on it. */
#include <stdio.h>

#include "shared/crew.h"
#include "shared/folder.h"
#include "shared/fuzz.h"

static void
write_part(const char *name, struct slice part)
{
	if (part.size)
		folder_write(name, part);
	else
		folder_remove(name);
}

static void
tag_text(struct crew *crew, struct slice text)
{
	static struct buffer once, twice;
	struct fault fault = { 0 };
	const struct tags *tags;

	if (!crew_do(crew, fuzz_document(text), &once))
		return;
	tags = record_tags(crew_record(crew), &fault);
	MUST(tags);
	for (size_t i = 0; i < tags->count; i++)
		MUST(slice_starts(tags->at[i].rule, SLICE("terms.tsv:"))
			|| slice_starts(tags->at[i].rule, SLICE("evidence.tsv:"))
			|| (slice_starts(tags->at[i].rule, SLICE("cues.tsv:"))
				&& slice_is(tags->at[i].code, "uncoded")));
	MUST(crew_do(crew, buffer_slice(&once), &twice));
	MUST(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {
		"terms.tsv", "cues.tsv", "codebook.tsv", "lexicon.json"
	};
	struct slice input = { (const char *)data, size }, text;
	char folder[FOLDER_PATH], program[FOLDER_PATH + 64];
	struct fault fault = { 0 };
	struct crew *crew;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		write_part(names[i], fuzz_take(&input, "\n%%\n"));
	text = fuzz_take(&input, "\n%%\n");
	write_part("scores.tsv", fuzz_take(&input, "\n%%\n"));
	write_part("evidence.tsv", input);
	snprintf(program, sizeof program, "segment | tokenise | stem | tag -l '%s'",
		folder_path("", folder));
	crew = crew_new(program, &fault);
	if (!crew) {
		MUST(fault.words[0]);
		return 0;
	}
	tag_text(crew, fuzz_text((const uint8_t *)text.at, text.size));
	crew_free(crew);
	return 0;
}
