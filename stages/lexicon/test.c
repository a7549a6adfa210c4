/* tl-lexicon test: the sentences of tests.tsv against what they should get. */
#include <stdlib.h>

#include "commands.h"
#include "expectation.h"
#include "sights.h"
#include "tagger.h"
#include "trace.h"

struct test_run {
	struct tagger tagger;
	struct sights sights;
	struct expectations table;
	const char *path;	/* of tests.tsv */
	size_t passed, failed;
	struct sink *sink;
};

/* Adds the pairs that the sentence got, each once, in the order of the text. */
static void
add_found(const struct tags *tags, struct buffer *out)
{
	bool any = false;

	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];
		bool met = slice_is(tag->polarity, "neutral");

		for (size_t j = 0; j < i && !met; j++)
			met = slice_equal(tags->at[j].code, tag->code)
				&& slice_equal(tags->at[j].polarity, tag->polarity);
		if (met)
			continue;
		buffer_add_char(out, ' ');
		buffer_add_slice(out, tag->code);
		buffer_add_char(out, '=');
		buffer_add_slice(out, tag->polarity);
		any = true;
	}
	buffer_add_string(out, any ? "\n" : " -\n");
}

/* Adds the words of the cell that are not met; true if there are none. Fault for one that is none.
 * */
static bool
add_unmet(struct slice expect, const struct tags *tags, struct buffer *out, bool *met,
	struct fault *fault)
{
	struct expectation expectation;

	*met = true;
	while (expectation_next(&expect, &expectation, fault))
		if (!expectation_is_met(&expectation, tags)) {
			buffer_add_char(out, ' ');
			buffer_add_slice(out, expectation.word);
			*met = false;
		}
	return expectation.word.size == 0;
}

static bool
show_failure(struct test_run *run, struct record *record, struct slice sentence, struct slice unmet,
	struct fault *fault)
{
	struct buffer *out = &run->sink->text;
	char shown[QUOTED_BYTES];

	buffer_add_format(out, "%s:%zu: ", quoted(shown, slice_of(run->path)),
		tsv_line(run->table.tsv));
	buffer_add_slice(out, sentence);
	buffer_add_string(out, "\n    expected");
	buffer_add_slice(out, unmet);
	buffer_add_string(out, "\n    found   ");
	add_found(record_tags(record, fault), out);
	return sights_find(&run->sights, record, fault)
		&& trace_add(&run->sights, record, out, fault)
		&& sink_pass(run->sink, fault);
}

static bool
run_row(struct test_run *run, struct fault *fault)
{
	const struct tsv *tsv = run->table.tsv;
	struct slice sentence = tsv_cell(tsv, run->table.sentence);
	struct slice expect = tsv_cell(tsv, run->table.expect);
	struct record *record = tagger_text(&run->tagger, sentence, fault);
	const struct tags *tags = record ? record_tags(record, fault) : NULL;
	struct buffer unmet = { 0 };
	bool met, good;

	if (!tags)
		return tsv_place(tsv, sentence.at, fault);
	if (expect.size == 0) {
		fault_set(fault, EXPECTATION_MISSING);
		return tsv_place(tsv, expect.at, fault);
	}
	good = add_unmet(expect, tags, &unmet, &met, fault) || tsv_place(tsv, expect.at, fault);
	if (good)
		*(met ? &run->passed : &run->failed) += 1;
	if (good && !met)
		good = buffer_failed(&unmet) ? fault_memory(fault)
			: show_failure(run, record, sentence, buffer_slice(&unmet), fault);
	buffer_free(&unmet);
	return good;
}

/* All rows of one lexicon's tests.tsv. */
static enum status
run_tests(struct test_run *run, const char *folder, struct fault *fault)
{
	if (!tagger_open(&run->tagger, folder, fault)
			|| !sights_open(&run->sights, run->tagger.set, run->tagger.hand.lexis, fault)
			|| !(run->path = folder_file(&run->tagger.folder, "tests.tsv", fault))
			|| !expectations_open(&run->table, run->path, fault))
		return STATUS_MISUSE;
	while (tsv_next(run->table.tsv))
		if (!run_row(run, fault))
			return STATUS_MISUSE;
	return STATUS_WHOLE;
}

static enum status
test_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	enum status status = STATUS_WHOLE;
	size_t passed = 0, failed = 0;

	(void)settings;
	for (size_t i = 0; i < operands->count && status == STATUS_WHOLE; i++) {
		struct test_run run = { .sink = sink };

		status = run_tests(&run, operands->at[i], fault);
		passed += run.passed;
		failed += run.failed;
		expectations_close(&run.table);
		sights_close(&run.sights);
		tagger_close(&run.tagger);
	}
	if (status != STATUS_WHOLE)
		return status;
	buffer_add_format(&sink->text, "%zu passed, %zu failed\n", passed, failed);
	return failed ? STATUS_FOUND : STATUS_WHOLE;
}

const struct tool lexicon_test = {
	.name = "test",
	.summary = "run the sentences of tests.tsv, and show why those failed that did",
	.operands = "LEXICON...",
	.least = 1,
	.directories = true,
	.opens = lexicon_opens,
	.run = test_run,
};
