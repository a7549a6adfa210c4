#include "likeness.h"

#include "marks.h"
#include "similar.h"

enum {
	TITLE_LEAST = 700,	/* thousandths, below which titles are different */
	TITLE_SHORT = 20,	/* bytes; a title as short says little without a page */
	TITLE_UNLIKE = 400,	/* the same identifier is doubted */
	LACKING = 5		/* a missing part counts one in so many */
};

static const int32_t weights[PARTS] = {
	[PART_TITLE] = 5, [PART_AUTHORS] = 2, [PART_YEAR] = 1, [PART_JOURNAL] = 1,
	[PART_VOLUME] = 1, [PART_PAGE] = 2, [PART_ABSTRACT] = 2,
};

const char *
part_name(enum part_of_score part)
{
	static const char *const names[PARTS] = {
		[PART_TITLE] = "title", [PART_AUTHORS] = "authors", [PART_YEAR] = "year",
		[PART_JOURNAL] = "journal", [PART_VOLUME] = "volume", [PART_PAGE] = "page",
		[PART_ABSTRACT] = "abstract",
	};

	return names[part];
}

const char *
apart_name(enum apart apart)
{
	static const char *const names[APARTS] = {
		[APART_NOT] = "", [APART_DOI] = "doi", [APART_PMID] = "pmid",
		[APART_PMCID] = "pmcid", [APART_TITLE] = "title", [APART_NUMBERS] = "numbers",
		[APART_KIND] = "kind", [APART_PLACE] = "place",
	};

	return names[apart];
}

/* PART_NONE where one has none, else whether they are the same. */
static int32_t
same_field(const struct entry *a, const struct entry *b, enum entry_field field)
{
	struct slice left = entry_field(a, field), right = entry_field(b, field);

	if (left.size == 0 || right.size == 0)
		return PART_NONE;
	return slice_equal(left, right) ? 1000 : 0;
}

static int32_t
like_years(const struct entry *a, const struct entry *b)
{
	int distance = (int)a->year - (int)b->year;

	if (!a->year || !b->year)
		return PART_NONE;
	if (distance == 0)
		return 1000;
	return distance == 1 || distance == -1 ? 500 : 0;
}

static int32_t
like_journals(const struct entry *a, const struct entry *b)
{
	static const enum entry_field names[] = { ENTRY_JOURNAL, ENTRY_JOURNAL_SHORT };
	int32_t best = PART_NONE;

	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < 2; j++) {
			struct slice left = entry_field(a, names[i]);
			struct slice right = entry_field(b, names[j]);

			if (left.size && right.size && best < 1000)
				best = similar_journals(left, right) ? 1000 : 0;
		}
	return best;
}

static int32_t
like_abstracts(const struct entry *a, const struct entry *b)
{
	int32_t share;

	if (!a->has_abstract || !b->has_abstract)
		return PART_NONE;
	share = (int32_t)minhash_alike(a->words, b->words, ABSTRACT_VALUES) * 1000
		/ ABSTRACT_VALUES;
	return share >= 500 ? 1000 : 2 * share;
}

static void
compare_parts(struct likeness *likeness, const struct entry *a, const struct entry *b)
{
	int32_t *parts = likeness->parts;

	parts[PART_TITLE] = PART_NONE;
	if (a->has_title && b->has_title)
		parts[PART_TITLE] = similar_titles(entry_field(a, ENTRY_TITLE),
			entry_field(b, ENTRY_TITLE));
	parts[PART_AUTHORS] = PART_NONE;
	if (entry_field(a, ENTRY_AUTHORS).size && entry_field(b, ENTRY_AUTHORS).size)
		parts[PART_AUTHORS] = similar_authors(entry_field(a, ENTRY_AUTHORS),
			entry_field(b, ENTRY_AUTHORS));
	parts[PART_YEAR] = like_years(a, b);
	parts[PART_JOURNAL] = like_journals(a, b);
	parts[PART_VOLUME] = same_field(a, b, ENTRY_VOLUME);
	parts[PART_PAGE] = same_field(a, b, ENTRY_PAGE);
	parts[PART_ABSTRACT] = like_abstracts(a, b);
}

static int32_t
weigh_parts(const int32_t *parts)
{
	int32_t sum = 0, present = 0, lacking = 0;

	for (int i = 0; i < PARTS; i++) {
		if (parts[i] == PART_NONE) {
			lacking += weights[i];
			continue;
		}
		sum += weights[i] * parts[i];
		present += weights[i];
	}
	return sum * LACKING / (present * LACKING + lacking);
}

enum apart
likeness_identifiers(const struct entry *a, const struct entry *b)
{
	enum apart apart = APART_NOT;

	for (enum entry_field field = ENTRY_PMCID; field >= ENTRY_DOI; field--) {
		int32_t same = same_field(a, b, field);

		if (same == 1000)
			return APART_NOT;
		if (same == 0)
			apart = APART_DOI + (field - ENTRY_DOI);
	}
	return apart;
}

static bool
is_short(const struct entry *a, const struct entry *b)
{
	return entry_field(a, ENTRY_TITLE).size < TITLE_SHORT
		|| entry_field(b, ENTRY_TITLE).size < TITLE_SHORT;
}

static enum apart
find_apart(const int32_t *parts, const struct entry *a, const struct entry *b)
{
	enum apart apart = likeness_identifiers(a, b);

	if (apart)
		return apart;
	if (parts[PART_TITLE] < TITLE_LEAST || (is_short(a, b) && parts[PART_PAGE] != 1000))
		return APART_TITLE;
	if (!marks_same_numbers(entry_field(a, ENTRY_TITLE), entry_field(b, ENTRY_TITLE)))
		return APART_NUMBERS;
	if (a->marks != b->marks && !((a->marks ^ b->marks) == MARK_CONFERENCE
			&& parts[PART_PAGE] == 1000))
		return APART_KIND;
	if ((parts[PART_VOLUME] == 0 && parts[PART_PAGE] == 0) || parts[PART_YEAR] == 0)
		return APART_PLACE;
	return APART_NOT;
}

struct likeness
likeness_of(const struct entry *a, const struct entry *b)
{
	struct likeness likeness = { .apart = APART_NOT };

	compare_parts(&likeness, a, b);
	likeness.score = weigh_parts(likeness.parts);
	likeness.apart = find_apart(likeness.parts, a, b);
	return likeness;
}

bool
likeness_contradicts(const struct entry *a, const struct entry *b)
{
	struct slice authors = entry_field(a, ENTRY_AUTHORS);
	struct slice others = entry_field(b, ENTRY_AUTHORS);

	return a->has_title && b->has_title && authors.size && others.size
		&& similar_titles(entry_field(a, ENTRY_TITLE), entry_field(b, ENTRY_TITLE))
			< TITLE_UNLIKE
		&& similar_authors(authors, others) == 0;
}
