/* tl-sample: draws sentences for people to code. */
#include <stdlib.h>

#include "cell.h"
#include "coding_sheet.h"
#include "draw.h"
#include "group.h"
#include "sample_sheet.h"
#include "stage.h"
#include "strata.h"
#include "text_index.h"

enum {
	DEFAULT_SIZE = 10,
	MOST = 1000000000
};

struct settings {
	struct strings by;
	const char *lexicon, *polarity;
	uint64_t size, total, seed;
	bool show;
	unsigned polarities;
	struct group_fields fields;
};

static const struct option sample_options[] = {
	{ "by", 'b', OPTION_LIST, offsetof(struct settings, by), "FIELD",
		"stratify by this member too; again, or with commas, for several" },
	{ "size", 'n', OPTION_COUNT, offsetof(struct settings, size), "N",
		"sentences of each stratum (default 10)" },
	{ "total", 't', OPTION_COUNT, offsetof(struct settings, total), "N",
		"sentences in all, shared among the strata" },
	{ "lexicon", 'l', OPTION_STRING, offsetof(struct settings, lexicon), "NAME",
		"look at the tags of this lexicon alone" },
	{ "polarity", 'p', OPTION_STRING, offsetof(struct settings, polarity), "LIST",
		"polarities that count as tagged (default barrier,enabler)" },
	{ "show", 'S', OPTION_FLAG, offsetof(struct settings, show), NULL,
		"show tags and names of strata; default: coders do not see them" },
	{ "seed", 's', OPTION_COUNT, offsetof(struct settings, seed), "N",
		"seed of the draw (default 0)" },
	{ .name = NULL }
};

struct worker {
	const struct settings *settings;
	struct strata *strata;
	struct buffer values, key, tags;
	bool met, met_others;	/* tags of the lexicon that is asked for, and of others */
};

static bool
sample_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;

	if (settings->size && settings->total)
		return fault_set(fault, "--size and --total do not go together");
	if (settings->size > MOST || settings->total > MOST)
		return fault_set(fault, "--size, --total: at most %d", MOST);
	if (!settings->size)
		settings->size = settings->total ? settings->total : DEFAULT_SIZE;
	return cell_polarities_read(settings->polarity ? settings->polarity : "barrier,enabler",
			&settings->polarities, fault)
		&& group_fields_read(&settings->fields, &settings->by, fault);
}

static void
sample_release(void *memory)
{
	struct settings *settings = memory;

	group_fields_free(&settings->fields);
}

static void *
sample_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (worker) {
		worker->settings = settings;
		worker->strata = strata_new((size_t)worker->settings->size);
	}
	if (worker && worker->strata)
		return worker;
	free(worker);
	fault_memory(fault);
	return NULL;
}

static void
sample_end(void *memory)
{
	struct worker *worker = memory;

	strata_free(worker->strata);
	buffer_free(&worker->values);
	buffer_free(&worker->key);
	buffer_free(&worker->tags);
	free(worker);
}

static bool
counts(const struct settings *settings, const struct tag *tag)
{
	enum cell_polarity polarity = cell_polarity_of(tag->polarity);

	return polarity < CELL_EITHER && settings->polarities & CELL_POLARITY_BIT(polarity)
		&& (!settings->lexicon || slice_is(tag->lexicon, settings->lexicon));
}

/* The code whose stratum the sentence belongs to: of several the one that the draw picks, so that
 * the strata are a partition and no code always comes first. Size 0: no tag. */
static struct slice
choose_code(struct worker *worker, const struct tags *tags, struct span sentence, uint64_t rank)
{
	struct slice chosen = { NULL, 0 };
	uint64_t least = 0;

	buffer_reset(&worker->tags, SIZE_MAX);
	for (size_t i = 0; i < tags->count && tags->at[i].span.start < sentence.end; i++) {
		const struct tag *tag = &tags->at[i];
		uint64_t draw;

		if (tag->span.start < sentence.start || !counts(worker->settings, tag))
			continue;
		draw = draw_key(rank, tag->code);
		if (chosen.size == 0 || draw < least) {
			chosen = tag->code;
			least = draw;
		}
		buffer_add_string(&worker->tags, worker->tags.size ? "; " : "");
		buffer_add_slice(&worker->tags, tag->code);
		buffer_add_char(&worker->tags, ' ');
		buffer_add_slice(&worker->tags, tag->polarity);
	}
	return chosen;
}

