#include "line.h"

#include "entry_words.h"
#include "json.h"
#include "lexicon_cells.h"
#include "sum.h"
#include "thousandths.h"
#include "words.h"

/* What is being written. */
struct line {
	struct buffer *out;
	const struct reason *reason;
	const struct text_index *index;
};

/* The name of a member, behind another. Names are of this program and need no escapes. */
static void
add_name(struct buffer *out, const char *name)
{
	char last = out->size ? out->at[out->size - 1] : '{';

	if (last != '{')
		buffer_add_char(out, ',');
	buffer_add_format(out, "\"%s\":", name);
}

static void
add_text(struct buffer *out, const char *name, struct slice text)
{
	add_name(out, name);
	json_add_string(out, text);
}

/* Nothing where there is none. */
static void
add_some(struct buffer *out, const char *name, struct slice text)
{
	if (text.size)
		add_text(out, name, text);
}

static void
add_count(struct buffer *out, const char *name, uint64_t number)
{
	add_name(out, name);
	buffer_add_number(out, number);
}

static void
add_thousandths(struct buffer *out, const char *name, int64_t number)
{
	add_name(out, name);
	thousandths_add(out, number > THOUSANDTHS_MAX ? THOUSANDTHS_MAX
		: number < -THOUSANDTHS_MAX ? -THOUSANDTHS_MAX : (int32_t)number);
}

static void
add_bool(struct buffer *out, const char *name, bool value)
{
	add_name(out, name);
	buffer_add_string(out, value ? "true" : "false");
}

static void
add_span(const struct line *line, struct span span)
{
	add_count(line->out, "start", text_index_points(line->index, span.start));
	add_count(line->out, "end", text_index_points(line->index, span.end));
	add_text(line->out, "text", (struct slice){ line->reason->text.at + span.start,
		span.end - span.start });
}

/* The row of an entry. */
static void
add_row(struct buffer *out, const char *name, const struct entry *entry)
{
	add_name(out, name);
	buffer_add_char(out, '{');
	add_text(out, "file", slice_of(entry->path));
	add_count(out, "line", entry->line);
	add_text(out, entry->is_cue ? "class" : "code", entry_code(entry));
	add_text(out, "pattern", entry->pattern);
	if (!entry->is_cue && !entry->evidence)
		add_text(out, "kind", slice_of(term_kind_name(entry->term.kind)));
	add_thousandths(out, "weight", thousandths_of(entry->weight));
	if (entry->is_cue) {
		add_text(out, "direction", slice_of(cue_directions[entry->cue.direction]));
		if (entry->cue.reach == REACH_WORDS)
			add_count(out, "reach", entry->cue.words);
		else
			add_text(out, "reach", slice_of(cue_reaches[entry->cue.reach]));
	}
	if (entry->is_cue && entry->says_barrier)
		add_thousandths(out, "says_barrier", entry->says_barrier);
	if (entry->is_cue && entry->says_enabler)
		add_thousandths(out, "says_enabler", entry->says_enabler);
	add_some(out, "note", entry->note);
	buffer_add_char(out, '}');
}

static void
add_said(struct buffer *out, const struct tag *tag)
{
	add_text(out, "code", tag->code);
	add_text(out, "polarity", tag->polarity);
	add_text(out, "status", tag->status);
	if (tag->scored)
		add_thousandths(out, "score", tag->score);
}

static void
add_outcome(struct buffer *out, const struct outcome *outcome)
{
	add_text(out, "outcome", slice_of(fate_name(outcome->fate)));
	if (outcome->fate == FATE_THRESHOLD || outcome->fate == FATE_SHARE)
		add_thousandths(out, "limit", outcome->limit);
	if (outcome->fate == FATE_SHARE)
		add_thousandths(out, "best", outcome->best);
	if (outcome->fate == FATE_CAP)
		add_count(out, "limit", (uint64_t)outcome->limit);
	if (outcome->winner)
		add_text(out, "to", outcome->winner->rule);
}

static void
add_parts(struct buffer *out, const struct tag *tag)
{
	add_name(out, "parts");
	buffer_add_char(out, '{');
	for (size_t i = 0; i < tag->part_count; i++) {
		buffer_add_string(out, i ? "," : "");
		json_add_string(out, tag->parts[i].name);
		buffer_add_char(out, ':');
		thousandths_add(out, tag->parts[i].score);
	}
	buffer_add_char(out, '}');
}

/* What the parts make: nothing beside them, if they are a plain sum. */
static void
add_sum(struct buffer *out, const struct tag *tag)
{
	struct sum sum = sum_of(tag);

	add_parts(out, tag);
	if (sum.kind != SUM_PLAIN) {
		add_name(out, "factors");
		buffer_add_char(out, '{');
		add_thousandths(out, sum.kind == SUM_CODE ? "code" : "statement",
			sum_likelihood(sum.sum));
		if (sum.kind == SUM_CODE)
			add_thousandths(out, "direction", sum_likelihood(sum.direction));
		buffer_add_char(out, '}');
	}
	add_bool(out, "adds_up", sum.adds_up);
}

