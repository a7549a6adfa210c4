/* tl-why: shows for tags why they are there. */
#include <stdlib.h>

#include "corpus.h"
#include "lexicon_reach.h"
#include "line.h"
#include "selection.h"
#include "show.h"
#include "tool.h"

enum {
	WIDTH_MOST = 10000
};

struct settings {
	const char *format, *color;
	uint64_t limit, width;
	struct strings by;
	struct selection selection;
	struct tagging_options tagging;
	bool lines;		/* of JSON */
	struct group_fields fields;
};

static const struct option why_options[] = {
	{ "code", 'c', OPTION_LIST, offsetof(struct settings, selection.codes), "CODE",
		"tags with this code or one below it; may be given several times" },
	{ "polarity", 'p', OPTION_STRING, offsetof(struct settings, selection.polarity), "LIST",
		"tags with these polarities, such as barrier,enabler" },
	{ "status", 0, OPTION_STRING, offsetof(struct settings, selection.status), "LIST",
		"tags with these statuses, such as hedged,gap" },
	{ "lexicon", 0, OPTION_STRING, offsetof(struct settings, selection.lexicon), "NAME",
		"tags of this lexicon" },
	{ "document", 'd', OPTION_LIST, offsetof(struct settings, selection.documents), "ID",
		"tags of this document; may be given several times" },
	{ "where", 'w', OPTION_LIST, offsetof(struct settings, selection.where), "CONDITIONS",
		"tags of documents of which this holds, such as 'source=grey year>=2015'" },
	{ "limit", 'n', OPTION_COUNT, offsetof(struct settings, limit), "N",
		"the first N of them" },
	{ "by", 'b', OPTION_LIST, offsetof(struct settings, by), "FIELD",
		"show this member of documents; default: source and year" },
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format), "FORMAT",
		"text or jsonl (default text)" },
	{ "color", 0, OPTION_STRING, offsetof(struct settings, color), "WHEN",
		"colours: auto (on a terminal), always or never (default auto)" },
	{ "width", 0, OPTION_COUNT, offsetof(struct settings, width), "N",
		"columns of text (default: the terminal's, else 80)" },
	{ "folder", 'l', OPTION_LIST, offsetof(struct settings, tagging.lexicons), "DIR",
		"a lexicon, as for tl-tag -l: show its rows and what else was considered" },
	{ "cues", 0, OPTION_LIST, offsetof(struct settings, tagging.cues), "DIR",
		"as for tl-tag, with -l" },
	{ "sections", 0, OPTION_LIST, offsetof(struct settings, tagging.sections), "KINDS",
		"as for tl-tag, with -l" },
	{ "threshold", 0, OPTION_STRING, offsetof(struct settings, tagging.threshold), "SCORE",
		"as for tl-tag, with -l" },
	{ "share", 0, OPTION_STRING, offsetof(struct settings, tagging.share), "SHARE",
		"as for tl-tag, with -l" },
	{ "cap", 0, OPTION_STRING, offsetof(struct settings, tagging.cap), "N",
		"as for tl-tag, with -l" },
	{ .name = NULL }
};

static bool
read_format(struct settings *settings, struct fault *fault)
{
	const char *name = settings->format ? settings->format : "text";
	char shown[QUOTED_BYTES];

	settings->lines = strcmp(name, "jsonl") == 0;
	return settings->lines || strcmp(name, "text") == 0
		|| fault_set(fault, "unknown format \"%s\"; there are text and jsonl",
			quoted(shown, slice_of(name)));
}

static bool
check_color(const char *when, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return !when || strcmp(when, "auto") == 0 || strcmp(when, "always") == 0
		|| strcmp(when, "never") == 0
		|| fault_set(fault, "--color \"%s\" is none of auto, always and never",
			quoted(shown, slice_of(when)));
}

