#include "tagging.h"

#include <stdlib.h>

#include "../stages.h"
#include "program.h"
#include "thousandths.h"

static bool
read_lexicons(struct tagging *tagging, struct fault *fault)
{
	const struct tagging_options *options = tagging->options;

	tagging->set = lexicons_new();
	if (!tagging->set)
		return fault_memory(fault);
	for (size_t i = 0; i < options->lexicons.count; i++)
		if (!lexicons_add(tagging->set, options->lexicons.at[i], fault))
			return false;
	for (size_t i = 0; i < options->cues.count; i++)
		if (!lexicons_add_cues(tagging->set, options->cues.at[i], fault))
			return false;
	return lexicons_seal(tagging->set, fault);
}

static bool
add_words(struct strings *words, const char *option, const struct strings *values)
{
	for (size_t i = 0; i < values->count; i++)
		if (!strings_add(words, option) || !strings_add(words, values->at[i]))
			return false;
	return true;
}

static bool
add_word(struct strings *words, const char *option, const char *value)
{
	return !value || (strings_add(words, option) && strings_add(words, value));
}

static bool
configure_stage(struct tagging *tagging, const struct strings *words, struct fault *fault)
{
	struct chain *chain = &tagging->chain;

	/* options_read does not change the words; getopt's type is kept for main's argv */
	return chain_add(chain, stage_find(every_stage, "tag"), (char *const *)words->at,
			words->count, fault)
		&& chain_configure(chain, fault)
		&& hand_begin(&tagging->hand, chain->links, chain->count, HAND_LEXIS, fault);
}

/* Reads the lexicons before the stage does: its first mistake is then the fault. */
bool
tagging_open(struct tagging *tagging, const struct tagging_options *options, struct fault *fault)
{
	struct strings words = { 0 };
	bool good;

	tagging->options = options;
	good = read_lexicons(tagging, fault)
		&& ((add_words(&words, "--lexicon", &options->lexicons)
			&& add_words(&words, "--cues", &options->cues)
			&& add_words(&words, "--sections", &options->sections)
			&& add_word(&words, "--threshold", options->threshold)
			&& add_word(&words, "--share", options->share)
			&& add_word(&words, "--cap", options->cap)) || fault_memory(fault))
		&& configure_stage(tagging, &words, fault)
		&& sights_open(&tagging->sights, tagging->set, tagging->hand.lexis, fault);
	strings_free(&words);
	return good;
}

void
tagging_close(struct tagging *tagging)
{
	sights_close(&tagging->sights);
	hand_end(&tagging->hand);
	chain_free(&tagging->chain);
	lexicons_free(tagging->set);
	*tagging = (struct tagging){ 0 };
}

bool
tagging_run(struct tagging *tagging, struct slice line, struct fault *fault)
{
	if (hand_work(&tagging->hand, line, NULL, fault) != VERDICT_KEEP)
		return false;
	tagging->tags = record_tags(tagging->hand.record, fault);
	return tagging->tags && sights_find(&tagging->sights, tagging->hand.record, fault);
}

/* An option that tl-tag has taken for a number. */
static void
take_number(const char *option, int32_t *number)
{
	if (option)
		thousandths_read(slice_of(option), number);
}

bool
tagging_limits(const struct tagging *tagging, struct slice lexicon, struct lexicon_limits *limits)
{
	size_t number = 0, count = tagging->set ? lexicons_count(tagging->set) : 0;
	const struct scoring *scoring;
	int32_t cap;

	while (number < count && !slice_equal(lexicons_name(tagging->set, number), lexicon))
		number++;
	if (number == count)
		return false;
	*limits = lexicons_limits(tagging->set, number);
	scoring = lexicons_scoring(tagging->set, number);
	if (scoring) {
		limits->threshold = scoring->threshold;
		limits->share = 0;
	}
	cap = (int32_t)limits->cap * 1000;
	take_number(tagging->options->threshold, &limits->threshold);
	take_number(tagging->options->share, &limits->share);
	take_number(tagging->options->cap, &cap);
	limits->cap = (uint32_t)cap / 1000;
	return true;
}

const struct entry *
tagging_row(const struct tagging *tagging, struct slice lexicon, struct slice rule)
{
	const struct entry *entries = lexicons_entries(tagging->set);

	for (size_t i = 0; i < lexicons_entry_count(tagging->set); i++)
		if (slice_equal(entries[i].rule, rule) && (entries[i].is_cue
				|| slice_equal(entries[i].term.lexicon, lexicon)))
			return &entries[i];
	return NULL;
}
