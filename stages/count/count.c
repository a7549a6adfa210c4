/* tl-count: sums tagged documents up to groups and cells, or parts of a count to the whole. */
#include <stdlib.h>

#include "group.h"
#include "listing.h"
#include "reference.h"
#include "settings.h"
#include "stage.h"
#include "tally.h"

struct worker {
	const struct count_settings *settings;
	struct tally *tally;
	struct buffer names, values;
	struct buffer remarks;	/* of the listing */
};

static void
count_adapt(const void *memory, unsigned *needs, bool *reads_cells)
{
	const struct count_settings *settings = memory;

	if (settings->merge) {
		*needs = 0;
		*reads_cells = true;
	}
}

static void
count_end(void *memory)
{
	struct worker *worker = memory;

	tally_free(worker->tally);
	buffer_free(&worker->names);
	buffer_free(&worker->values);
	buffer_free(&worker->remarks);
	free(worker);
}

static bool
worker_start(struct worker *worker, struct fault *fault)
{
	worker->tally = tally_new();
	if (!worker->tally)
		return fault_memory(fault);
	return worker->settings->merge	/* the parts say by what */
		|| tally_designed(worker->tally, &worker->settings->design, fault);
}

static void *
count_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (!worker) {
		fault_memory(fault);
		return NULL;
	}
	worker->settings = settings;
	if (worker_start(worker, fault))
		return worker;
	count_end(worker);
	return NULL;
}

static bool
count_references(struct worker *worker, const struct references *references)
{
	for (size_t i = 0; i < references->count; i++) {
		const struct reference *reference = &references->at[i];
		uint32_t code;

		if (!selection_has_tag(&worker->settings->selection, reference->tag))
			continue;
		code = tally_code(worker->tally, reference->tag->lexicon, reference->tag->code);
		if (code == TALLY_NONE || !tally_reference(worker->tally, code,
				reference->polarity, reference->sentence))
			return false;
	}
	return tally_end(worker->tally);
}

static enum verdict
count_document(struct worker *worker, struct record *record, struct fault *fault)
{
	const struct spans *sentences = record_sentences(record, fault);
	struct references references;
	uint32_t group = TALLY_NONE;
	size_t words;

	if (!sentences || !record_count_tokens(record, &words, fault)
			|| !references_read(&references, record, fault))
		return VERDICT_REJECT;
	if (group_values(&worker->settings->fields, record, &worker->values))
		group = tally_group(worker->tally, buffer_slice(&worker->values));
	if (group == TALLY_NONE)
		return verdict_memory(fault);
	tally_begin(worker->tally, group, record_id(record), sentences->count, words);
	return count_references(worker, &references) ? VERDICT_DROP : verdict_memory(fault);
}

/* Adds a line that --partial wrote. */
static bool
add_part(struct worker *worker, const struct cell_line *line, struct fault *fault)
{
	const struct cell_part *part = &line->part;
	struct tally_group counts = {
		.documents = line->group.documents, .sentences = line->group.sentences,
		.words = line->group.words
	};
	struct tally_design design = {
		.unit = part->unit, .replicates = part->replicates, .seed = part->seed
	};
	uint32_t group;

	if (!group_from_by(&line->group.by, &worker->names, &worker->values))
		return fault_memory(fault);
	design.names = buffer_slice(&worker->names);
	if (!tally_designed(worker->tally, &design, fault))
		return false;
	group = tally_group(worker->tally, buffer_slice(&worker->values));
	if (group == TALLY_NONE)
		return fault_memory(fault);
	return line->kind == CELL_LINE_GROUP
		? tally_add_group(worker->tally, group, &counts, part, fault)
		: tally_add_cell(worker->tally, group, &line->cell, part, fault);
}

static enum verdict
count_part(struct worker *worker, struct record *record, struct fault *fault)
{
	struct cell_line line;

	if (!cell_read(&line, record_line(record), record_arena(record), fault))
		return VERDICT_REJECT;
	if (!line.partial || line.kind == CELL_LINE_RULE) {
		fault_set(fault, "a finished count does not add up; "
			"count the part with --partial");
		return VERDICT_REJECT;
	}
	return add_part(worker, &line, fault) ? VERDICT_DROP : VERDICT_BROKEN;
}

static enum verdict
count_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;

	return worker->settings->merge ? count_part(worker, record, fault)
		: count_document(worker, record, fault);
}

static bool
count_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into, *part = from;

	return tally_merge(whole->tally, part->tally, fault);
}

static bool
count_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;

	return listing_emit(worker->tally, &worker->settings->listing, emitter, &worker->remarks,
		fault);
}

static bool
count_remark(void *memory, struct buffer *lines, struct fault *fault)
{
	struct worker *worker = memory;

	buffer_add_slice(lines, buffer_slice(&worker->remarks));
	return !buffer_failed(&worker->remarks) || fault_memory(fault);
}

const struct stage count_stage = {
	.name = "count",
	.summary = "count references, sentences and documents by group, code and polarity",
	.description =
		"Reads tagged documents and writes one line for each group of documents, and\n"
		"for each code and polarity in it. Without --by all documents are one group.\n"
		"FIELD is a member of the record, or a path into it with dots\n"
		"(issued.date-parts.0.0); documents without it are in the group null. FIELD/WIDTH\n"
		"puts numbers into bins (year/5).\n"
		"\n"
		"Key cells are those in the upper quartile of the codes of their level, or what\n"
		"the options say. --bootstrap adds intervals and how stable key cells are.\n"
		"\n"
		"A count can be made in parts: count each part of the documents with --partial,\n"
		"then add the parts with --merge. The result is the same, byte for byte.",
	.options = count_options,
	.settings_size = sizeof(struct count_settings),
	.needs = LAYER_BIT(LAYER_SENTENCES) | LAYER_BIT(LAYER_TOKENS) | LAYER_BIT(LAYER_TAGS),
	.bare_tags = true,
	.configure = count_configure,
	.release = count_release,
	.adapt = count_adapt,
	.begin = count_begin,
	.end = count_end,
	.each = count_each,
	.merge = count_merge,
	.finish = count_finish,
	.remark = count_remark,
};
