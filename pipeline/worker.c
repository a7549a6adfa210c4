/* worker.c: one batch through the links of a leg. */
#include <stdlib.h>

#include "leg.h"
#include "lexis.h"
#include "record.h"

enum {
	LEXIS_BYTES = 16 * 1024 * 1024	/* words kept between records */
};

static bool
begin_link(struct worker *worker, size_t i, struct fault *fault)
{
	const struct link *link = &worker->leg->links[i];

	worker->states[i] = link->settings;
	if (link->stage->begin)
		worker->states[i] = link->stage->begin(link->settings, worker->lexis, fault);
	return worker->states[i] != NULL;
}

bool
worker_begin(struct worker *worker, struct leg *leg, struct fault *fault)
{
	worker->leg = leg;
	worker->lexis = lexis_new(LEXIS_BYTES);
	worker->record = worker->lexis ? record_new(worker->lexis) : NULL;
	worker->states = calloc(leg->count, sizeof *worker->states);
	if (!worker->record || !worker->states)
		return fault_memory(fault);
	for (size_t i = 0; i < leg->count; i++)
		if (!begin_link(worker, i, fault))
			return false;
	return true;
}

void
worker_end(struct worker *worker)
{
	for (size_t i = 0; worker->states && i < worker->leg->count; i++) {
		const struct stage *stage = worker->leg->links[i].stage;

		if (worker->states[i] && stage->end)
			stage->end(worker->states[i]);
	}
	free(worker->states);
	record_free(worker->record);
	lexis_free(worker->lexis);
}

struct line {
	struct slice bytes;
	uint64_t number;
};

/* "tl-tag: d.jsonl:12: record "x": what is wrong" */
static void
note_fault(struct worker *worker, struct batch *batch, const struct link *link, struct line line,
	const struct fault *fault)
{
	struct slice id = record_id(worker->record);
	char shown[QUOTED_BYTES];

	batch_note_place(batch, link->stage->name, line.number);
	if (id.size)
		buffer_add_format(&batch->notes, "record \"%s\": ", quoted(shown, id));
	buffer_add_format(&batch->notes, "%s\n", fault->words);
}

/* False: the run ends with this record. */
static bool
reject(struct worker *worker, struct batch *batch, const struct link *link, struct line line,
	const struct fault *fault)
{
	note_fault(worker, batch, link, line, fault);
	if (!link->common.keep_going) {
		batch->broken = true;
		return false;
	}
	batch->skipped++;
	if (worker->leg->run->rejects) {
		buffer_add_slice(&batch->rejects, line.bytes);
		buffer_add_char(&batch->rejects, '\n');
	}
	return true;
}

static bool
has_needs(struct record *record, unsigned needs, struct fault *fault)
{
	for (int layer = 0; layer < LAYER_COUNT; layer++)
		if ((needs & LAYER_BIT(layer)) && !record_has(record, (enum layer)layer))
			return fault_set(fault, "no \"%s\"; run %s first",
				layer_name((enum layer)layer), layer_maker((enum layer)layer));
	return true;
}

static enum verdict
do_links(struct worker *worker, const struct link **at, struct fault *fault)
{
	const struct leg *leg = worker->leg;

	for (size_t i = 0; i < leg->count; i++) {
		const struct link *link = &leg->links[i];
		enum verdict verdict = VERDICT_REJECT;

		*at = link;
		if (has_needs(worker->record, link->needs, fault))
			verdict = link->stage->each(worker->states[i], worker->record, fault);
		if (verdict != VERDICT_KEEP)
			return verdict;
	}
	return VERDICT_KEEP;
}

static bool
broken(struct worker *worker, struct batch *batch, const struct link *link, struct line line,
	const struct fault *fault)
{
	note_fault(worker, batch, link, line, fault);
	batch->broken = true;
	return false;
}

/* False: the run ends with this record. */
static bool
do_line(struct worker *worker, struct batch *batch, struct line line)
{
	const struct link *link = worker->leg->links;
	struct fault fault = { 0 };

	lexis_trim(worker->lexis);
	batch->records++;
	if (!record_parse(worker->record, line.bytes, !link->reads_cells, &fault))
		return reject(worker, batch, link, line, &fault);
	switch (do_links(worker, &link, &fault)) {
	case VERDICT_DROP:
		return true;
	case VERDICT_REJECT:
		return reject(worker, batch, link, line, &fault);
	case VERDICT_BROKEN:
		return broken(worker, batch, link, line, &fault);
	case VERDICT_KEEP:
		break;
	}
	if (!record_write(worker->record, &batch->out, &fault))
		return broken(worker, batch, link, line, &fault);
	buffer_add_char(&batch->out, '\n');
	return true;
}

static bool
is_blank(struct slice line)
{
	for (size_t i = 0; i < line.size; i++)
		if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r')
			return false;
	return true;
}

void
worker_do(struct worker *worker, struct batch *batch)
{
	const char *at = batch->lines.at, *end;

	if (batch->lines.size == 0)
		return;
	end = at + batch->lines.size;
	if (worker->leg->count == 0) {	/* a source alone: its lines are what is wanted */
		buffer_add_slice(&batch->out, buffer_slice(&batch->lines));
		batch->records = batch->numbers.size / sizeof(uint64_t);
		return;
	}
	for (size_t i = 0; at < end; i++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		struct line line = {
			{ at, (size_t)((feed ? feed : end) - at) }, batch_line_number(batch, i)
		};

		if (!is_blank(line.bytes) && !do_line(worker, batch, line))
			return;
		at = feed ? feed + 1 : end;
	}
}
