/* tl-segment: adds the layers "sections" and "sentences". */
#include <stdlib.h>

#include "sections.h"
#include "sentences.h"
#include "stage.h"

enum {
	ROOM_KEPT = 1 << 16	/* spans; a giant record does not stay paid for */
};

struct segment_worker {
	struct sentence_list sentences;
	struct section_list sections;
};

static void *
segment_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct segment_worker *worker = calloc(1, sizeof *worker);

	(void)settings;
	(void)lexis;
	if (!worker)
		fault_memory(fault);
	return worker;
}

static void
segment_end(void *memory)
{
	struct segment_worker *worker = memory;

	if (worker) {
		sentences_free(&worker->sentences);
		sections_free(&worker->sections);
	}
	free(worker);
}

static enum verdict
segment_record(void *memory, struct record *record, struct fault *fault)
{
	struct segment_worker *worker = memory;
	const struct slice *text = record_text(record, fault);
	struct sections sections;
	struct spans sentences;

	if (!text)
		return VERDICT_REJECT;
	if (worker->sentences.room > ROOM_KEPT) {
		sentences_free(&worker->sentences);
		sections_free(&worker->sections);
	}
	if (!sentences_find(&worker->sentences, *text))
		goto no_memory;
	sentences = (struct spans){ worker->sentences.at, worker->sentences.count };
	if (!sections_find(&worker->sections, *text, sentences))
		goto no_memory;
	sections = (struct sections){ worker->sections.at, worker->sections.count };
	record_set_sections(record, sections);
	record_set_sentences(record, sentences);
	return VERDICT_KEEP;
no_memory:
	return verdict_memory(fault);
}

const struct stage segment_stage = {
	.name = "segment",
	.summary = "add the sections and sentences of each text",
	.description =
		"Sections run from one heading or label (\"METHODS: We searched\", \"3.2.1 Costs\")\n"
		"to the next. Their kind is one of: abstract, background, aims, methods, results,\n"
		"discussion, conclusions, recommendations, limitations, barriers, enablers,\n"
		"references, acknowledgements, keywords, other. Text before the first label lies\n"
		"in no section.\n"
		"\n"
		"Sentences cover all of the text but its white space: headings and list items are\n"
		"sentences of their own, and quotes, brackets and reference numbers behind a stop\n"
		"belong to the sentence before it. The rules are made for English.",
	.needs = LAYER_BIT(LAYER_TEXT),
	.begin = segment_begin,
	.end = segment_end,
	.each = segment_record,
};
