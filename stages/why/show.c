#include "show.h"

#include "entry_words.h"
#include "json.h"
#include "lexicon_cells.h"
#include "marked.h"
#include "show_inside.h"
#include "thousandths.h"
#include "utf8.h"

enum {
	PATTERN_SHORT = 60	/* bytes */
};

/* A member's value as people read it; what is no string as it stands. */
static bool
add_value(struct page *page, struct slice value, struct arena *arena)
{
	struct slice text = json_is_string(value) ? json_characters(value, arena) : value;

	page_add(page, text);
	return text.at != NULL;
}

/* "(source grey, year 2021)", of the fields that the record has. */
static bool
add_fields(struct page *page, struct record *record, const struct group_fields *fields,
	struct arena *arena)
{
	struct slice value;
	bool any = false, good = true;

	for (size_t i = 0; i < fields->count && good; i++) {
		if (!record_path(record, fields->at[i], &value))
			continue;
		page_add_string(page, any ? ", " : " (");
		page_add(page, fields->at[i]);
		page_add_string(page, " ");
		good = add_value(page, value, arena);
		any = true;
	}
	page_add_string(page, any ? ")" : "");
	return good;
}

bool
show_document(struct page *page, struct record *record, const struct group_fields *fields,
	struct arena *arena)
{
	struct slice title;
	bool good;

	page_indent(page, 0);
	show_styled(page, STYLE_BOLD, record_id(record));
	good = add_fields(page, record, fields, arena);
	page_end_line(page);
	if (!good || !record_member(record, "title", &title))
		return good;
	page_indent(page, 0);
	good = add_value(page, title, arena);
	page_end_line(page);
	return good;
}

/* The marks of the tag: its term and its cues. NULL: no memory. */
static struct mark *
marks_of(const struct reason *reason, struct arena *arena)
{
	struct mark *marks = arena_array(arena, reason->cue_count + 1, sizeof *marks);

	if (!marks)
		return NULL;
	marks[0] = (struct mark){ reason->tag->span, { NULL, 0 } };
	for (size_t i = 0; i < reason->cue_count; i++) {
		const struct tag_cue *cue = reason->cues[i].cue;

		marks[i + 1] = (struct mark){ cue->span, cue->class };
	}
	return marks;
}

static bool
add_quote(struct page *page, const struct reason *reason, const struct mark *marks,
	struct arena *arena)
{
	const struct quote *quote = &reason->quote;

	page_indent(page, 2);
	page_add_string(page, quote->part.start > quote->sentence.start ? "... " : "");
	if (!marked_add(page, reason->text, quote->part, marks, reason->cue_count + 1, arena))
		return false;
	page_add_string(page, quote->part.end < quote->sentence.end ? " ..." : "");
	page_end_line(page);
	return true;
}

static void
show_code(struct page *page, const struct reason *reason)
{
	const struct tag *tag = reason->tag;

	page_field(page, "code");
	show_styled(page, STYLE_BOLD, tag->code);
	page_add_string(page, " ");
	show_styled(page, STYLE_BOLD | marked_colour(tag->polarity), tag->polarity);
	page_add_string(page, ", ");
	page_add(page, tag->status);
	if (tag->level.size) {
		page_add_string(page, ", ");
		page_add(page, tag->level);
	}
	if (tag->frame.size) {
		page_add_string(page, ", ");
		page_add(page, tag->frame);
	}
	page_add_string(page, " (");
	page_add(page, tag->lexicon);
	page_add_string(page, ")");
	page_end_line(page);
}

/* "lexicons/costs/terms.tsv:12 " */
static void
add_place(struct page *page, const struct entry *entry)
{
	struct buffer text = { 0 };

	buffer_add_format(&text, "%s:%zu", entry->path, entry->line);
	page_add(page, buffer_slice(&text));
	page->out->failed |= text.failed;
	buffer_free(&text);
	page_add_string(page, " ");
	show_styled(page, STYLE_BOLD, entry->pattern);
}

static void
add_reach(struct page *page, const struct cue *cue)
{
	page_add_string(page, ", ");
	page_add_string(page, cue_directions[cue->direction]);
	page_add_string(page, ", ");
	if (cue->reach == REACH_WORDS) {
		show_number(page, (int64_t)cue->words * 1000);
		page_add_string(page, " words");
	} else {
		page_add_string(page, cue_reaches[cue->reach]);
	}
}

