/* tl-lexicon profile: what each entry does to a corpus, the most harmful or the busiest first. */
#include <stdlib.h>

#include "commands.h"
#include "corpus.h"
#include "entry_words.h"
#include "merge.h"
#include "sheet.h"
#include "usage.h"

struct profile_settings {
	const char *format_name, *coded;
	uint64_t forms;		/* shown of each entry */
	const struct sheet_format *format;
};

static const struct option profile_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct profile_settings, format_name), "FORMAT",
		"tsv, csv or markdown (default tsv)" },
	{ "coded", 0, OPTION_STRING, offsetof(struct profile_settings, coded), "FILE",
		"sentences coded by people, to tell right hits from wrong ones" },
	{ "forms", 0, OPTION_COUNT, offsetof(struct profile_settings, forms), "N",
		"forms shown of each entry (default 10)" },
	{ 0 }
};

enum column {
	COLUMN_ENTRY, COLUMN_CODE, COLUMN_KIND, COLUMN_PATTERN, COLUMN_MATCHES, COLUMN_HITS,
	COLUMN_DOCUMENTS, COLUMN_RIGHT, COLUMN_TURNED, COLUMN_WRONG, COLUMN_FORMS, COLUMN_EXAMPLE,
	COLUMN_REMARK,
	COLUMNS
};

static const struct sheet_column columns[COLUMNS] = {
	[COLUMN_ENTRY] = { SLICE("entry"), SHEET_TEXT, false },
	[COLUMN_CODE] = { SLICE("code"), SHEET_TEXT, false },
	[COLUMN_KIND] = { SLICE("kind"), SHEET_TEXT, false },
	[COLUMN_PATTERN] = { SLICE("pattern"), SHEET_TEXT, false },
	[COLUMN_MATCHES] = { SLICE("matches"), SHEET_COUNT, false },
	[COLUMN_HITS] = { SLICE("hits"), SHEET_COUNT, false },
	[COLUMN_DOCUMENTS] = { SLICE("documents"), SHEET_COUNT, false },
	[COLUMN_RIGHT] = { SLICE("right"), SHEET_COUNT, false },
	[COLUMN_TURNED] = { SLICE("wrong polarity"), SHEET_COUNT, false },
	[COLUMN_WRONG] = { SLICE("wrong code"), SHEET_COUNT, false },
	[COLUMN_FORMS] = { SLICE("forms"), SHEET_TEXT, false },
	[COLUMN_EXAMPLE] = { SLICE("example"), SHEET_TEXT, false },
	[COLUMN_REMARK] = { SLICE("remark"), SHEET_TEXT, false },
};

/* An entry on its way to its row. */
struct item {
	const struct entry *entry;
	const struct usage *usage;
	const struct merge *merge;
	const struct form *forms;	/* its own, from here on */
	size_t form_count;
	const struct entry *same;	/* earlier, with the same places; NULL: none */
	bool judged;
};

struct profile {
	const struct profile_settings *settings;
	struct tagger tagger;
	struct coded coded;
	struct usages usages;
	struct item *items;
	struct merge *merges;
	struct form *forms;
};

static bool
profile_configure(void *data, struct fault *fault)
{
	struct profile_settings *settings = data;

	if (settings->forms == 0)
		settings->forms = 10;
	return sheet_format_find(settings->format_name, &settings->format, fault);
}

static int
count_order(uint64_t a, uint64_t b)
{
	return (a < b) - (a > b);
}

/* The most harmful first, then the most wrong; without codings the most used. */
static int
harm_order(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int64_t harms[2] = { usage_harm(a->usage), usage_harm(b->usage) };
	int order = (harms[0] < harms[1]) - (harms[0] > harms[1]);

	if (order == 0)
		order = count_order(a->usage->wrong, b->usage->wrong);
	if (order == 0)
		order = count_order(a->usage->hits, b->usage->hits);
	return order ? order : (a->entry > b->entry) - (a->entry < b->entry);	/* of one array */
}

