#include "abbreviations.h"

#include <stdlib.h>

#include "look.h"

enum {
	ABBREVIATION_BYTES = 9
};

struct entry {
	char word[ABBREVIATION_BYTES + 1];
	enum abbreviation kind;
	bool capital;	/* counts only where it begins with a capital */
};

#define NEVER ABBREVIATION_NEVER, false
#define TITLE ABBREVIATION_NEVER, true
#define NUMBER ABBREVIATION_NUMBER, false
#define NAME ABBREVIATION_NAME, false
#define PROPER ABBREVIATION_NAME, true
#define LIST ABBREVIATION_LIST, false
#define TIME ABBREVIATION_TIME, false

/* The tables are in the order of their bytes. */
static const struct entry abbreviations[] = {
	{ "a.k.a", NEVER }, { "a.m", TIME }, { "acad", NAME }, { "al", NAME }, { "am", PROPER },
	{ "ann", NAME }, { "app", NUMBER }, { "approx", NEVER }, { "apr", NAME }, { "arch", NAME },
	{ "art", NUMBER }, { "assn", NAME }, { "assoc", NAME }, { "aug", NAME }, { "ave", NAME },
	{ "b", NUMBER }, { "b.sc", NAME }, { "behav", NAME }, { "biol", NAME }, { "blvd", NAME },
	{ "bros", NAME }, { "bull", PROPER }, { "c", NUMBER }, { "ca", NEVER },
	{ "capt", PROPER }, { "cf", NEVER }, { "ch", NUMBER }, { "chap", NUMBER },
	{ "chaps", NUMBER }, { "circa", NEVER }, { "cit", NAME }, { "clin", NAME },
	{ "cmdr", PROPER }, { "co", NAME }, { "col", PROPER }, { "commun", NAME },
	{ "corp", NAME }, { "d", NUMBER }, { "d.phil", NAME }, { "dec", NAME }, { "dept", NAME },
	{ "depts", NAME }, { "dr", NEVER }, { "drs", NEVER }, { "e.g", NEVER }, { "ed", NAME },
	{ "edn", NAME }, { "eds", NAME }, { "educ", NAME }, { "eg", NEVER }, { "environ", NAME },
	{ "epidemiol", NAME }, { "eq", NUMBER }, { "eqn", NUMBER }, { "eqs", NUMBER },
	{ "esp", NAME }, { "est", NAME }, { "et.al", NAME }, { "etc", LIST }, { "ex", NUMBER },
	{ "excl", NAME }, { "ext", NAME }, { "f.e", NEVER }, { "feb", NAME }, { "fig", NUMBER },
	{ "figs", NUMBER }, { "fr", PROPER }, { "fri", PROPER }, { "gen", PROPER },
	{ "geriatr", NAME }, { "gerontol", NAME }, { "gov", PROPER }, { "govt", NAME },
	{ "hon", PROPER }, { "hwy", NAME }, { "i.a", NEVER }, { "i.e", NEVER }, { "ibid", NAME },
	{ "ie", NEVER }, { "inc", NAME }, { "incl", NAME }, { "insp", PROPER }, { "inst", NAME },
	{ "int", NAME }, { "integr", NAME }, { "intl", NAME }, { "jan", NAME }, { "jr", NAME },
	{ "jul", NAME }, { "jun", NAME }, { "lib", PROPER }, { "llc", NAME }, { "loc", NEVER },
	{ "lt", PROPER }, { "ltd", NAME }, { "m.phil", NAME }, { "m.sc", NAME },
	{ "maj", PROPER }, { "manag", NAME }, { "mar", PROPER }, { "med", NAME },
	{ "messrs", NEVER }, { "misc", NAME }, { "mlle", NEVER }, { "mme", NEVER },
	{ "mon", PROPER }, { "mr", NEVER }, { "mrs", NEVER }, { "ms", TITLE }, { "mt", PROPER },
	{ "mts", NAME }, { "mx", TITLE }, { "n", NUMBER }, { "natl", NAME }, { "no", NUMBER },
	{ "nos", NUMBER }, { "nov", NAME }, { "nr", NUMBER }, { "nurs", NAME }, { "oct", NAME },
	{ "op", NEVER }, { "p", NUMBER }, { "p.m", TIME }, { "para", NUMBER },
	{ "paras", NUMBER }, { "pg", NUMBER }, { "pgs", NUMBER }, { "ph.d", NAME },
	{ "pharm", NAME }, { "plc", NAME }, { "pp", NUMBER }, { "pract", NAME },
	{ "pres", PROPER }, { "proc", NAME }, { "prof", NEVER }, { "profs", NEVER },
	{ "psychiatr", NAME }, { "psychol", NAME }, { "pt", NUMBER }, { "pts", NUMBER },
	{ "pub", PROPER }, { "publ", NAME }, { "q.v", NEVER }, { "qual", PROPER },
	{ "rd", NAME }, { "ref", NUMBER }, { "refs", NUMBER }, { "rehabil", NAME },
	{ "rep", PROPER }, { "res", PROPER }, { "resp", NAME }, { "rev", NAME },
	{ "rs", NUMBER }, { "sat", PROPER }, { "sci", NAME }, { "sec", NUMBER },
	{ "sect", NUMBER }, { "sen", PROPER }, { "sep", PROPER }, { "sept", NAME },
	{ "sgt", PROPER }, { "soc", NAME }, { "sr", NAME }, { "st", NAME }, { "stat", PROPER },
	{ "ste", NAME }, { "sun", PROPER }, { "suppl", NUMBER }, { "supt", PROPER },
	{ "surg", NAME }, { "syst", NAME }, { "tab", NUMBER }, { "technol", NAME },
	{ "tel", NAME }, { "thu", PROPER }, { "thur", PROPER }, { "thurs", PROPER },
	{ "tue", PROPER }, { "tues", PROPER }, { "univ", NAME }, { "usw", LIST },
	{ "v", NUMBER }, { "ver", NUMBER }, { "viz", NEVER }, { "vol", NUMBER },
	{ "vols", NUMBER }, { "vs", NEVER }, { "wed", PROPER }
};

