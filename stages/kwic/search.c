#include "search.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"
#include "corpus.h"
#include "utf8.h"

bool
search_names_tags(const struct search *search)
{
	const struct selection *selection = &search->selection;

	return selection->codes.count || selection->polarity || selection->status
		|| selection->lexicon;
}

static bool
add_pattern(void *data, struct slice source, struct fault *fault)
{
	struct search *search = data;
	const char *at = source.at;
	char shown[QUOTED_BYTES];

	if (utf8_valid_prefix(source.at, source.size) < source.size)
		return fault_set(fault, "a pattern that is not UTF-8");
	return lexicons_add_pattern(search->set, source, &at, fault)
		|| fault_place(fault, "pattern \"%s\": character %zu", quoted(shown, source),
			utf8_count(source.at, (size_t)(at - source.at)) + 1);
}

static bool
add_line(void *data, struct slice line, struct fault *fault)
{
	struct slice source = ascii_trim(line);

	return *source.at == '#' || add_pattern(data, source, fault);
}

static bool
read_patterns(struct search *search, struct fault *fault)
{
	const char *language = search->language ? search->language : "english";

	search->set = lexicons_new();
	if (!search->set)
		return fault_memory(fault);
	if (!lexicons_read_by(search->set, language, search->spelling, fault))
		return false;
	for (size_t i = 0; i < search->patterns.count; i++)
		if (!add_pattern(search, slice_of(search->patterns.at[i]), fault))
			return false;
	if (search->files.count
			&& corpus_visit(&search->files, 0, add_line, search, fault) != STATUS_WHOLE)
		return false;
	if (lexicons_entry_count(search->set) == 0)
		return fault_set(fault, "there is no pattern in the files");
	return lexicons_seal(search->set, fault);
}

bool
search_configure(struct search *search, struct fault *fault)
{
	bool patterns = search->patterns.count || search->files.count;

	search->tags = search_names_tags(search);
	if (patterns && search->tags)
		return fault_set(fault, "patterns do not go with --code, --polarity, --status and "
			"--lexicon; ask for one or the other");
	if (!patterns && !search->tags)
		return fault_set(fault, "nothing to look for; give a pattern, as in "
			"tl-kwic 'lack of fund*', or a code with --code");
	if (!patterns && (search->language || search->spelling))
		return fault_set(fault, "--language and --spelling are for patterns");
	return selection_configure(&search->selection, fault)
		&& (search->tags || read_patterns(search, fault));
}

void
search_release(struct search *search)
{
	selection_release(&search->selection);
	lexicons_free(search->set);
	search->set = NULL;
}

bool
finder_open(struct finder *finder, const struct search *search, struct lexis *lexis,
	struct fault *fault)
{
	finder->search = search;
	return search->tags || sights_open(&finder->sights, search->set, lexis, fault);
}

void
finder_close(struct finder *finder)
{
	sights_close(&finder->sights);
	free(finder->at);
}

static bool
add_hit(struct finder *finder, struct hit hit)
{
	struct hit *at = array_reserve(finder->at, &finder->room, finder->count, 1, sizeof *at);

	if (!at)
		return false;
	finder->at = at;
	at[finder->count++] = hit;
	return true;
}

/* Of matches of one pattern that lie inside each other the longest. */
static bool
add_sights(struct finder *finder)
{
	const struct sights *sights = &finder->sights;

	for (size_t i = 0; i < sights->count; i++) {
		const struct sight *sight = &sights->at[i];

		if (!sight->winner && !add_hit(finder, (struct hit){ sight->span,
				sight->entry->pattern, NULL }))
			return false;
	}
	return true;
}

static bool
add_tags(struct finder *finder, const struct tags *tags)
{
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];

		if (selection_has_tag(&finder->search->selection, tag)
				&& !add_hit(finder, (struct hit){ tag->span, SLICE(""), tag }))
			return false;
	}
	return true;
}

enum verdict
finder_find(struct finder *finder, struct record *record, struct fault *fault)
{
	const struct search *search = finder->search;
	const struct tags *tags;
	bool has;

	finder->count = 0;
	if (!selection_has_record(&search->selection, record, &has))
		return verdict_memory(fault);
	if (!has)
		return VERDICT_DROP;
	if (search->tags) {
		tags = record_tags(record, fault);
		if (!tags)
			return VERDICT_REJECT;
		if (!add_tags(finder, tags))
			return verdict_memory(fault);
	} else {
		if (!sights_find(&finder->sights, record, fault))
			return VERDICT_REJECT;
		if (!add_sights(finder))
			return verdict_memory(fault);
	}
	return finder->count ? VERDICT_KEEP : VERDICT_DROP;
}
