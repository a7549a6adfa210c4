#include "tagger.h"

#include "cell.h"
#include "json.h"

extern const struct stage segment_stage, tokenise_stage, stem_stage, tag_stage;

/* The stages, with tl-tag or without. */
static bool
chain_start(struct tagger *tagger, bool tags, struct fault *fault)
{
	/* options_read does not change the words; getopt's type is kept for main's argv */
	char *const stem[] = { (char *)"--language", (char *)tagger->folder.language };
	char *const tag[] = { (char *)"-l", (char *)tagger->folder.path };
	struct chain *chain = &tagger->chain;

	return chain_add(chain, &segment_stage, NULL, 0, fault)
		&& chain_add(chain, &tokenise_stage, NULL, 0, fault)
		&& chain_add(chain, &stem_stage, stem, 2, fault)
		&& (!tags || chain_add(chain, &tag_stage, tag, 2, fault))
		&& chain_configure(chain, fault)
		&& hand_begin(&tagger->hand, chain->links, chain->count, HAND_LEXIS, fault);
}

void
tagger_take_set(struct tagger *tagger, struct lexicons *set)
{
	tagger->set = set;
	tagger->entries = lexicons_entries(set);
	tagger->entry_count = lexicons_entry_count(set);
	while (tagger->term_count < tagger->entry_count
			&& !tagger->entries[tagger->term_count].is_cue)
		tagger->term_count++;
}

/* Reads the lexicon first: its mistakes are the lexicon's, not those of a stage. */
bool
tagger_open(struct tagger *tagger, const char *folder, struct fault *fault)
{
	struct lexicons *set = lexicons_new();

	if (!set)
		return fault_memory(fault);
	if (!lexicons_add(set, folder, fault) || !lexicons_seal(set, fault)) {
		lexicons_free(set);
		return false;
	}
	tagger_take_set(tagger, set);
	return folder_open(&tagger->folder, folder, fault) && chain_start(tagger, true, fault);
}

bool
tagger_open_words(struct tagger *tagger, const char *folder, struct fault *fault)
{
	return folder_open(&tagger->folder, folder, fault) && chain_start(tagger, false, fault);
}

void
tagger_close(struct tagger *tagger)
{
	hand_end(&tagger->hand);
	chain_free(&tagger->chain);
	lexicons_free(tagger->set);
	buffer_free(&tagger->line);
	folder_close(&tagger->folder);
}

struct record *
tagger_line(struct tagger *tagger, struct slice line, struct fault *fault)
{
	enum verdict verdict = hand_work(&tagger->hand, line, NULL, fault);

	return verdict == VERDICT_KEEP ? tagger->hand.record : NULL;
}

struct record *
tagger_text(struct tagger *tagger, struct slice text, struct fault *fault)
{
	struct buffer *line = &tagger->line;

	buffer_reset(line, SIZE_MAX);
	buffer_add_string(line, "{\"id\":\"text\",\"text\":");
	json_add_string(line, text);
	buffer_add_char(line, '}');
	if (buffer_failed(line)) {
		fault_memory(fault);
		return NULL;
	}
	return tagger_line(tagger, buffer_slice(line), fault);
}

/* The line number at the end of "terms.tsv:12"; 0 for the rule of something else. */
static size_t
rule_line(struct slice rule)
{
	const struct slice terms = SLICE("terms.tsv:");
	size_t line = 0;

	for (size_t i = terms.size; slice_starts(rule, terms) && i < rule.size; i++)
		line = line * 10 + (size_t)(rule.at[i] - '0');
	return line;
}

const struct entry *
tagger_entry(const struct tagger *tagger, const struct tag *tag)
{
	size_t line = rule_line(tag->rule), from = 0, to = tagger->term_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (tagger->entries[middle].line < line)
			from = middle + 1;
		else
			to = middle;
	}
	return from < tagger->term_count && tagger->entries[from].line == line
		? &tagger->entries[from] : NULL;
}

bool
tag_is_finding(const struct tag *tag)
{
	return (slice_is(tag->polarity, "barrier") || slice_is(tag->polarity, "enabler"))
		&& !cell_is_uncoded(tag->code);
}