static void
note_lexicons(struct worker *worker, const struct tags *tags)
{
	const char *wanted = worker->settings->lexicon;

	for (size_t i = 0; wanted && i < tags->count && !(worker->met && worker->met_others); i++)
		if (slice_is(tags->at[i].lexicon, wanted))
			worker->met = true;
		else
			worker->met_others = true;
}

static bool
offer(struct worker *worker, struct drawn *drawn, struct slice code)
{
	buffer_reset(&worker->key, SIZE_MAX);
	buffer_add_slice(&worker->key, code);
	buffer_add_char(&worker->key, '\n');
	buffer_add_slice(&worker->key, buffer_slice(&worker->values));
	drawn->tags = worker->settings->show ? buffer_slice(&worker->tags) : SLICE("");
	return !buffer_failed(&worker->key) && !buffer_failed(&worker->tags)
		&& strata_offer(worker->strata, buffer_slice(&worker->key), drawn);
}

static bool
offer_sentences(struct worker *worker, struct record *record, struct slice text,
	const struct spans *sentences, const struct tags *tags)
{
	uint64_t key = draw_key(worker->settings->seed, record_id(record));
	struct tags rest = *tags;
	struct text_index index;

	if (!text_index_build(&index, text, record_arena(record)))
		return false;
	for (size_t i = 0; i < sentences->count; i++) {
		struct span span = sentences->at[i];
		struct drawn drawn = {
			.sentence = (uint32_t)i + 1, .id = record_id(record),
			.start = text_index_points(&index, span.start),
			.end = text_index_points(&index, span.end),
			.text = { text.at + span.start, span.end - span.start }
		};

		while (rest.count && rest.at->span.start < span.start) {
			rest.at++;
			rest.count--;
		}
		drawn.rank = draw_at(key, drawn.start);
		if (!offer(worker, &drawn, choose_code(worker, &rest, span, drawn.rank)))
			return false;
	}
	return true;
}

static bool
are_in_order(const struct tags *tags)
{
	for (size_t i = 1; i < tags->count; i++)
		if (tags->at[i].span.start < tags->at[i - 1].span.start)
			return false;
	return true;
}

static enum verdict
sample_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;
	const struct slice *text = record_text(record, fault);
	const struct spans *sentences = text ? record_sentences(record, fault) : NULL;
	const struct tags *tags = sentences ? record_tags(record, fault) : NULL;

	if (!tags)
		return VERDICT_REJECT;
	if (!coding_sheet_can_keep(record_id(record))) {
		fault_set(fault, "its id has a space at an end or a control character, "
			"which a coding sheet would lose; give it another");
		return VERDICT_REJECT;
	}
	if (!are_in_order(tags)) {
		fault_set(fault, "\"tags\" are not in order; run tl-tag again");
		return VERDICT_REJECT;
	}
	note_lexicons(worker, tags);
	if (!group_values(&worker->settings->fields, record, &worker->values)
			|| !offer_sentences(worker, record, *text, sentences, tags)) {
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	return VERDICT_DROP;
}

static bool
sample_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into, *part = from;

	whole->met |= part->met;
	whole->met_others |= part->met_others;
	return strata_merge(whole->strata, part->strata) || fault_memory(fault);
}

static bool
sample_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	const struct sample_sheet sheet = {
		worker->strata, settings->seed, settings->total, settings->show
	};
	char shown[QUOTED_BYTES];

	if (worker->met_others && !worker->met)
		return fault_set(fault, "no tag of a lexicon called \"%s\"; take the name that its tags "
			"have", quoted(shown, slice_of(settings->lexicon)));
	strata_close(worker->strata);
	return sample_sheet_emit(&sheet, emitter, fault);
}

const struct stage sample_stage = {
	.name = "sample",
	.summary = "draw sentences for people to code, as a coding sheet",
	.description =
		"Reads tagged records and writes a table to be opened in a spreadsheet:\n"
		"sentences drawn from each stratum, with empty columns for code and polarity.\n"
		"The strata are the codes of the tags, and the sentences without tags. The same\n"
		"seed draws the same sentences, whatever their order. tl-agree reads the filled\n"
		"sheet.",
	.options = sample_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_SENTENCES) | LAYER_BIT(LAYER_TAGS),
	.writes_bytes = true,
	.configure = sample_configure,
	.release = sample_release,
	.begin = sample_begin,
	.end = sample_end,
	.each = sample_each,
	.merge = sample_merge,
	.finish = sample_finish,
};