static void
add_document(const struct line *line, struct record *record, const struct group_fields *by)
{
	struct buffer *out = line->out;
	struct slice value;

	add_text(out, "id", record_id(record));
	if (record_member(record, "title", &value)) {
		add_name(out, "title");
		buffer_add_slice(out, value);
	}
	add_name(out, "by");
	buffer_add_char(out, '{');
	for (size_t i = 0, count = 0; i < by->count; i++) {
		if (!record_path(record, by->at[i], &value))
			continue;
		buffer_add_string(out, count++ ? "," : "");
		json_add_string(out, by->at[i]);
		buffer_add_char(out, ':');
		buffer_add_slice(out, value);
	}
	buffer_add_char(out, '}');
}

static void
add_sentence(const struct line *line)
{
	const struct quote *quote = &line->reason->quote;

	add_name(line->out, "sentence");
	buffer_add_char(line->out, '{');
	if (quote->number)
		add_count(line->out, "number", quote->number);
	add_span(line, quote->part);
	if (quote->part.start > quote->sentence.start || quote->part.end < quote->sentence.end)
		add_bool(line->out, "cut", true);
	buffer_add_char(line->out, '}');
	if (line->reason->section)
		add_text(line->out, "section", line->reason->section->kind);
}

static void
add_cues(const struct line *line)
{
	struct buffer *out = line->out;

	add_name(out, "cues");
	buffer_add_char(out, '[');
	for (size_t i = 0; i < line->reason->cue_count; i++) {
		const struct reason_cue *cue = &line->reason->cues[i];

		buffer_add_string(out, i ? ",{" : "{");
		add_span(line, cue->cue->span);
		add_text(out, "class", cue->cue->class);
		if (cue->outside)
			add_bool(out, "above", true);
		if (cue->entry)
			add_row(out, "row", cue->entry);
		buffer_add_char(out, '}');
	}
	buffer_add_char(out, ']');
}

static void
add_evidence(const struct line *line)
{
	struct buffer *out = line->out;

	if (line->reason->evidence_count == 0)
		return;
	add_name(out, "evidence");
	buffer_add_char(out, '[');
	for (size_t i = 0; i < line->reason->evidence_count; i++) {
		buffer_add_string(out, i ? ",{" : "{");
		add_span(line, line->reason->evidence[i]->span);
		add_row(out, "row", line->reason->evidence[i]->entry);
		buffer_add_char(out, '}');
	}
	buffer_add_char(out, ']');
}

static void
add_rivals(const struct line *line)
{
	struct buffer *out = line->out;

	add_name(out, "considered");
	buffer_add_char(out, '[');
	for (size_t i = 0; i < line->reason->rival_count; i++) {
		const struct rival *rival = &line->reason->rivals[i];

		buffer_add_string(out, i ? ",{" : "{");
		add_span(line, rival->span);
		if (rival->tag) {
			add_said(out, rival->tag);
			add_text(out, "rule", rival->tag->rule);
		} else {
			add_text(out, "rule", rival->entry->rule);
		}
		if (rival->entry)
			add_row(out, "row", rival->entry);
		add_outcome(out, &rival->outcome);
		buffer_add_char(out, '}');
	}
	buffer_add_char(out, ']');
}

static void
add_rule(const struct line *line)
{
	const struct reason *reason = line->reason;
	struct buffer *out = line->out;

	add_text(out, "rule", reason->tag->rule);
	if (reason->entry)
		add_row(out, "row", reason->entry);
	if (reason->standing == STANDING_UNKNOWN)
		return;
	add_text(out, "standing", slice_of(standing_name(reason->standing)));
	if (reason->standing != STANDING_OTHER || !reason->now)
		return;
	add_name(out, "now");
	buffer_add_char(out, '{');
	add_said(out, reason->now);
	buffer_add_char(out, '}');
}

void
line_add(struct buffer *out, const struct reason *reason, struct record *record,
	const struct group_fields *by, const struct text_index *index)
{
	const struct line line = { out, reason, index };
	const struct tag *tag = reason->tag;

	buffer_add_char(out, '{');
	add_document(&line, record, by);
	add_span(&line, tag->span);
	add_sentence(&line);
	add_text(out, "lexicon", tag->lexicon);
	add_said(out, tag);
	add_some(out, "level", tag->level);
	add_some(out, "frame", tag->frame);
	if (tag->scored)
		add_sum(out, tag);
	add_outcome(out, &reason->outcome);
	add_rule(&line);
	add_cues(&line);
	add_evidence(&line);
	add_rivals(&line);
	buffer_add_string(out, "}\n");
}
