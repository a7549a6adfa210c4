#include "lexicon_cells.h"

#include "buffer.h"

const char *const term_kinds[] = {
	[TERM_RESOURCE] = "resource", [TERM_PROBLEM] = "problem", [TERM_NEUTRAL] = "neutral",
	[TERM_ENABLING] = "enabling", [TERM_HINDERING] = "hindering",
};

const char *const term_levels[] = {
	[LEVEL_MICRO] = "micro", [LEVEL_MESO] = "meso", [LEVEL_MACRO] = "macro",
};

const char *const cue_classes[] = {
	[CUE_BARRIER] = "barrier", [CUE_ENABLER] = "enabler", [CUE_DEFICIT] = "deficit",
	[CUE_REMOVAL] = "removal", [CUE_NEGATOR] = "negator", [CUE_HEDGE] = "hedge",
	[CUE_RECOMMEND] = "recommend", [CUE_GAP] = "gap", [CUE_TOPIC] = "topic",
	[CUE_STOP] = "stop", [CUE_AIM] = "aim", [CUE_METHOD] = "method",
	[CUE_BACKGROUND] = "background", [CUE_PSEUDO] = "pseudo", [CUE_BACK] = "back",
	[CUE_CLASSES] = NULL,
};

const char *const cue_directions[] = {
	[DIRECTION_RIGHT] = "right", [DIRECTION_LEFT] = "left", [DIRECTION_BOTH] = "both",
};

const char *const cue_reaches[] = {
	[REACH_WORDS] = "a number of words", [REACH_CLAUSE] = "clause",
	[REACH_SENTENCE] = "sentence", [REACH_LIST] = "list", [REACH_SECTION] = "section",
};

const char *
term_kind_name(enum term_kind kind)
{
	return term_kinds[kind];
}

const char *
cue_class_name(enum cue_class class)
{
	return cue_classes[class];
}

bool
cell_choice(const struct tsv *tsv, struct slice cell, const char *const *names, size_t from,
	size_t count, unsigned *choice, struct fault *fault)
{
	struct buffer list = { 0 };
	char word[QUOTED_BYTES];

	for (size_t i = from; i < count; i++)
		if (slice_is(cell, names[i])) {
			*choice = (unsigned)i;
			return true;
		}
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(&list, i == 0 ? "" : i + 1 < count ? ", " : " or ");
		buffer_add_string(&list, names[i]);
	}
	fault_set(fault, "\"%s\" is not one of the words for this column; write %.*s",
		quoted(word, cell), (int)list.size, list.at ? list.at : "");
	buffer_free(&list);
	return tsv_place(tsv, cell.at, fault);
}

bool
cell_code(const struct tsv *tsv, struct slice cell, struct fault *fault)
{
	char name[QUOTED_BYTES];

	if (cell.size == 0) {
		fault_set(fault, "the code is missing; write one such as costs/funding");
		return tsv_place(tsv, cell.at, fault);
	}
	for (size_t i = 0; i <= cell.size; i++) {
		bool edge = i == 0 || cell.at[i - 1] == '/';

		if (!edge || (i < cell.size && cell.at[i] != '/'))
			continue;
		fault_set(fault, "the code \"%s\" has an empty name; write names with one \"/\" "
			"between", quoted(name, cell));
		return tsv_place(tsv, cell.at + i, fault);
	}
	return true;
}

bool
cell_weight(const struct tsv *tsv, struct slice cell, double *weight, struct fault *fault)
{
	const char *at = cell.at, *end = cell.at + cell.size;
	bool minus = at < end && *at == '-';
	double number = 0, scale = 0;
	size_t digits = 0;
	char word[QUOTED_BYTES];

	*weight = 1;
	if (cell.size == 0)
		return true;
	for (at += minus; at < end; at++) {
		if (*at == '.' && scale == 0) {
			scale = 1;
			continue;
		}
		if (*at < '0' || *at > '9' || ++digits > 15)
			break;
		number = number * 10 + (*at - '0');
		scale *= 10;
	}
	if (at < end || digits == 0) {
		fault_set(fault, "\"%s\" is no weight; write a number such as 1 or 0.5",
			quoted(word, cell));
		return tsv_place(tsv, cell.at, fault);
	}
	*weight = (minus ? -number : number) / (scale > 1 ? scale : 1);
	if (*weight >= -WEIGHT_MOST && *weight <= WEIGHT_MOST)
		return true;
	fault_set(fault, "%s is out of range; write a weight from -%d to %d", quoted(word, cell),
		WEIGHT_MOST, WEIGHT_MOST);
	return tsv_place(tsv, cell.at, fault);
}

bool
cell_reach(const struct tsv *tsv, struct slice cell, struct cue *cue, struct fault *fault)
{
	uint32_t words = 0;
	unsigned reach;
	size_t i = 0;

	for (; i < cell.size && cell.at[i] >= '0' && cell.at[i] <= '9' && words <= MATCH_UNITS; i++)
		words = words * 10 + (uint32_t)(cell.at[i] - '0');
	if (i == cell.size && words > 0 && words <= MATCH_UNITS) {
		cue->reach = REACH_WORDS;
		cue->words = words;
		return true;
	}
	if (!cell_choice(tsv, cell, cue_reaches, REACH_CLAUSE, REACHES, &reach, fault))
		return false;
	cue->reach = reach;
	return true;
}
