/* tl-kwic: a concordance: each place where a pattern matches, or a tag stands, with its context. */
#include <stdlib.h>

#include "concordance.h"
#include "draw.h"
#include "kept.h"
#include "order.h"
#include "quote.h"
#include "stage.h"
#include "text_index.h"

enum {
	DEFAULT_WORDS = 10,
	DEFAULT_COLUMNS = 40,
	MOST_WORDS = 1000,
	MOST_CHARACTERS = 10000,
	MOST_LINES = 1000000000,
	FLUSH_BYTES = 64 * 1024
};

struct settings {
	struct search search;
	struct strings by, sort;
	const char *format_name;
	uint64_t words, characters, limit, seed;
	bool sentence, random;
	bool waits;		/* lines are kept and put in order */
	struct order order;
	struct around_limits limits;
	struct group_fields fields;
	struct buffer names;	/* of the fields, as group.h writes them */
	struct concordance concordance;
};

static const struct option kwic_options[] = {
	{ "pattern", 'e', OPTION_LIST, offsetof(struct settings, search.patterns), "PATTERN",
		"look for this pattern; may be given several times" },
	{ "file", 'F', OPTION_LIST, offsetof(struct settings, search.files), "FILE",
		"look for the patterns in this file, one a line" },
	{ "language", 0, OPTION_STRING, offsetof(struct settings, search.language), "NAME",
		"the language of the patterns (default english)" },
	{ "spelling", 0, OPTION_STRING, offsetof(struct settings, search.spelling), "DIR",
		"match words in all spellings of this folder" },
	{ "code", 'c', OPTION_LIST, offsetof(struct settings, search.selection.codes), "CODE",
		"look for tags with this code or one below it; again for several" },
	{ "polarity", 'p', OPTION_STRING, offsetof(struct settings, search.selection.polarity),
		"LIST", "tags with these polarities, such as barrier,enabler" },
	{ "status", 0, OPTION_STRING, offsetof(struct settings, search.selection.status), "LIST",
		"tags with these statuses, such as hedged,gap" },
	{ "lexicon", 0, OPTION_STRING, offsetof(struct settings, search.selection.lexicon), "NAME",
		"tags of this lexicon" },
	{ "document", 'd', OPTION_LIST, offsetof(struct settings, search.selection.documents), "ID",
		"look in this document alone; may be given several times" },
	{ "where", 0, OPTION_LIST, offsetof(struct settings, search.selection.where), "CONDITIONS",
		"look in documents of which this holds, such as 'source=grey'" },
	{ "words", 'w', OPTION_COUNT, offsetof(struct settings, words), "N",
		"show N words at either side (default 10; as text see --characters)" },
	{ "characters", 'C', OPTION_COUNT, offsetof(struct settings, characters), "N",
		"show at most N characters at either side (as text default 40)" },
	{ "sentence", 'S', OPTION_FLAG, offsetof(struct settings, sentence), NULL,
		"show nothing from beyond the sentence" },
	{ "sort", 's', OPTION_LIST, offsetof(struct settings, sort), "KEYS",
		"put lines in order by 1R,2R,3R (words), match, code, document" },
	{ "limit", 'n', OPTION_COUNT, offsetof(struct settings, limit), "N",
		"the first N lines in that order" },
	{ "random", 'r', OPTION_FLAG, offsetof(struct settings, random), NULL,
		"with -n: N lines drawn by chance instead" },
	{ "seed", 0, OPTION_COUNT, offsetof(struct settings, seed), "N",
		"seed of the draw (default 0)" },
	{ "by", 'b', OPTION_LIST, offsetof(struct settings, by), "FIELD",
		"show this member of documents; again, or with commas, for several" },
	{ "format", 'f', OPTION_STRING, offsetof(struct settings, format_name), "FORMAT",
		"jsonl, tsv, csv, markdown or text (default jsonl)" },
	{ .name = NULL }
};

/* As with grep the first operand is the pattern, unless options say what to look for. */
static bool
kwic_take(void *memory, const struct strings *operands, size_t *taken)
{
	struct settings *settings = memory;
	struct search *search = &settings->search;

	if (search->patterns.count || search->files.count || search_names_tags(search)
			|| operands->count == 0)
		return true;
	*taken = 1;
	return strings_add(&search->patterns, operands->at[0]);
}

