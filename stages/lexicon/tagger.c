#include "tagger.h"

#include "../stages.h"
#include "cell.h"
#include "json.h"
#include "program.h"

static bool
add_link(struct chain *chain, const char *name, char *const words[], size_t count,
	struct fault *fault)
{
	return chain_add(chain, stage_find(every_stage, name), words, count, fault);
}

/* The stages, with tl-tag or without. */
static bool
chain_start(struct tagger *tagger, bool tags, struct fault *fault)
{
	/* options_read does not change the words; getopt's type is kept for main's argv */
	char *const stem[] = { (char *)"--language", (char *)tagger->folder.language,
		(char *)"--spelling", (char *)tagger->folder.spelling };
	char *const tag[] = { (char *)"-l", (char *)tagger->folder.path };
	struct chain *chain = &tagger->chain;
	bool spelt = !tags && tagger->folder.spelling;

	return add_link(chain, "segment", NULL, 0, fault)
		&& add_link(chain, "tokenise", NULL, 0, fault)
		&& add_link(chain, "stem", stem, spelt ? 4 : 2, fault)
		&& (!tags || add_link(chain, "tag", tag, 2, fault))
		&& chain_configure(chain, fault)
		&& hand_begin(&tagger->hand, chain->links, chain->count, HAND_LEXIS, fault);
}

void
tagger_take_set(struct tagger *tagger, struct lexicons *set)
{
	tagger->set = set;
	tagger->entries = lexicons_entries(set);
	tagger->entry_count = lexicons_entry_count(set);
	while (tagger->evidence_end < tagger->entry_count
			&& !tagger->entries[tagger->evidence_end].is_cue)
		tagger->term_count += !tagger->entries[tagger->evidence_end++].evidence;
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
	if (!folder_open(&tagger->folder, folder, fault))
		return false;
	if (chain_start(tagger, false, fault))
		return true;
	hand_end(&tagger->hand);
	chain_free(&tagger->chain);
	tagger->folder.language = "english";
	return chain_start(tagger, false, fault);
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

/* The entry with the line among some of one table. */
static const struct entry *
find_line(const struct entry *entries, size_t count, size_t line)
{
	size_t from = 0, to = count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (entries[middle].line < line)
			from = middle + 1;
		else
			to = middle;
	}
	return from < count && entries[from].line == line ? &entries[from] : NULL;
}

/* The line number at the end of a rule that begins with a table's name; 0 for another table's. */
static size_t
rule_line(struct slice rule, struct slice table)
{
	size_t line = 0;

	for (size_t i = table.size; slice_starts(rule, table) && i < rule.size; i++)
		line = line * 10 + (size_t)(rule.at[i] - '0');
	return line;
}

const struct entry *
tagger_entry(const struct tagger *tagger, const struct tag *tag)
{
	size_t line = rule_line(tag->rule, SLICE("terms.tsv:")), terms = tagger->term_count;

	if (line)
		return find_line(tagger->entries, terms, line);
	line = rule_line(tag->rule, SLICE("evidence.tsv:"));
	return line ? find_line(tagger->entries + terms, tagger->evidence_end - terms, line) : NULL;
}

bool
tag_is_finding(const struct tag *tag)
{
	return (slice_is(tag->polarity, "barrier") || slice_is(tag->polarity, "enabler"))
		&& !cell_is_uncoded(tag->code);
}
