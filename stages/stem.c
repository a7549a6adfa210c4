/* tl-stem: adds the layer "stems": one stem for each token.
 *
 * Stems are those of libstemmer, for the lower-case form of a word, in the spelling that a
 * table gives it; or these forms themselves. A compound's stem is made of the stems of its
 * parts: person-centr. Each distinct word is stemmed once and remembered under its number in the
 * lexis, for as long as the lexis remembers the word; so is each part, which "Care" and
 * "after-care" share. */
#include <stdlib.h>

#include "array.h"
#include "compound.h"
#include "json.h"
#include "spelling.h"
#include "stemmer.h"
#include "stage.h"
#include "unicode.h"

enum {
	NAME_BYTES = 24,	/* longer is no name of a language */
	STEMMED_BYTES = 512,	/* longer is no word of any, and makes some algorithms crawl */
	BYTES_KEPT = 1 << 16	/* of room from word to word */
};

/* A stem is mostly the beginning of its word: a cell of `parts` tells its size then, else this bit
 * and the number of the stem in the lexis. */
static const uint32_t STEM_ID = (uint32_t)1 << 31;

struct settings {
	const char *language;		/* as given */
	char name[NAME_BYTES];		/* for libstemmer; empty: each record's own */
	const char *spelling_folder;
	struct spelling *spelling;	/* NULL: as written */
};

struct language {
	char name[NAME_BYTES];
	struct stemmer *stemmer;
	struct lexis_column stems;	/* of each word in the lexis, the number of its stem */
	struct lexis_column parts;	/* cells of words in their one spelling, without hyphens */
};

struct worker {
	const struct settings *settings;
	struct lexis *lexis;
	struct language *languages;	/* those met */
	size_t count, room;
	struct language *language;	/* of the record */
	struct stemming stemming;	/* by this one */
	struct buffer lower, folded, stem;
};

/* Turns "en-GB", "English" and "eng" into what libstemmer calls them: it knows names and most
 * ISO 639 codes in lower case. False: too long for a language. */
static bool
language_name(char name[NAME_BYTES], struct slice language)
{
	static const char *const norwegian[] = { "nb", "nn", "nob", "nno" };
	size_t size = 0;

	for (; size < language.size; size++) {
		char c = language.at[size];

		if (c == '-' || c == '_')
			break;
		if (c == '\0' || size == NAME_BYTES - 1)
			return false;
		name[size] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
	}
	name[size] = '\0';
	for (size_t i = 0; i < sizeof norwegian / sizeof *norwegian; i++)
		if (strcmp(name, norwegian[i]) == 0)
			strcpy(name, "norwegian");
	return true;
}

static bool
unknown_language(const char *name, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	struct buffer names = { 0 };

	for (const char *const *at = stemmer_languages(); *at; at++) {
		buffer_add_char(&names, ' ');
		buffer_add_string(&names, *at);
	}
	buffer_add_char(&names, '\0');
	if (buffer_failed(&names))
		fault_memory(fault);
	else
		fault_set(fault, "no stemmer for the language \"%s\"; "
			"choose auto, none or one of:%s", quoted(shown, slice_of(name)), names.at);
	buffer_free(&names);
	return false;
}

static bool
read_language(struct settings *s, struct fault *fault)
{
	struct stemmer *stemmer = NULL;

	errno = 0;
	if (!s->language)
		s->language = "english";
	if (strcmp(s->language, "auto") == 0)
		return true;
	if (language_name(s->name, slice_of(s->language)))
		stemmer = stemmer_new(s->name);
	if (!stemmer && errno == ENOMEM)
		return fault_memory(fault);
	if (!stemmer)
		return unknown_language(s->language, fault);
	stemmer_free(stemmer);
	return true;
}

static bool
stem_configure(void *settings, struct fault *fault)
{
	struct settings *s = settings;

	if (!read_language(s, fault))
		return false;
	if (s->spelling_folder)
		s->spelling = spelling_load(s->spelling_folder, fault);
	return s->spelling || !s->spelling_folder;
}

static void
stem_release(void *settings)
{
	struct settings *s = settings;

	spelling_free(s->spelling);
}

/* The language called `name`, opened when it is first met; NULL where there is no stemmer for it
 * or, with errno ENOMEM, for want of memory. */