/* Those that may match the same places beside each other, in the order of the files. */
static int
place_order(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = count_order(a->entry->meaning, b->entry->meaning);

	if (order == 0)
		order = count_order(a->usage->matches, b->usage->matches);
	if (order == 0)
		order = count_order(a->usage->places, b->usage->places);
	return order ? order : (a->entry > b->entry) - (a->entry < b->entry);
}

/* Finds for each item the first that says the same of the same places. */
static void
find_same(struct item *items, size_t count)
{
	qsort(items, count, sizeof *items, place_order);
	for (size_t i = 1, first = 0; i < count; i++) {
		if (items[i].entry->meaning != items[first].entry->meaning
				|| items[i].usage->matches != items[first].usage->matches
				|| items[i].usage->places != items[first].usage->places)
			first = i;
		else if (items[i].usage->matches > 0
				&& entry_equal(items[i].entry, items[first].entry))
			items[i].same = items[first].entry;
	}
}

static bool
make_items(struct profile *profile)
{
	size_t count = profile->tagger.entry_count, form_count, form = 0;

	profile->items = calloc(count + 1, sizeof *profile->items);
	profile->merges = merges_find(profile->tagger.entries, count, &profile->usages.arena);
	profile->forms = usages_forms(&profile->usages, &form_count);
	if (!profile->items || !profile->merges || !profile->forms)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct item *item = &profile->items[i];

		*item = (struct item){ .entry = &profile->tagger.entries[i],
			.usage = &profile->usages.at[i], .merge = &profile->merges[i],
			.forms = profile->forms + form, .judged = profile->usages.coded };
		for (; form < form_count && profile->forms[form].entry == i; form++)
			item->form_count++;
	}
	find_same(profile->items, count);
	qsort(profile->items, count, sizeof *profile->items, harm_order);
	return true;
}

static void
add_forms(const struct item *item, uint64_t most, struct buffer *out)
{
	for (size_t i = 0; i < item->form_count && i < most; i++) {
		buffer_add_string(out, i ? "; " : "");
		buffer_add_slice(out, item->forms[i].text);
		buffer_add_format(out, " %llu", (unsigned long long)item->forms[i].count);
	}
	if (item->form_count > most)
		buffer_add_format(out, "; %zu more", item->form_count - (size_t)most);
}

static void
add_remark(const struct item *item, struct buffer *out)
{
	if (item->usage->matches == 0)
		buffer_add_string(out, "never matches");
	else if (item->usage->hits == 0)
		buffer_add_string(out, item->entry->is_cue || item->entry->evidence
			? "never decides" : "always gives way");
	if (item->same)
		buffer_add_format(out, "%smatches the same as %s", out->size ? "; " : "",
			item->same->rule.at);
	if (!item->merge->with)
		return;
	buffer_add_format(out, "%sone row with %s: ", out->size ? "; " : "",
		item->merge->with->rule.at);
	buffer_add_slice(out, item->merge->pattern);
}

/* Fills the cells; those that are put together are views of the buffers. */
static void
fill_cells(const struct item *item, uint64_t forms, struct buffer texts[3],
	struct sheet_cell cells[COLUMNS])
{
	const struct entry *entry = item->entry;
	const struct usage *usage = item->usage;