static const char *const beginnings[] = {
	"a", "about", "according", "accordingly", "across", "additionally", "after", "against",
	"all", "almost", "also", "alternatively", "although", "among", "an", "and", "another",
	"approximately", "are", "around", "as", "at", "based", "because", "before", "between",
	"both", "but", "by", "can", "clinicians", "compared", "consequently", "conversely",
	"could", "currently", "data", "despite", "did", "do", "does", "during", "each", "eight",
	"either", "even", "every", "evidence", "few", "finally", "findings", "first", "firstly",
	"five", "following", "for", "four", "fourth", "from", "further", "furthermore",
	"generally", "given", "had", "has", "have", "he", "hence", "her", "here", "his", "how",
	"however", "i", "if", "importantly", "in", "indeed", "instead", "interestingly",
	"interventions", "interviewees", "is", "it", "its", "lack", "later", "less", "let",
	"likewise", "limited", "little", "many", "meanwhile", "more", "moreover", "most", "much",
	"must", "my", "nearly", "neither", "nevertheless", "next", "nine", "no", "none",
	"nonetheless", "nor", "not", "notably", "of", "often", "on", "once", "one", "only", "or",
	"other", "others", "our", "over", "overall", "participants", "patients", "people",
	"perhaps", "previously", "rather", "recently", "research", "respondents", "results",
	"second", "secondly", "services", "seven", "several", "she", "should", "similarly",
	"since", "six", "so", "some", "sometimes", "specifically", "staff", "studies",
	"subsequently", "such", "ten", "that", "the", "their", "then", "there", "therefore",
	"these", "they", "third", "thirdly", "this", "those", "though", "three", "through",
	"throughout", "thus", "to", "traditionally", "two", "typically", "ultimately", "under",
	"unlike", "until", "upon", "using", "usually", "was", "we", "were", "what", "when",
	"where", "which", "while", "who", "why", "with", "within", "without", "would", "yes",
	"yet", "you", "your"
};

static const char *const lettered[] = {
	"annex", "appendix", "area", "arm", "band", "box", "case", "category", "city", "class",
	"cohort", "company", "condition", "country", "factor", "figure", "grade", "group",
	"hepatitis", "hospital", "influenza", "interviewee", "level", "model", "module",
	"option", "panel", "part", "participant", "patient", "person", "phase", "plan",
	"practice", "region", "respondent", "scenario", "schedule", "section", "site", "step",
	"study", "table", "team", "theme", "tier", "town", "trust", "type", "unit", "vitamin",
	"ward", "zone"
};

static const char *const captions[] = {
	"appendix", "box", "chart", "exhibit", "figure", "graph", "map", "panel", "plate", "table"
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Lower-cases a word of letters and full stops; false if it is longer than any in the tables. */
static bool
fold_word(char folded[WORD_BYTES + 1], struct slice word)
{
	if (word.size > WORD_BYTES)
		return false;
	for (size_t i = 0; i < word.size; i++)
		folded[i] = ascii_lower(word.at[i]);
	folded[word.size] = '\0';
	return true;
}

static int
compare_word(const void *key, const void *element)
{
	return strcmp(key, *(const char *const *)element);
}

static bool
is_among(const char *const *words, size_t count, struct slice word)
{
	char folded[WORD_BYTES + 1];

	return fold_word(folded, word)
		&& bsearch(folded, words, count, sizeof *words, compare_word) != NULL;
}

/* Of a word with zeros behind it. */
static uint64_t
head_of(const char *folded)
{
	return slice_beginning((struct slice){ folded, ABBREVIATION_BYTES });
}

/* The entry of a word that is no longer than those in the table; NULL if there is none. */
static const struct entry *
find_entry(const char folded[WORD_BYTES + 1])
{
	size_t low = 0, high = COUNT(abbreviations);
	uint64_t head = head_of(folded);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (head_of(abbreviations[middle].word) < head)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < COUNT(abbreviations) && head_of(abbreviations[low].word) == head; low++)
		if (strcmp(abbreviations[low].word, folded) == 0)
			return &abbreviations[low];
	return NULL;
}

/* "ED" and "MS" are no "ed." and "Ms.". */
static bool
is_acronym(struct slice word)
{
	return word.size > 1 && ascii_is_upper(word.at[0]) && ascii_is_upper(word.at[1]);
}

enum abbreviation
abbreviation_find(struct slice word)
{
	char folded[WORD_BYTES + 1] = { 0 };
	const struct entry *entry;

	if (word.size > ABBREVIATION_BYTES || !fold_word(folded, word))
		return ABBREVIATION_NONE;
	entry = find_entry(folded);
	if (!entry || (entry->capital && !ascii_is_upper(word.at[0])))
		return ABBREVIATION_NONE;
	if (entry->kind != ABBREVIATION_NUMBER && is_acronym(word))
		return ABBREVIATION_NONE;
	return entry->kind;
}

bool
word_begins_sentences(struct slice word)
{
	return is_among(beginnings, COUNT(beginnings), word);
}

bool
word_takes_letter(struct slice word)
{
	return is_among(lettered, COUNT(lettered), word);
}

bool
word_heads_caption(struct slice word)
{
	return is_among(captions, COUNT(captions), word);
}