static struct language *
find_language(struct worker *w, const char name[NAME_BYTES])
{
	struct language *languages;
	struct stemmer *stemmer;

	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->languages[i].name, name) == 0)
			return &w->languages[i];
	languages = array_reserve(w->languages, &w->room, w->count, 1, sizeof *languages);
	stemmer = languages ? stemmer_new(name) : NULL;
	if (languages)
		w->languages = languages;
	if (!stemmer)
		return NULL;
	languages[w->count] = (struct language){ .stemmer = stemmer };
	memcpy(languages[w->count].name, name, NAME_BYTES);
	return &languages[w->count++];
}

/* The language that the record names. */
static struct language *
language_of_record(struct worker *w, struct record *record, struct fault *fault)
{
	char name[NAME_BYTES] = "", shown[QUOTED_BYTES];
	struct slice value, named;
	struct language *language;

	if (!record_member(record, "language", &value) || !json_is_string(value)) {
		fault_set(fault, "no \"language\" to choose a stemmer by; "
			"add it, or name one for all records with --language");
		return NULL;
	}
	named = json_characters(value, record_arena(record));
	if (!named.at) {
		fault_memory(fault);
		return NULL;
	}
	errno = 0;
	language = language_name(name, named) ? find_language(w, name) : NULL;
	if (!language && errno == ENOMEM)
		fault_memory(fault);
	else if (!language)
		fault_set(fault, "no stemmer for the \"language\" \"%s\"; "
			"name another with --language", quoted(shown, named));
	return language;
}

/* What the stemmer makes of a part; the part itself where that is nothing. .at is NULL when
 * memory is out. */
static struct slice
stem_of(struct stemmer *stemmer, struct slice part)
{
	struct slice stem;

	if (part.size > STEMMED_BYTES)
		return part;
	stem = stemmer_stem(stemmer, part);
	return stem.at && stem.size == 0 ? part : stem;
}

/* The cell of a part, LEXIS_UNSET when memory is out. */
static uint32_t
stem_cell(struct worker *w, struct slice part)
{
	struct slice stem = stem_of(w->language->stemmer, part);
	uint32_t id;

	if (!stem.at)
		return LEXIS_UNSET;
	if (slice_starts(part, stem))
		return (uint32_t)stem.size;
	id = lexis_intern(w->lexis, stem);
	return id == LEXIS_NONE ? LEXIS_UNSET : STEM_ID | id;
}

/* The stem of a part, for as long as the lexis keeps its words. .at is NULL when memory is out, as it
 * is where the part is LEXIS_NONE. */
static struct slice
stem_part(struct worker *w, uint32_t part)
{
	uint32_t *cell = NULL;
	struct slice text;

	if (part != LEXIS_NONE)
		cell = lexis_column_at(&w->language->parts, w->lexis, part);
	if (!cell)
		return (struct slice){ NULL, 0 };
	text = lexis_word(w->lexis, part);
	if (*cell == LEXIS_UNSET)
		*cell = stem_cell(w, text);
	if (*cell == LEXIS_UNSET)
		return (struct slice){ NULL, 0 };
	return *cell & STEM_ID ? lexis_word(w->lexis, *cell ^ STEM_ID)
		: (struct slice){ text.at, *cell };
}

/* Several parts: the stem is that of `first`, and of those in `rest`, with hyphens between. */
static struct slice
stem_compound(struct worker *w, struct slice first, struct slice rest)
{
	struct slice part = first;
	uint32_t id = LEXIS_NONE;

	buffer_reset(&w->stem, BYTES_KEPT);
	do {
		struct slice stem = stem_part(w, lexis_intern(w->lexis, part));

		if (!stem.at)
			return stem;
		if (part.at != first.at)
			buffer_add_char(&w->stem, '-');
		buffer_add_slice(&w->stem, stem);
	} while (compound_next(&rest, &part));
	if (!buffer_failed(&w->stem))
		id = lexis_intern(w->lexis, buffer_slice(&w->stem));
	return id == LEXIS_NONE ? (struct slice){ NULL, 0 } : lexis_word(w->lexis, id);
}

