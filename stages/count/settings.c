#include "settings.h"

#include <stdlib.h>

#include "quantile.h"
#include "thousandths.h"

enum {
	DEFAULT_QUANTILE = 750,		/* thousandths */
	DEFAULT_LARGEST = 500,
	DEFAULT_LEVEL = 950
};

const struct option count_options[] = {
	{ "by", 'b', OPTION_LIST, offsetof(struct count_settings, by), "FIELD",
		"count groups by this member; again, or with commas, for several" },
	{ "totals", 't', OPTION_FLAG, offsetof(struct count_settings, totals), NULL,
		"sum groups up over the fields, too, down to all documents" },
	{ "unit", 'u', OPTION_STRING, offsetof(struct count_settings, unit), "UNIT",
		"of shares and rates: reference, sentence or document (default reference)" },
	{ "status", '\0', OPTION_STRING, offsetof(struct count_settings, selection.status), "LIST",
		"count tags with these statuses alone: reported,hedged,recommended,gap" },
	{ "largest", 'L', OPTION_STRING, offsetof(struct count_settings, largest), "SHARE",
		"warn of cells more of which is in one document (default 0.5)" },
	{ "key-of", '\0', OPTION_STRING, offsetof(struct count_settings, key_of), "STATISTIC",
		"share, polarity_share, rate or document_share (default share)" },
	{ "key-quantile", 'q', OPTION_STRING, offsetof(struct count_settings, key_quantile),
		"SHARE", "key cells are above this quantile (default 0.75)" },
	{ "quantile-type", '\0', OPTION_STRING, offsetof(struct count_settings, quantile_type),
		"TYPE", "1 to 9, as Hyndman and Fan number them (default 7)" },
	{ "key-ties", '\0', OPTION_STRING, offsetof(struct count_settings, key_ties), "TIES",
		"key: what equals the quantile is key; not-key (default key)" },
	{ "key-set", '\0', OPTION_STRING, offsetof(struct count_settings, key_set), "SET",
		"the quantile is over each polarity or both (default polarity)" },
	{ "lexicon", 'l', OPTION_LIST, offsetof(struct count_settings, lexicons), "DIR",
		"codes of this lexicon that are not counted take part in it" },
	{ "bootstrap", 'r', OPTION_COUNT, offsetof(struct count_settings, replicates), "N",
		"intervals from N replicates of the documents (default none)" },
	{ "seed", 's', OPTION_COUNT, offsetof(struct count_settings, seed), "N",
		"seed of the bootstrap (default 0)" },
	{ "level", '\0', OPTION_STRING, offsetof(struct count_settings, level), "SHARE",
		"of the replicates in an interval (default 0.95)" },
	{ "partial", 'p', OPTION_FLAG, offsetof(struct count_settings, partial), NULL,
		"write counts that --merge can add up" },
	{ "merge", 'm', OPTION_FLAG, offsetof(struct count_settings, merge), NULL,
		"read what --partial wrote, of disjoint documents, and add it up" },
	{ .name = NULL }
};

/* Options of which the parts, or the merge, say what they say. */
static bool
check_together(const struct count_settings *settings, struct fault *fault)
{
	bool design = settings->by.count || settings->unit || settings->replicates
		|| settings->seed || settings->selection.status;
	bool finish = settings->totals || settings->largest || settings->level || settings->key_of
		|| settings->key_quantile || settings->quantile_type || settings->key_ties
		|| settings->key_set || settings->lexicons.count;

	if (settings->merge && design)
		return fault_set(fault, "--by, --unit, --status, --bootstrap and --seed do not go "
			"together with --merge; the parts say what they were counted by");
	if (settings->partial && finish)
		return fault_set(fault, "--partial does not go together with what is found in "
			"a whole count (--totals, --largest, --key..., --quantile-type, "
			"--lexicon, --level); give that to --merge");
	if (settings->seed && !settings->replicates)
		return fault_set(fault, "--seed without --bootstrap; give both");
	if (settings->level && !settings->replicates && !settings->merge)
		return fault_set(fault, "--level without --bootstrap; give both");
	return true;
}

static bool
read_share(const char *text, const char *option, unsigned otherwise, unsigned *share,
	struct fault *fault)
{
	char shown[QUOTED_BYTES];
	int32_t number;

	*share = otherwise;
	if (!text)
		return true;
	if (!thousandths_read(slice_of(text), &number) || number < 0 || number > 1000)
		return fault_set(fault, "%s \"%s\" is no number from 0 to 1 with at most three "
			"decimals", option, quoted(shown, slice_of(text)));
	*share = (unsigned)number;
	return true;
}