	for (size_t i = 0; i < 3; i++)
		buffer_reset(&texts[i], SIZE_MAX);
	buffer_add_format(&texts[0], "%s:%zu", entry->path, entry->line);
	add_forms(item, forms, &texts[1]);
	add_remark(item, &texts[2]);
	cells[COLUMN_ENTRY] = sheet_text(buffer_slice(&texts[0]));
	cells[COLUMN_CODE] = sheet_text(entry_code(entry));
	cells[COLUMN_KIND] = sheet_text(slice_of(entry_kind(entry)));
	cells[COLUMN_PATTERN] = sheet_text(entry->pattern);
	cells[COLUMN_MATCHES] = sheet_count(usage->matches);
	cells[COLUMN_HITS] = sheet_count(usage->hits);
	cells[COLUMN_DOCUMENTS] = sheet_count(usage->documents);
	cells[COLUMN_RIGHT] = sheet_count(usage->right);
	cells[COLUMN_TURNED] = sheet_count(usage->turned);
	cells[COLUMN_WRONG] = sheet_count(usage->wrong);
	for (size_t i = COLUMN_RIGHT; i <= COLUMN_WRONG && !item->judged; i++)
		cells[i] = (struct sheet_cell){ .kind = SHEET_EMPTY };
	cells[COLUMN_FORMS] = sheet_text(buffer_slice(&texts[1]));
	cells[COLUMN_EXAMPLE] = sheet_text(usage->example);
	cells[COLUMN_REMARK] = sheet_text(buffer_slice(&texts[2]));
}

static bool
write_profile(struct profile *profile, struct sink *sink, struct fault *fault)
{
	const struct sheet_format *format = profile->settings->format;
	struct sheet sheet = { .title = SLICE("Entries"), .column_count = COLUMNS };
	struct sheet_column shown[COLUMNS];
	struct buffer texts[3] = { { 0 } };
	bool good = true;

	memcpy(shown, columns, sizeof shown);
	sheet.columns = shown;
	format->begin(&sink->text, &sheet, true);
	for (size_t i = 0; good && i < profile->tagger.entry_count; i++) {
		struct sheet_cell cells[COLUMNS];

		fill_cells(&profile->items[i], profile->settings->forms, texts, cells);
		format->row(&sink->text, &sheet, cells, false);
		good = (!buffer_failed(&texts[0]) && !buffer_failed(&texts[1])
			&& !buffer_failed(&texts[2])) || fault_memory(fault);
		good = good && sink_pass(sink, fault);
	}
	format->end(&sink->text, &sheet);
	for (size_t i = 0; i < 3; i++)
		buffer_free(&texts[i]);
	return good;
}

static enum status
make_profile(struct profile *profile, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	const char *coded = profile->settings->coded;
	enum status status;

	if (!tagger_open(&profile->tagger, operands->at[0], fault)
			|| (coded && !coded_open(&profile->coded, coded, fault))
			|| !usages_open(&profile->usages, &profile->tagger,
				coded ? &profile->coded : NULL, fault))
		return STATUS_MISUSE;
	status = corpus_visit_all(operands, 1, usages_add, &profile->usages, &sink->progress,
		fault);
	if (status != STATUS_WHOLE)
		return status;
	if (!make_items(profile)) {
		fault_memory(fault);
		return STATUS_BROKEN;
	}
	return write_profile(profile, sink, fault) ? STATUS_WHOLE : STATUS_BROKEN;
}

static enum status
profile_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	struct profile profile = { .settings = settings };
	enum status status = make_profile(&profile, operands, sink, fault);

	free(profile.items);
	free(profile.merges);
	free(profile.forms);
	usages_close(&profile.usages);
	coded_close(&profile.coded);
	tagger_close(&profile.tagger);
	return status;
}

static void
profile_opens(const void *settings, const struct strings *operands, struct confinement *confinement)
{
	const struct profile_settings *own = settings;

	lexicon_opens(settings, operands, confinement);
	confine_allow(confinement, CONFINE_READ, own->coded);
}

const struct tool lexicon_profile = {
	.name = "profile",
	.summary = "show what each entry does to a corpus: hits, forms, right and wrong ones",
	.operands = "LEXICON [FILE]...",
	.least = 1,
	.directories = true,
	.options = profile_options,
	.settings_size = sizeof(struct profile_settings),
	.configure = profile_configure,
	.opens = profile_opens,
	.run = profile_run,
};
