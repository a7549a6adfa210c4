#include "trace.h"

#include "entry_words.h"
#include "thousandths.h"

struct trace {
	const struct sights *sights;
	struct slice text;
	const struct tags *tags;
	struct buffer *out;
};

static struct slice
text_of(const struct trace *trace, struct span span)
{
	return (struct slice){ trace->text.at + span.start, span.end - span.start };
}

static bool
span_equal(struct span a, struct span b)
{
	return a.start == b.start && a.end == b.end;
}

/* The tag that came of a term; NULL: none did. */
static const struct tag *
tag_of(const struct trace *trace, const struct sight *sight)
{
	for (size_t i = 0; i < trace->tags->count; i++)
		if (span_equal(trace->tags->at[i].span, sight->span) && sight->entry
				== tagger_entry(trace->sights->tagger, &trace->tags->at[i]))
			return &trace->tags->at[i];
	return NULL;
}

/* Whether a term or cue is not counted because of another (stages/tag/longest.h). */
static bool
gives_way(const struct sight *sight, const struct sight *other)
{
	if (other->entry->group != sight->entry->group || other->entry->evidence
			|| sight->entry->evidence || other->span.start > sight->span.start
			|| other->span.end < sight->span.end)
		return false;
	return !span_equal(sight->span, other->span)
		|| (other->entry->meaning == sight->entry->meaning
			&& other->entry->rank < sight->entry->rank);
}

static void
add_verdict(struct trace *trace, const struct tag *tag)
{
	char shown[QUOTED_BYTES];

	buffer_add_format(trace->out, ": %.*s, %.*s", (int)tag->polarity.size, tag->polarity.at,
		(int)tag->status.size, tag->status.at);
	if (tag->scored) {
		buffer_add_string(trace->out, ", score ");
		thousandths_add(trace->out, tag->score);
	}
	for (size_t i = 0; i < tag->cue_count; i++)
		buffer_add_format(trace->out, "%s %.*s \"%s\"", i ? "," : ", by",
			(int)tag->cues[i].class.size, tag->cues[i].class.at,
			quoted(shown, text_of(trace, tag->cues[i].span)));
}

/* What it gives way to; NULL: to nothing. */
static const struct entry *
winner(const struct trace *trace, const struct sight *sight)
{
	for (size_t i = 0; i < trace->sights->count; i++)
		if (gives_way(sight, &trace->sights->at[i]))
			return trace->sights->at[i].entry;
	return NULL;
}

static void
add_term(struct trace *trace, const struct sight *sight, const struct entry *other)
{
	const struct tag *tag = tag_of(trace, sight);
	char shown[QUOTED_BYTES];

	buffer_add_format(trace->out, "%s, %s", quoted(shown, entry_code(sight->entry)),
		entry_kind(sight->entry));
	if (tag)
		add_verdict(trace, tag);
	else if (!other)
		buffer_add_string(trace->out, ": does not count here");
}

static void
add_sight(struct trace *trace, const struct sight *sight)
{
	const struct entry *entry = sight->entry, *other = winner(trace, sight);
	char path[QUOTED_BYTES], pattern[QUOTED_BYTES], text[QUOTED_BYTES];

	buffer_add_format(trace->out, "    %s:%zu: %s matches \"%s\": ",
		quoted(path, slice_of(entry->path)), entry->line, quoted(pattern, entry->pattern),
		quoted(text, text_of(trace, sight->span)));
	if (entry->is_cue)
		buffer_add_string(trace->out, cue_class_name(entry->cue.class));
	else
		add_term(trace, sight, other);
	if (other)
		buffer_add_format(trace->out, ": gives way to %s", other->rule.at);
	buffer_add_char(trace->out, '\n');
}

bool
trace_add(const struct sights *sights, struct record *record, struct buffer *out,
	struct fault *fault)
{
	const struct slice *text = record_text(record, fault);
	const struct tags *tags = record_tags(record, fault);
	struct trace trace = { .sights = sights, .tags = tags, .out = out };

	if (!text || !tags)
		return false;
	trace.text = *text;
	for (size_t i = 0; i < sights->count; i++)
		add_sight(&trace, &sights->at[i]);
	if (sights->count == 0)
		buffer_add_string(out, "    nothing matches\n");
	return true;
}