/* Stems one word, as struct stemming has it. */
static struct slice
stem_word(void *worker, uint32_t word)
{
	struct worker *w = worker;
	const struct spelling *spelling = w->settings->spelling;
	struct slice written = lexis_word(w->lexis, word), rest, part = SLICE("");
	char *lower;

	buffer_reset(&w->lower, BYTES_KEPT);
	buffer_reset(&w->folded, BYTES_KEPT);
	lower = buffer_reserve(&w->lower, 3 * written.size);
	if (!lower)
		return (struct slice){ NULL, 0 };
	w->lower.size = unicode_straighten(lower, unicode_lower_text(lower, written));
	if (spelling)
		spelling_fold(spelling, buffer_slice(&w->lower), &w->folded);
	if (buffer_failed(&w->folded))
		return (struct slice){ NULL, 0 };
	rest = buffer_slice(spelling ? &w->folded : &w->lower);
	compound_next(&rest, &part);
	if (rest.at)
		return stem_compound(w, part, rest);
	return stem_part(w, slice_equal(part, written) ? word : lexis_intern(w->lexis, part));
}

/* Puts down the stems of words from word `i` on, up to the first that has none yet; returns where that
 * is. */
static size_t
put_known(const uint32_t *known, const uint32_t *words, size_t i, struct stems stems)
{
	for (; i < stems.count; i++) {
		uint32_t stem = known[words[i]];

		if (stem == LEXIS_UNSET)
			break;
		stems.at[i] = stem;
	}
	return i;
}

static bool
stem_words(void *worker, const uint32_t *words, struct stems stems)
{
	struct worker *w = worker;
	uint32_t *known;
	size_t i = 0;

	if (stems.count == 0)
		return true;
	known = lexis_column_all(&w->language->stems, w->lexis);
	if (!known)
		return false;
	while ((i = put_known(known, words, i, stems)) < stems.count) {
		struct slice stem = stem_word(w, words[i]);
		uint32_t id = stem.at ? lexis_intern(w->lexis, stem) : LEXIS_NONE;

		if (id == LEXIS_NONE)
			return false;
		known[words[i]] = id;
	}
	return true;
}

static enum verdict
stem_each(void *worker, struct record *record, struct fault *fault)
{
	struct worker *w = worker;

	if (!record_words(record, fault))
		return VERDICT_REJECT;
	w->language = *w->settings->name ? w->languages : language_of_record(w, record, fault);
	if (!w->language)
		return VERDICT_REJECT;
	w->stemming = (struct stemming){ stem_word, stem_words, w,
		LEXIS_WORDS + (uint32_t)(w->language - w->languages) };
	record_set_stemming(record, &w->stemming);
	return VERDICT_KEEP;
}

static void
stem_end(void *worker)
{
	struct worker *w = worker;

	for (size_t i = 0; i < w->count; i++) {
		stemmer_free(w->languages[i].stemmer);
		lexis_column_free(&w->languages[i].stems);
		lexis_column_free(&w->languages[i].parts);
	}
	free(w->languages);
	buffer_free(&w->lower);
	buffer_free(&w->folded);
	buffer_free(&w->stem);
	free(w);
}

static void *
stem_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	const struct settings *chosen = settings;
	struct worker *w = calloc(1, sizeof *w);

	if (!w) {
		fault_memory(fault);
		return NULL;
	}
	w->settings = chosen;
	w->lexis = lexis;
	if (*chosen->name && !find_language(w, chosen->name)) {
		fault_memory(fault);
		stem_end(w);
		return NULL;
	}
	return w;
}

static const struct option stem_options[] = {
	{ "language", 0, OPTION_STRING, offsetof(struct settings, language), "NAME",
		"of the texts (default english); auto: each record's; none: no stemming" },
	{ "spelling", 's', OPTION_STRING, offsetof(struct settings, spelling_folder), "DIR",
		"give the variants in DIR/variants.tsv one spelling first" },
	{ 0 }
};

const struct stage stem_stage = {
	.name = "stem",
	.summary = "add the stem of each token",
	.description =
		"Sets the member \"stems\", one for each token: the Snowball stem of the word\n"
		"in lower case. Parts of hyphenated words are stemmed each on its own.\n"
		"\n"
		"Languages go by their English name or their ISO 639 code (french, fr, fre,\n"
		"fra); regions (en-GB) do not matter. With none the stems are the words, in lower\n"
		"case and in one spelling. A spelling table (lexicons/spelling:\n"
		"organisation, organization) is for the words of all languages in the run.",
	.options = stem_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_TOKENS),
	.configure = stem_configure,
	.release = stem_release,
	.begin = stem_begin,
	.end = stem_end,
	.each = stem_each,
};
