#include "context.h"

void
context_start(struct context *context, struct slice text, const struct sections *sections)
{
	const struct findings_map *map = context->map;

	*context = (struct context){ .map = map, .text = text, .sections = sections };
}

enum {
	ITEM_BYTES = 4	/* of the number of an item at most: "viii" */
};

/* The section that holds the sentence, NULL if none does. */
static const struct section *
section_over(const struct context *context)
{
	const struct sections *sections = context->sections;
	const struct section *section;

	if (!sections || context->number == sections->count)
		return NULL;
	section = &sections->at[context->number];
	return section->span.start <= context->sentence.start ? section : NULL;
}

static void
cue_set(struct context *context, enum above above, enum cue_class class, struct span span,
	double weight)
{
	context->set[above] = true;
	context->cues[above] = (struct placed_cue){
		.span = span, .class = class, .above = above, .list = above > ABOVE_BEFORE,
		.weight = weight,
	};
}

/* Where the label stands in the section's first line. */
static struct span
label_span(struct slice text, const struct section *section)
{
	struct slice line = { text.at + section->span.start,
		section->span.end - section->span.start };
	const char *end = memchr(line.at, '\n', line.size), *at;
	uint32_t start = section->span.start;

	if (end)
		line.size = (size_t)(end - line.at);
	at = memmem(line.at, line.size, section->label.at, section->label.size);
	if (!at)
		return (struct span){ start, start };
	start = (uint32_t)(at - text.at);
	return (struct span){ start, start + (uint32_t)section->label.size };
}

/* A section begins, or what is behind one (NULL): what stands before it speaks no more. */
static void
section_start(struct context *context, const struct section *section)
{
	struct span label;

	for (enum above above = ABOVE_BEFORE; above <= ABOVE_SECTION; above++)
		context->set[above] = false;
	context->section = section;
	if (!section)
		return;
	context->label = label_span(context->text, section);
	/* A label that is not there as it is, since it goes over lines, stands for all of its section. */
	label = context->label.start < context->label.end ? context->label : section->span;
	if (slice_is(section->kind, "barriers"))
		cue_set(context, ABOVE_SECTION, CUE_BARRIER, label, 2);
	else if (slice_is(section->kind, "enablers"))
		cue_set(context, ABOVE_SECTION, CUE_ENABLER, label, 2);
}

/* Whether the sentence is no more than its section's label, and a colon. */
static bool
is_label(const struct context *context)
{
	return context->section
		&& context->sentence.end <= context->label.end + context_leads(context);
}

static bool
is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Bullets, dashes (U+2013, U+2014, U+2022 to U+2043) and shapes (U+2580 to U+25FF). */
static bool
is_bullet(const char *at, const char *end)
{
	uint8_t last;

	if (at < end && (*at == '-' || *at == '*' || *at == '+'))
		return true;
	if (end - at < 3 || at[0] != '\xe2')
		return false;
	last = (uint8_t)at[2];
	return at[1] == '\x96' || at[1] == '\x97' || (at[1] == '\x81' && last <= 0x83)
		|| (at[1] == '\x80' && (last >= 0xa2 || last == 0x93 || last == 0x94));
}

/* Whether the sentence begins like an item of a list: with a bullet, "2.", "iv)" or "(a)". */
static bool
is_item(struct slice text, struct span sentence)
{
	const char *at = text.at + sentence.start, *end = text.at + sentence.end;
	bool bracket = at < end && *at == '(';
	const char *word = at + bracket;

	if (is_bullet(at, end))
		return true;
	for (at = word; at < end && at - word < ITEM_BYTES && is_alphanumeric(*at);)
		at++;
	return at > word && end - at > 1 && (*at == ')' || (*at == '.' && !bracket))
		&& at[1] == ' ';
}

bool
context_leads(const struct context *context)
{
	uint32_t end = context->sentence.end;

	return end > context->sentence.start && context->text.at[end - 1] == ':';
}

/* The list goes on with its items and with what stands on their lines; without items it is the
 * one sentence behind the opener's colon. */
static bool
list_goes_on(struct context *context, struct span sentence)
{
	const char *text = context->text.at;
	uint32_t from = context->sentence.end;
	bool opened = context->opened;

	context->opened = false;
	if (is_item(context->text, sentence))
		return context->items = opened || context->items;
	if (opened)
		return context_leads(context);
	return context->items && from <= sentence.start
		&& !memchr(text + from, '\n', sentence.start - from);
}

enum findings
context_enter(struct context *context, struct span sentence)
{
	const struct sections *sections = context->sections;
	const struct section *section;

	if (context->set[ABOVE_LIST] && !list_goes_on(context, sentence))
		context->set[ABOVE_LIST] = false;
	context->set[ABOVE_BEFORE] = context->said;
	context->said = false;
	context->sentence = sentence;
	while (sections && context->number < sections->count
			&& sections->at[context->number].span.end <= sentence.start)
		context->number++;
	section = section_over(context);
	if (section != context->section)
		section_start(context, section);
	if (is_label(context))
		return FINDINGS_NONE;
	return section ? findings_of(context->map, section->kind) : FINDINGS_HERE;
}

size_t
context_cues(const struct context *context, bool back, struct placed_cue cues[CONTEXT_CUES])
{
	size_t count = 0;

	for (enum above above = ABOVE_BEFORE; above <= ABOVE_SECTION; above++)
		if (context->set[above] && (back || above != ABOVE_BEFORE))
			cues[count++] = context->cues[above];
	return count;
}

void
context_leave(struct context *context, const struct piece *piece, const struct statement *said)
{
	const struct placed_cue *cue = said->cue;
	const struct hit *heading = piece_heading(piece);
	enum cue_class class = said->judgement.polarity == POLARITY_BARRIER ? CUE_BARRIER
		: CUE_ENABLER;

	if (heading)
		cue_set(context, ABOVE_HEADING, heading->entry->cue.class,
			piece_span(piece, heading->at), heading->entry->weight);
	if (!cue || !polarity_is_said(said->judgement.polarity))
		return;
	context->said = true;
	cue_set(context, ABOVE_BEFORE, class, cue->span, cue->weight);
	if (cue->scope.end == piece->matched.unit_count && (cue->list || context_leads(context))) {
		cue_set(context, ABOVE_LIST, class, cue->span, cue->weight);
		context->opened = true;
		context->items = false;
	}
}