/* What the cue says where scores are learnt. */
static void
add_saying(struct page *page, const char *what, int32_t weight)
{
	if (weight == 0)
		return;
	page_add_string(page, ", says ");
	page_add_string(page, what);
	page_add_string(page, " ");
	show_number(page, weight);
}

/* "(resource, weight 2; its note)", each as far as there is something to tell. */
static void
add_row(struct page *page, const struct entry *entry)
{
	bool weighs = entry->evidence || thousandths_of(entry->weight) != 1000;

	page_add_string(page, " (");
	if (entry->is_cue)
		page_add(page, entry_code(entry));
	else if (!entry->evidence)
		page_add_string(page, entry_kind(entry));
	if (entry->is_cue && entry->cue.class != CUE_STOP && entry->cue.class != CUE_BACK)
		add_reach(page, &entry->cue);
	if (weighs) {
		page_add_string(page, entry->evidence ? "weight " : ", weight ");
		show_number(page, thousandths_of(entry->weight));
	}
	if (entry->is_cue) {
		add_saying(page, "barrier", entry->says_barrier);
		add_saying(page, "enabler", entry->says_enabler);
	}
	page_add_string(page, entry->note.size ? "; " : "");
	page_add(page, entry->note);
	page_add_string(page, ")");
}

static void
add_said(struct page *page, const struct tag *tag)
{
	page_add(page, tag->code);
	page_add_string(page, " ");
	show_styled(page, marked_colour(tag->polarity), tag->polarity);
	page_add_string(page, ", ");
	page_add(page, tag->status);
	if (tag->scored) {
		page_add_string(page, ", score ");
		show_number(page, tag->score);
	}
}

static void
show_change(struct page *page, const struct reason *reason)
{
	page_field(page, "changed");
	page->style = STYLE_YELLOW;
	if (reason->standing == STANDING_GONE)
		page_add_string(page, "there is no such row in the lexicon now");
	else if (reason->standing == STANDING_UNMATCHED)
		page_add_string(page, "the row does not match here now");
	else
		page_add_string(page, reason->now ? "the lexicon now gives "
			: "the lexicon gives no such tag now");
	if (reason->standing == STANDING_OTHER && reason->now)
		add_said(page, reason->now);
	page->style = STYLE_PLAIN;
	page_end_line(page);
}

static void
show_rule(struct page *page, const struct reason *reason)
{
	page_field(page, "rule");
	if (reason->entry) {
		add_place(page, reason->entry);
		add_row(page, reason->entry);
	} else {
		page_add(page, reason->tag->rule);
	}
	if (reason->crossed) {
		page_add_string(page, ", ");
		page_add(page, reason->entry ? entry_code(reason->entry) : SLICE("a code"));
		page_add_string(page, " of ");
		page_add(page, reason->lexicon);
		page_add_string(page, " by tl-crosswalk");
	}
	page_end_line(page);
	if (reason->absent) {
		page_field(page, "no row");
		page_add(page, reason->lexicon);
		page_add_string(page, " is not among the lexicons of -l");
		page_end_line(page);
	}
	if (reason->standing > STANDING_SAME)
		show_change(page, reason);
}

static struct slice
text_of(const struct reason *reason, struct span span)
{
	return (struct slice){ reason->text.at + span.start, span.end - span.start };
}

static void
show_cue(struct page *page, const struct reason *reason, const struct reason_cue *cue)
{
	page_field(page, "cue");
	show_styled(page, STYLE_BOLD | marked_colour(cue->cue->class),
		text_of(reason, cue->cue->span));
	page_add_string(page, ": ");
	if (!cue->entry || !slice_equal(cue->cue->class, entry_code(cue->entry)))
		page_add(page, cue->cue->class);
	if (cue->entry) {
		page_add_string(page, " ");
		add_place(page, cue->entry);
		add_row(page, cue->entry);
	} else if (cue->outside && reason->standing != STANDING_UNKNOWN) {
		page_add_string(page, ", from the label of the section");
	}
	page_end_line(page);
}

/* The sentence above that holds the cue. */
static bool
show_above(struct page *page, const struct reason *reason, const struct reason_cue *cue,
	const struct spans *sentences, struct arena *arena)
{
	struct mark mark = { cue->cue->span, cue->cue->class };
	struct quote quote = quote_of(reason->text, sentences, cue->cue->span);
	bool good;

	if (quote.part.start == quote.part.end)
		return true;
	page_field(page, "above");
	good = marked_add(page, reason->text, quote.part, &mark, 1, arena);
	page_end_line(page);
	return good;
}

