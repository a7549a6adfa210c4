/* worker.c: one batch through the links of a leg. */
#include "leg.h"

bool
worker_begin(struct worker *worker, struct leg *leg, struct fault *fault)
{
	worker->leg = leg;
	return hand_begin(&worker->hand, leg->links, leg->count, HAND_LEXIS, fault);
}

void
worker_end(struct worker *worker)
{
	hand_end(&worker->hand);
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
	struct slice id = record_id(worker->hand.record);
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
	if (!link->common.keep_going || fault->broken) {
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
broken(struct worker *worker, struct batch *batch, const struct link *link, struct line line,
	const struct fault *fault)
{
	note_fault(worker, batch, link, line, fault);
	batch->broken = true;
	return false;
}

/* What goes out of a record that has gone through all links. */
static bool
put_out(struct worker *worker, struct batch *batch, struct fault *fault)
{
	size_t last = worker->leg->count - 1;
	const struct stage *stage = worker->leg->links[last].stage;

	if (stage->write)
		return stage->write(worker->hand.states[last], &batch->out)
			|| fault_memory(fault);
	if (!record_write(worker->hand.record, &batch->out, fault))
		return false;
	buffer_add_char(&batch->out, '\n');
	return true;
}

/* False: the run ends with this record. */
static bool
do_line(struct worker *worker, struct batch *batch, struct line line)
{
	const struct link *link;
	struct fault fault = { 0 };

	record_set_turn(worker->hand.record, batch->item.sequence << BATCH_LINE_BITS | batch->records++);
	switch (hand_work(&worker->hand, line.bytes, &link, &fault)) {
	case VERDICT_DROP:
		return true;
	case VERDICT_REJECT:
		return reject(worker, batch, link, line, &fault);
	case VERDICT_BROKEN:
		return broken(worker, batch, link, line, &fault);
	case VERDICT_KEEP:
		break;
	}
	return put_out(worker, batch, &fault) || broken(worker, batch, link, line, &fault);
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
		struct buffer empty = batch->out;

		batch->out = batch->lines;
		batch->lines = empty;
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
