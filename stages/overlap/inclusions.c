#include "inclusions.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"
#include "columns.h"
#include "identifier.h"
#include "tsv.h"
#include "unicode.h"

static const char *const names[] = { "review", "study", "doi", "pmid", NULL };

struct columns {
	size_t review, study, doi, pmid;
};

enum {
	KEY_STUDY = 's', KEY_DOI = 'd', KEY_PMID = 'p'
};

struct key {
	uint32_t above;		/* a key of the same study, itself at the top (union-find) */
	uint32_t study;		/* of a key at the top, once numbered */
	const char *path;	/* where it came first */
	size_t line;
};

/* R. E. Tarjan, "Efficiency of a good but not linear set union algorithm", Journal of the ACM 22,
 * 1975, with halved paths. */
static uint32_t
top_of(struct key *keys, uint32_t key)
{
	while (keys[key].above != key)
		key = keys[key].above = keys[keys[key].above].above;
	return key;
}

/* The earlier one stays at the top. */
static void
join(struct key *keys, uint32_t a, uint32_t b)
{
	a = top_of(keys, a);
	b = top_of(keys, b);
	if (a < b)
		keys[b].above = a;
	else
		keys[a].above = b;
}

/* The number of what is in inclusions->word; LEXIS_NONE: no memory. */
static uint32_t
key_of_word(struct inclusions *inclusions, const char *path, size_t line)
{
	struct key *known = array_reserve(inclusions->known, &inclusions->known_room,
		inclusions->known_count, 1, sizeof *known);
	uint32_t key;

	if (!known || buffer_failed(&inclusions->word))
		return LEXIS_NONE;
	inclusions->known = known;
	key = lexis_intern(inclusions->keys, buffer_slice(&inclusions->word));
	if (key == inclusions->known_count)
		known[inclusions->known_count++] = (struct key){ key, LEXIS_NONE, path, line };
	return key;
}

/* Puts a text in lower case behind the letter, with one space for several. */
static void
make_word(struct inclusions *inclusions, char letter, struct slice text)
{
	struct buffer *word = &inclusions->word;
	size_t from = 0;
	char *lower;

	buffer_reset(word, SIZE_MAX);
	buffer_add_char(word, letter);
	lower = buffer_reserve(word, 3 * text.size + 1);
	if (!lower)
		return;
	text = (struct slice){ lower, unicode_lower_text(lower, text) };
	for (size_t i = 0; i < text.size; i++)
		if (lower[i] != ' ' || (from > 0 && lower[from - 1] != ' '))
			lower[from++] = lower[i];
	word->size += from;
}

/* A row that is being read. */
struct row {
	struct inclusions *inclusions;
	const struct tsv *tsv;
	const char *path;
	uint32_t key;	/* LEXIS_NONE: it has had none */
};

static bool
add_key(struct row *row, char letter, struct slice text, struct fault *fault)
{
	uint32_t key;

	make_word(row->inclusions, letter, text);
	key = key_of_word(row->inclusions, row->path, tsv_line(row->tsv));
	if (key == LEXIS_NONE)
		return fault_memory(fault);
	if (row->key != LEXIS_NONE)
		join(row->inclusions->known, row->key, key);
	row->key = key;
	return true;
}

static bool
add_keys(struct row *row, const struct columns *columns, struct fault *fault)
{
	struct slice study = tsv_cell(row->tsv, columns->study);
	struct slice doi = tsv_cell(row->tsv, columns->doi), bare = doi;
	struct slice number = tsv_cell(row->tsv, columns->pmid), pmid = SLICE(""), pmcid;

	if (doi.size && !doi_read(doi, &bare))
		return tsv_refuse(row->tsv, doi, "is no DOI", fault);
	if (number.size && ascii_is_number(number))
		pmid = number;
	else if (number.size && (!pubmed_read(number, &pmid, &pmcid) || pmid.size == 0))
		return tsv_refuse(row->tsv, number, "is no PubMed number", fault);
	while (pmid.size > 1 && pmid.at[0] == '0')
		pmid = (struct slice){ pmid.at + 1, pmid.size - 1 };
	if (study.size + doi.size + number.size == 0) {
		fault_set(fault, "no study; give its name, DOI or PubMed number");
		return tsv_place(row->tsv, study.at, fault);
	}
	return (study.size == 0 || add_key(row, KEY_STUDY, study, fault))
		&& (doi.size == 0 || add_key(row, KEY_DOI, bare, fault))
		&& (number.size == 0 || add_key(row, KEY_PMID, pmid, fault));
}