static bool
check_numbers(const struct settings *settings, struct fault *fault)
{
	if (settings->words > MOST_WORDS)
		return fault_set(fault, "--words: at most %d", MOST_WORDS);
	if (settings->characters > MOST_CHARACTERS)
		return fault_set(fault, "--characters: at most %d", MOST_CHARACTERS);
	if (settings->limit > MOST_LINES)
		return fault_set(fault, "--limit: at most %d", MOST_LINES);
	if (settings->random && settings->limit == 0)
		return fault_set(fault, "--random draws as many lines as --limit says; give both");
	return true;
}

static bool
read_format(struct settings *settings, struct fault *fault)
{
	const char *name = settings->format_name ? settings->format_name : "jsonl";
	bool text = strcmp(name, "text") == 0;
	uint64_t characters = settings->characters;

	if (text && characters == 0)
		characters = DEFAULT_COLUMNS;
	settings->limits = (struct around_limits){ SIZE_MAX, SIZE_MAX };
	if (characters)
		settings->limits.characters = (size_t)characters;
	if (settings->words || !characters)
		settings->limits.words = settings->words ? (size_t)settings->words : DEFAULT_WORDS;
	settings->concordance.columns = (unsigned)characters;
	return text || format_find(name, &settings->concordance.format, fault);
}

static bool
kwic_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;

	if (!check_numbers(settings, fault) || !read_format(settings, fault)
			|| !order_read(&settings->order, &settings->sort, fault)
			|| !group_fields_read(&settings->fields, &settings->by, fault)
			|| !search_configure(&settings->search, fault))
		return false;
	settings->waits = settings->order.count || settings->limit;
	settings->concordance.tags = settings->search.tags;
	return (group_names(&settings->fields, &settings->names)
		&& concordance_open(&settings->concordance, &settings->fields))
		|| fault_memory(fault);
}

static void
kwic_release(void *memory)
{
	struct settings *settings = memory;

	search_release(&settings->search);
	concordance_close(&settings->concordance);
	group_fields_free(&settings->fields);
	buffer_free(&settings->names);
}

static void
kwic_adapt(const void *memory, unsigned *needs, bool *reads_cells)
{
	const struct settings *settings = memory;

	(void)reads_cells;
	*needs |= LAYER_BIT(settings->search.tags ? LAYER_TAGS : LAYER_STEMS);
}

struct worker {
	const struct settings *settings;
	struct finder finder;
	struct scribe scribe;
	struct kept kept;
	struct buffer values, key, out;
};

static void
kwic_end(void *memory)
{
	struct worker *worker = memory;

	finder_close(&worker->finder);
	scribe_free(&worker->scribe);
	kept_free(&worker->kept);
	buffer_free(&worker->values);
	buffer_free(&worker->key);
	buffer_free(&worker->out);
	free(worker);
}

static void *
kwic_begin(const void *memory, struct lexis *lexis, struct fault *fault)
{
	const struct settings *settings = memory;
	struct worker *worker = calloc(1, sizeof *worker);

	if (!worker) {
		fault_memory(fault);
		return NULL;
	}
	worker->settings = settings;
	worker->kept.limit = (size_t)settings->limit;
	if (finder_open(&worker->finder, &settings->search, lexis, fault))
		return worker;
	kwic_end(worker);
	return NULL;
}

/* A record whose hits are shown. */
struct showing {
	struct worker *worker;
	struct record *record;
	struct slice text;
	const struct spans *sentences, *tokens;
	struct text_index index;
	struct cell_by by;
	uint64_t draw;		/* its key, for lines drawn by chance */
};