static bool
show_cues(struct page *page, const struct reason *reason, const struct spans *sentences,
	struct arena *arena)
{
	for (size_t i = 0; i < reason->cue_count; i++) {
		show_cue(page, reason, &reason->cues[i]);
		if (reason->cues[i].outside
				&& !show_above(page, reason, &reason->cues[i], sentences, arena))
			return false;
	}
	return true;
}

static void
show_evidence(struct page *page, const struct reason *reason)
{
	for (size_t i = 0; i < reason->evidence_count; i++) {
		const struct sight *sight = reason->evidence[i];

		page_field(page, "evidence");
		show_styled(page, STYLE_BOLD, text_of(reason, sight->span));
		page_add_string(page, ": ");
		page_add(page, entry_code(sight->entry));
		page_add_string(page, ", ");
		add_place(page, sight->entry);
		add_row(page, sight->entry);
		page_end_line(page);
	}
}

/* "polarity/cues.tsv:12", as the same few folders come again and again. */
static void
add_short_place(struct page *page, const struct entry *entry)
{
	const char *file = strrchr(entry->path, '/'), *folder = file;

	while (folder && folder > entry->path && folder[-1] != '/')
		folder--;
	if (folder)
		page_add(page, (struct slice){ folder, (size_t)(file - folder) + 1 });
	page_add(page, entry->rule);
}

/* As much of a pattern as one needs to know it again. */
static void
add_short_pattern(struct page *page, struct slice pattern)
{
	size_t size = pattern.size;

	if (size > PATTERN_SHORT)
		size = utf8_valid_prefix(pattern.at, PATTERN_SHORT);
	page_add(page, (struct slice){ pattern.at, size });
	page_add_string(page, size < pattern.size ? "..." : "");
}

/* A term beside this one, or another tag of it. */
static void
show_rival(struct page *page, const struct reason *reason, const struct rival *rival)
{
	page_field(page, "beside");
	show_styled(page, STYLE_BOLD, text_of(reason, rival->span));
	page_add_string(page, ": ");
	if (rival->tag)
		add_said(page, rival->tag);
	else
		page_add(page, entry_code(rival->entry));
	show_outcome(page, ", ", &rival->outcome);
	page_add_string(page, "; ");
	if (rival->entry) {
		add_short_place(page, rival->entry);
		page_add_string(page, " ");
		add_short_pattern(page, rival->entry->pattern);
	} else {
		page_add(page, rival->tag->rule);
	}
	page_end_line(page);
}

static bool
is_lone_cue(const struct rival *rival)
{
	return !rival->tag && rival->entry->is_cue;
}

/* Terms and tags on lines of their own, cues that had no part in it on one. */
static void
show_rivals(struct page *page, const struct reason *reason)
{
	bool any = false;

	for (size_t i = 0; i < reason->rival_count; i++)
		if (!is_lone_cue(&reason->rivals[i]))
			show_rival(page, reason, &reason->rivals[i]);
	for (size_t i = 0; i < reason->rival_count; i++) {
		const struct rival *rival = &reason->rivals[i];

		if (!is_lone_cue(rival))
			continue;
		if (any)
			page_add_string(page, "; ");
		else
			page_field(page, "no part");
		show_styled(page, STYLE_BOLD, text_of(reason, rival->span));
		page_add_string(page, ": ");
		page_add(page, entry_code(rival->entry));
		page_add_string(page, ", ");
		add_short_place(page, rival->entry);
		if (rival->outcome.fate != FATE_IDLE)
			show_outcome(page, " ", &rival->outcome);
		any = true;
	}
	if (any)
		page_end_line(page);
}

bool
show_reason(struct page *page, const struct reason *reason, const struct spans *sentences,
	struct arena *arena)
{
	struct mark *marks = marks_of(reason, arena);

	buffer_add_char(page->out, '\n');
	if (!marks || !add_quote(page, reason, marks, arena))
		return false;
	show_code(page, reason);
	show_score(page, reason);
	show_rule(page, reason);
	if (!show_cues(page, reason, sentences, arena))
		return false;
	show_evidence(page, reason);
	show_rivals(page, reason);
	return true;
}