/* Which of two words the option has, the first if none. */
static bool
read_either(const char *text, const char *option, const char *first, const char *second,
	bool *is_second, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	*is_second = text && strcmp(text, second) == 0;
	return !text || *is_second || strcmp(text, first) == 0
		|| fault_set(fault, "%s \"%s\"; take %s or %s", option,
			quoted(shown, slice_of(text)), first, second);
}

static bool
read_type(const char *text, unsigned *type, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	*type = QUANTILE_DEFAULT;
	if (!text)
		return true;
	*type = (unsigned)(text[0] - '0');
	return (text[0] >= '1' && text[0] <= '0' + QUANTILE_TYPES && text[1] == '\0')
		|| fault_set(fault, "--quantile-type \"%s\" is not 1 to %d",
			quoted(shown, slice_of(text)), QUANTILE_TYPES);
}

static bool
read_rule(struct count_settings *settings, struct fault *fault)
{
	struct key_rule *rule = &settings->listing.rule;
	bool apart;

	if (!read_either(settings->key_ties, "--key-ties", "key", "not-key", &apart, fault)
			|| !read_either(settings->key_set, "--key-set", "polarity", "both",
				&rule->together, fault)
			|| !read_share(settings->key_quantile, "--key-quantile", DEFAULT_QUANTILE,
				&rule->quantile, fault)
			|| !read_type(settings->quantile_type, &rule->type, fault))
		return false;
	rule->ties = !apart;
	if (settings->key_of && !cell_statistic_find(settings->key_of, "--key-of", &rule->of,
			fault))
		return false;
	return rule->of != CELL_POLARITY_SHARE || !rule->together
		|| fault_set(fault, "--key-of polarity_share does not go together with "
			"--key-set both; its wholes differ");
}

static bool
read_lexicons(struct count_settings *settings, struct fault *fault)
{
	struct key_rule *rule = &settings->listing.rule;

	if (!labels_open_all(&settings->labels, &settings->label_count, &settings->lexicons, fault))
		return false;
	settings->known = calloc(settings->label_count + 1, sizeof *settings->known);
	if (!settings->known)
		return fault_memory(fault);
	rule->known = settings->known;
	for (; rule->known_count < settings->label_count; rule->known_count++)
		if (!known_make(&settings->known[rule->known_count],
				&settings->labels[rule->known_count]))
			return fault_memory(fault);
	return true;
}

static bool
read_design(struct count_settings *settings, struct fault *fault)
{
	struct tally_design *design = &settings->design;

	if (settings->replicates > REPLICATES_MAX)
		return fault_set(fault, "--bootstrap: at most %d", REPLICATES_MAX);
	if (settings->seed > CELL_COUNT_MAX)
		return fault_set(fault, "--seed: at most 2^53 - 1");
	if (settings->unit && !cell_unit_find(settings->unit, "--unit", &design->unit, fault))
		return false;
	if (!group_fields_read(&settings->fields, &settings->by, fault))
		return false;
	if (!group_names(&settings->fields, &settings->names))
		return fault_memory(fault);
	if (settings->totals && settings->fields.count > LISTING_FIELDS)
		return fault_set(fault, "--totals goes with at most %d fields", LISTING_FIELDS);
	design->names = buffer_slice(&settings->names);
	design->replicates = (size_t)settings->replicates;
	design->seed = settings->seed;
	return true;
}

bool
count_configure(void *memory, struct fault *fault)
{
	struct count_settings *settings = memory;
	struct listing_settings *listing = &settings->listing;

	listing->partial = settings->partial;
	listing->totals = settings->totals;
	return check_together(settings, fault)
		&& selection_configure(&settings->selection, fault) && read_design(settings, fault)
		&& read_rule(settings, fault)
		&& read_share(settings->largest, "--largest", DEFAULT_LARGEST, &listing->largest,
			fault)
		&& read_share(settings->level, "--level", DEFAULT_LEVEL, &listing->level, fault)
		&& read_lexicons(settings, fault);
}

void
count_release(void *memory)
{
	struct count_settings *settings = memory;

	selection_release(&settings->selection);
	group_fields_free(&settings->fields);
	buffer_free(&settings->names);
	for (size_t i = 0; settings->known && i < settings->label_count; i++)
		known_free(&settings->known[i]);
	free(settings->known);
	labels_close_all(settings->labels, settings->label_count);
}