static bool
read_row(struct inclusions *inclusions, const struct tsv *tsv, const char *path,
	const struct columns *columns, struct fault *fault)
{
	struct slice review = tsv_cell(tsv, columns->review);
	struct row row = { inclusions, tsv, path, LEXIS_NONE };
	struct inclusion *at = array_reserve(inclusions->at, &inclusions->room, inclusions->count,
		1, sizeof *at);
	uint32_t number;

	if (!at)
		return fault_memory(fault);
	inclusions->at = at;
	if (review.size == 0)
		return tsv_refuse(tsv, review, "is no review; say which one includes this study",
			fault);
	number = lexis_intern(inclusions->reviews, review);
	if (number == LEXIS_NONE)
		return fault_memory(fault);
	if (number >= REVIEWS_MOST)
		return tsv_refuse(tsv, review, "is one review too many; 2000 at most", fault);
	if (!add_keys(&row, columns, fault))
		return false;
	at[inclusions->count++] = (struct inclusion){ number, row.key };
	return true;
}

static bool
read_file(struct inclusions *inclusions, const char *path, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct columns columns;
	bool good = tsv && columns_known(tsv, names, fault)
		&& tsv_need_column(tsv, "review", &columns.review, fault);

	if (good) {
		columns.study = tsv_column(tsv, "study");
		columns.doi = tsv_column(tsv, "doi");
		columns.pmid = tsv_column(tsv, "pmid");
	}
	while (good && tsv_next(tsv))
		good = read_row(inclusions, tsv, path, &columns, fault);
	tsv_close(tsv);
	return good;
}

/* Two DOIs, or two PMIDs, of one study. */
static bool
tell_two(const struct inclusions *inclusions, uint32_t one, uint32_t other, struct fault *fault)
{
	struct slice a = lexis_word(inclusions->keys, one);
	struct slice b = lexis_word(inclusions->keys, other);
	char shown[QUOTED_BYTES], before[QUOTED_BYTES], path[QUOTED_BYTES];
	const struct key *key = &inclusions->known[other];

	a = (struct slice){ a.at + 1, a.size - 1 };
	b = (struct slice){ b.at + 1, b.size - 1 };
	return fault_set(fault, "%s:%zu: %s is taken for the study with %s, by a name or number "
		"that they share; give them different ones", quoted(path, slice_of(key->path)),
		key->line, quoted(shown, b), quoted(before, a));
}

static bool
check_keys(const struct inclusions *inclusions, struct key *keys, char letter, struct fault *fault)
{
	size_t count = inclusions->known_count;
	uint32_t *met = calloc(count + 1, sizeof *met);	/* by top: a key of this letter, and 1 */
	bool good = met || fault_memory(fault);

	for (uint32_t key = 0; good && key < count; key++) {
		uint32_t *at = &met[top_of(keys, key)];

		if (lexis_word(inclusions->keys, key).at[0] != letter)
			continue;
		if (*at)
			good = tell_two(inclusions, *at - 1, key, fault);
		*at = key + 1;
	}
	free(met);
	return good;
}

static int
inclusion_order(const void *left, const void *right)
{
	const struct inclusion *a = left, *b = right;

	if (a->study != b->study)
		return a->study < b->study ? -1 : 1;
	return (a->review > b->review) - (a->review < b->review);
}

/* Numbers the studies, and leaves each inclusion once. */
static void
number_studies(struct inclusions *inclusions)
{
	struct key *keys = inclusions->known;
	size_t kept = 0;

	for (size_t i = 0; i < inclusions->count; i++) {
		struct key *top = &keys[top_of(keys, inclusions->at[i].study)];

		if (top->study == LEXIS_NONE)
			top->study = (uint32_t)inclusions->study_count++;
		inclusions->at[i].study = top->study;
	}
	if (inclusions->count)
		qsort(inclusions->at, inclusions->count, sizeof *inclusions->at, inclusion_order);
	for (size_t i = 0; i < inclusions->count; i++)
		if (kept == 0
				|| inclusion_order(&inclusions->at[kept - 1], &inclusions->at[i]) != 0)
			inclusions->at[kept++] = inclusions->at[i];
	inclusions->count = kept;
}

bool
inclusions_read(struct inclusions *inclusions, const struct strings *paths, struct fault *fault)
{
	inclusions->reviews = lexis_new(SIZE_MAX);
	inclusions->keys = lexis_new(SIZE_MAX);
	if (!inclusions->reviews || !inclusions->keys)
		return fault_memory(fault);
	for (size_t i = 0; i < paths->count; i++)
		if (!read_file(inclusions, paths->at[i], fault))
			return false;
	if (!check_keys(inclusions, inclusions->known, KEY_DOI, fault)
			|| !check_keys(inclusions, inclusions->known, KEY_PMID, fault))
		return false;
	number_studies(inclusions);
	return true;
}

void
inclusions_free(struct inclusions *inclusions)
{
	lexis_free(inclusions->reviews);
	lexis_free(inclusions->keys);
	free(inclusions->at);
	free(inclusions->known);
	buffer_free(&inclusions->word);
}