static bool
read_fields(struct settings *settings, struct fault *fault)
{
	if (settings->by.count == 0 && !strings_add(&settings->by, "source,year"))
		return fault_memory(fault);
	return group_fields_read(&settings->fields, &settings->by, fault);
}

static bool
check_tagging(const struct tagging_options *tagging, struct fault *fault)
{
	bool any = tagging->cues.count || tagging->sections.count || tagging->threshold
		|| tagging->share || tagging->cap;

	return !any || tagging->lexicons.count
		|| fault_set(fault, "--cues, --sections, --threshold, --share and --cap say how "
			"tl-tag was called; name its lexicons too, with -l");
}

static bool
why_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;

	if (settings->width && (settings->width < PAGE_LEAST || settings->width > WIDTH_MOST))
		return fault_set(fault, "--width: from %d to %d", PAGE_LEAST, WIDTH_MOST);
	return read_format(settings, fault) && check_color(settings->color, fault)
		&& read_fields(settings, fault)
		&& selection_configure(&settings->selection, fault)
		&& check_tagging(&settings->tagging, fault);
}

static void
why_release(void *memory)
{
	struct settings *settings = memory;

	selection_release(&settings->selection);
	group_fields_free(&settings->fields);
}

/* What one run works with. */
struct asking {
	const struct settings *settings;
	struct sink *sink;
	struct hand hand;	/* of no stages: it reads records */
	struct tagging tagging;
	struct page page;
	struct arena arena;	/* of a tag */
	struct text_index index;
	uint64_t documents, tags, changed;
	bool enough;
};

/* How people see text: as the output can and the options say. */
static void
set_page(struct asking *asking)
{
	const struct settings *settings = asking->settings;
	const char *when = settings->color, *no_color = getenv("NO_COLOR"), *kind = getenv("TERM");
	unsigned columns = 0;
	bool terminal = output_is_terminal(asking->sink->output, &columns);
	bool able = terminal && !(no_color && *no_color) && kind && strcmp(kind, "dumb") != 0;
	struct page *page = &asking->page;

	page->out = &asking->sink->text;
	page->colours = when && strcmp(when, "auto") != 0 ? strcmp(when, "always") == 0 : able;
	page->width = settings->width ? (unsigned)settings->width : columns ? columns : PAGE_WIDTH;
	if (page->width < PAGE_LEAST)
		page->width = PAGE_LEAST;
}

/* Before the first tag of a document. */
static bool
begin_document(struct asking *asking, struct record *record, struct fault *fault)
{
	const struct settings *settings = asking->settings;
	const struct slice *text = record_text(record, fault);

	if (!text)
		return false;
	if (asking->tagging.set && !tagging_run(&asking->tagging, record_line(record), fault))
		return false;
	asking->documents++;
	if (settings->lines)
		return text_index_build(&asking->index, *text, record_arena(record))
			|| fault_memory(fault);
	buffer_add_string(asking->page.out, asking->documents > 1 ? "\n\n" : "");
	return show_document(&asking->page, record, &settings->fields, &asking->arena)
		|| fault_memory(fault);
}

static bool
explain(struct asking *asking, struct record *record, const struct tag *tag, struct fault *fault)
{
	struct reason reason;

	arena_reset(&asking->arena);
	if (!reason_find(&reason, record, tag, &asking->tagging, &asking->arena, fault))
		return false;
	asking->changed += reason.standing > STANDING_SAME;
	if (asking->settings->lines)
		line_add(&asking->sink->text, &reason, record, &asking->settings->fields,
			&asking->index);
	else if (!show_reason(&asking->page, &reason, record_sentences(record, fault),
			&asking->arena))
		return fault_memory(fault);
	return sink_pass(asking->sink, fault);
}

static bool
explain_tags(struct asking *asking, struct record *record, const struct tags *tags,
	struct fault *fault)
{
	const struct settings *settings = asking->settings;
	bool begun = false;