static bool
show_hit(struct showing *showing, const struct hit *hit)
{
	struct worker *worker = showing->worker;
	const struct settings *settings = worker->settings;
	const struct quote quote = quote_of(showing->text, showing->sentences, hit->span);
	const struct span whole = { 0, (uint32_t)showing->text.size };
	const struct concordance_line line = {
		.id = record_id(showing->record), .text = showing->text, .by = showing->by,
		.sentence = quote.number, .hit = hit,
		.start = text_index_points(&showing->index, hit->span.start),
		.end = text_index_points(&showing->index, hit->span.end),
		.around = around_find(showing->text, showing->tokens, hit->span,
			settings->sentence ? quote.sentence : whole, settings->limits)
	};

	if (settings->waits)
		buffer_reset(&worker->out, SIZE_MAX);
	concordance_add(&settings->concordance, &worker->scribe, &line, &worker->out);
	if (!settings->waits || buffer_failed(&worker->out))
		return !buffer_failed(&worker->out);
	order_key(&settings->order, showing->record, showing->text, showing->tokens, hit,
		&line.around, &worker->key);
	return !buffer_failed(&worker->key) && kept_add(&worker->kept,
		settings->random ? draw_at(showing->draw, line.start) : 0,
		buffer_slice(&worker->key), buffer_slice(&worker->out));
}

static bool
show_hits(struct worker *worker, struct showing *showing)
{
	const struct settings *settings = worker->settings;
	struct arena *arena = record_arena(showing->record);

	if (!text_index_build(&showing->index, showing->text, arena)
			|| !group_values(&settings->fields, showing->record, &worker->values)
			|| !group_to_by(buffer_slice(&settings->names),
				buffer_slice(&worker->values), arena, &showing->by))
		return false;
	showing->draw = draw_key(settings->seed, record_id(showing->record));
	buffer_reset(&worker->out, SIZE_MAX);
	for (size_t i = 0; i < worker->finder.count; i++)
		if (!show_hit(showing, &worker->finder.at[i]))
			return false;
	return true;
}

static enum verdict
kwic_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;
	const struct slice *text = record_text(record, fault);
	struct showing showing = { .worker = worker, .record = record };
	enum verdict verdict;

	showing.sentences = text ? record_sentences(record, fault) : NULL;
	showing.tokens = showing.sentences ? record_tokens(record, fault) : NULL;
	if (!showing.tokens)
		return VERDICT_REJECT;
	showing.text = *text;
	verdict = finder_find(&worker->finder, record, fault);
	if (verdict != VERDICT_KEEP)
		return verdict;
	if (!show_hits(worker, &showing)) {
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	return worker->settings->waits ? VERDICT_DROP : VERDICT_KEEP;
}

static bool
kwic_head(const void *memory, struct buffer *out)
{
	const struct settings *settings = memory;

	concordance_begin(&settings->concordance, out);
	return !buffer_failed(out);
}

static bool
kwic_write(void *memory, struct buffer *out)
{
	struct worker *worker = memory;

	buffer_add_slice(out, buffer_slice(&worker->out));
	return !buffer_failed(out);
}

static bool
kwic_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into, *part = from;

	return kept_merge(&whole->kept, &part->kept) || fault_memory(fault);
}

/* Emits the lines that waited, and what stands below them all. */
static bool
kwic_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;
	struct buffer *out = &worker->out;

	buffer_reset(out, SIZE_MAX);
	kept_settle(&worker->kept);
	for (size_t i = 0; i < worker->kept.count; i++) {
		buffer_add_slice(out, kept_line(&worker->kept, i));
		if (out->size < FLUSH_BYTES)
			continue;
		if (!emit_bytes(emitter, buffer_slice(out)))
			return false;
		out->size = 0;
	}
	concordance_end(&worker->settings->concordance, out);
	if (buffer_failed(out))
		return fault_memory(fault);
	return out->size == 0 || emit_bytes(emitter, buffer_slice(out));
}

const struct stage kwic_stage = {
	.name = "kwic",
	.summary = "show each place where a pattern matches or a tag stands, in its context",
	.description =
		"Reads records with stems, or with tags, and writes a line for each place where\n"
		"the pattern matches, or for each tag that the options choose: what was found,\n"
		"what stands at its left and right, and where. Patterns are those of lexicons.",
	.operands = "[PATTERN] [FILE]...",
	.options = kwic_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_SENTENCES) | LAYER_BIT(LAYER_TOKENS),
	.writes_bytes = true,
	.take = kwic_take,
	.configure = kwic_configure,
	.release = kwic_release,
	.adapt = kwic_adapt,
	.begin = kwic_begin,
	.end = kwic_end,
	.each = kwic_each,
	.head = kwic_head,
	.write = kwic_write,
	.merge = kwic_merge,
	.finish = kwic_finish,
};