	for (size_t i = 0; i < tags->count && !asking->enough; i++) {
		if (!selection_has_tag(&settings->selection, &tags->at[i]))
			continue;
		if (!begun && !begin_document(asking, record, fault))
			return false;
		begun = true;
		if (!explain(asking, record, &tags->at[i], fault))
			return false;
		asking->enough = ++asking->tags == settings->limit;
	}
	return !begun || sink_end(asking->sink, fault);	/* the next read may have to wait */
}

static bool
are_in_order(const struct tags *tags)
{
	for (size_t i = 1; i < tags->count; i++)
		if (tags->at[i].span.start < tags->at[i - 1].span.start)
			return false;
	return true;
}

static bool
explain_record(struct asking *asking, struct record *record, struct fault *fault)
{
	const struct tags *tags;
	bool has;

	if (!selection_has_record(&asking->settings->selection, record, &has))
		return fault_memory(fault);
	if (!has)
		return true;
	tags = record_tags(record, fault);
	if (!tags || !record_sentences(record, fault))
		return false;
	return are_in_order(tags) ? explain_tags(asking, record, tags, fault)
		: fault_set(fault, "\"tags\" are not in order; run tl-tag again");
}

static bool
visit(void *data, struct slice line, struct fault *fault)
{
	struct asking *asking = data;
	char shown[QUOTED_BYTES];

	if (hand_work(&asking->hand, line, NULL, fault) != VERDICT_KEEP)
		return false;
	if (explain_record(asking, asking->hand.record, fault))
		return !asking->enough;
	return fault_place(fault, "record \"%s\"", quoted(shown, record_id(asking->hand.record)));
}

static enum status
answer(struct asking *asking, const struct strings *operands, struct fault *fault)
{
	const struct settings *settings = asking->settings;
	enum status status;

	if (!hand_begin(&asking->hand, NULL, 0, HAND_LEXIS, fault))
		return STATUS_BROKEN;
	if (settings->tagging.lexicons.count
			&& !tagging_open(&asking->tagging, &settings->tagging, fault))
		return STATUS_MISUSE;
	set_page(asking);
	status = corpus_visit(operands, 0, visit, asking, fault);
	if (status != STATUS_WHOLE && !asking->enough)
		return status;
	if (asking->tags == 0)
		sink_note(asking->sink, "no such tag in these records");
	if (asking->changed == 0)
		return STATUS_WHOLE;
	sink_note(asking->sink, "of %llu tags %llu are not what the lexicons give now; were they "
		"changed, or was tl-tag called with other options?",
		(unsigned long long)asking->tags, (unsigned long long)asking->changed);
	return STATUS_FOUND;
}

static enum status
why_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	struct asking asking = { .settings = settings, .sink = sink };
	enum status status = answer(&asking, operands, fault);

	page_free(&asking.page);
	arena_free(&asking.arena);
	tagging_close(&asking.tagging);
	hand_end(&asking.hand);
	return status;
}

static void
why_opens(const void *memory, const struct strings *operands, struct confinement *confinement)
{
	const struct settings *settings = memory;

	(void)operands;
	for (size_t i = 0; i < settings->tagging.lexicons.count; i++)
		lexicon_allow(confinement, settings->tagging.lexicons.at[i]);
	for (size_t i = 0; i < settings->tagging.cues.count; i++)
		lexicon_allow(confinement, settings->tagging.cues.at[i]);
}

const struct tool why_tool = {
	.name = "why",
	.summary = "show why tags are there: quotation, row, cues, score, what else was considered",
	.description =
		"Reads tagged records and explains their tags, all of them or those that the\n"
		"options choose, one by one, each with its sentence. With -l it looks into the\n"
		"lexicons that gave the tags, and tags the documents again to show what else was\n"
		"considered and whether the lexicons still say the same.",
	.operands = "[FILE]...",
	.options = why_options,
	.settings_size = sizeof(struct settings),
	.configure = why_configure,
	.release = why_release,
	.opens = why_opens,
	.run = why_run,
};
