#include "entry.h"

#include "ascii.h"
#include "identifier.h"
#include "json.h"
#include "marks.h"
#include "normal.h"

/* The characters of a string or number. .at is NULL without memory. */
static struct slice
plain_member(struct record *record, const char *name)
{
	struct slice value;

	if (!record_member(record, name, &value) || json_is_array(value) || json_is_object(value))
		return SLICE("");
	return json_plain(value, record_arena(record));
}

static void
add_lower(struct buffer *out, struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		buffer_add_char(out, ascii_lower(text.at[i]));
}

static void
add_doi(struct buffer *out, struct slice text)
{
	struct slice doi;

	if (doi_read(text, &doi))
		add_lower(out, doi);
}

/* A number that PubMed gives out, behind letters that may be there. */
static void
add_number(struct buffer *out, struct slice text, struct slice letters)
{
	text = ascii_trim(text);
	if (ascii_starts(text, letters))
		text = (struct slice){ text.at + letters.size, text.size - letters.size };
	while (text.size && (*text.at == '0' || *text.at == ':' || ascii_is_space(*text.at)))
		text = (struct slice){ text.at + 1, text.size - 1 };
	if (ascii_is_number(text))
		buffer_add_slice(out, text);
}

enum {
	AUTHORS = 5,		/* that are compared */
	MOST_YEAR = 9999
};

/* The family, or what stands in its place. */
static struct slice
family_of(struct slice name, struct arena *arena)
{
	struct json_cursor cursor;
	struct json_member member;
	struct slice family = SLICE("");

	if (!json_is_object(name))
		return json_plain(name, arena);
	cursor = json_enter(name);
	while (json_next_member(&cursor, &member))
		if (slice_is(member.key, "family")
				|| (slice_is(member.key, "literal") && family.size == 0))
			family = json_plain(member.value, arena);
	return family;
}

static bool
add_families(struct buffer *out, struct record *record)
{
	struct json_cursor cursor;
	struct slice names, name;

	if (!record_member(record, "author", &names) || !json_is_array(names))
		return true;
	cursor = json_enter(names);
	for (size_t i = 0; i < AUTHORS && json_next_value(&cursor, &name); i++) {
		struct slice family = family_of(name, record_arena(record));
		const char *comma;

		if (!family.at)
			return false;
		comma = memchr(family.at, ',', family.size);
		if (comma)
			family.size = (size_t)(comma - family.at);
		normal_words(out, family);
		buffer_add_char(out, '\n');
	}
	return true;
}

static uint16_t
read_year(struct record *record)
{
	struct slice value;
	uint64_t year;

	if ((record_path(record, SLICE("issued.date-parts.0.0"), &value)
				|| record_member(record, "year", &value))
			&& json_unsigned(value, &year) && year <= MOST_YEAR)
		return (uint16_t)year;
	return 0;
}

/* Signs the title and the abstract. */
static bool
sign(struct entry *entry, struct record *record, struct entry_maker *maker)
{
	struct minhash *minhash = &maker->minhash;
	struct buffer *words = &maker->words;
	struct slice abstract = plain_member(record, "abstract");

	minhash_begin(minhash);
	minhash_add_bytes(minhash, entry_field(entry, ENTRY_TITLE), TITLE_SHINGLE);
	entry->has_title = minhash_end(minhash, entry->title, TITLE_VALUES);
	buffer_reset(words, SIZE_MAX);
	if (!abstract.at)
		return false;
	normal_words(words, abstract);
	minhash_begin(minhash);
	minhash_add_words(minhash, buffer_slice(words));
	entry->has_abstract = minhash_end(minhash, entry->words, ABSTRACT_VALUES);
	return !buffer_failed(words);
}

bool
entry_is_empty(struct slice value)
{
	if (slice_is(value, "null"))
		return true;
	return value.size >= 2 && strchr("\"[{", *value.at)
		&& ascii_is_blank((struct slice){ value.at + 1, value.size - 2 });
}

static void
measure(struct entry *entry, struct record *record)
{
	struct json_cursor cursor = json_enter(ascii_trim(record_line(record)));
	struct json_member member;
	struct slice value;

	while (json_next_member(&cursor, &member))
		entry->members += !entry_is_empty(member.value);
	entry->has_text = record_member(record, "text", &value) && !entry_is_empty(value);
	if (record_member(record, "abstract", &value))
		entry->abstract = value.size < UINT32_MAX ? (uint32_t)value.size : UINT32_MAX;
}

static bool
fill_field(struct buffer *out, enum entry_field field, struct record *record)
{
	static const char *const members[ENTRY_FIELDS] = {
		[ENTRY_DOI] = "DOI", [ENTRY_PMID] = "PMID", [ENTRY_PMCID] = "PMCID",
		[ENTRY_TITLE] = "title", [ENTRY_AUTHORS] = "author",
		[ENTRY_JOURNAL] = "container-title",
		[ENTRY_JOURNAL_SHORT] = "container-title-short",
		[ENTRY_VOLUME] = "volume", [ENTRY_PAGE] = "page",
	};
	struct slice text = members[field] ? plain_member(record, members[field])
		: record_id(record);

	if (!text.at)
		return false;
	switch (field) {
	case ENTRY_DOI:
		add_doi(out, text);
		break;
	case ENTRY_PMID:
		add_number(out, text, SLICE("pmid"));
		break;
	case ENTRY_PMCID:
		add_number(out, text, SLICE("pmc"));
		break;
	case ENTRY_AUTHORS:
		return add_families(out, record);
	case ENTRY_JOURNAL:
	case ENTRY_JOURNAL_SHORT:
		normal_journal(out, text);
		break;
	case ENTRY_PAGE:
	case ENTRY_VOLUME:
		normal_page(out, text);
		break;
	case ENTRY_TITLE:
		normal_words(out, text);
		break;
	default:
		buffer_add_slice(out, text);
	}
	return true;
}

bool
entry_fill(struct entry *entry, struct record *record, struct entry_maker *maker,
	struct arena *arena)
{
	struct buffer *out = &maker->strings;

	buffer_reset(out, SIZE_MAX);
	for (enum entry_field field = 0; field < ENTRY_FIELDS; field++) {
		if (!fill_field(out, field, record) || out->size > UINT32_MAX)
			return false;
		entry->ends[field] = (uint32_t)out->size;
	}
	if (buffer_failed(out))
		return false;
	entry->strings = arena_copy(arena, buffer_slice(out)).at;
	entry->turn = record_turn(record);
	if (!entry->strings)
		return false;
	measure(entry, record);
	entry->year = read_year(record);
	entry->marks = marks_of(entry_field(entry, ENTRY_TITLE), plain_member(record, "type"));
	return sign(entry, record, maker);
}

void
entry_maker_free(struct entry_maker *maker)
{
	buffer_free(&maker->strings);
	buffer_free(&maker->line);
	buffer_free(&maker->words);
}

struct slice
entry_field(const struct entry *entry, enum entry_field field)
{
	uint32_t start = field ? entry->ends[field - 1] : 0;

	return (struct slice){ entry->strings + start, entry->ends[field] - start };
}

int
entry_compare_wealth(const struct entry *a, const struct entry *b)
{
	if (a->has_text != b->has_text)
		return b->has_text - a->has_text;
	if (a->members != b->members)
		return a->members < b->members ? 1 : -1;
	if (a->abstract != b->abstract)
		return a->abstract < b->abstract ? 1 : -1;
	return (a->turn > b->turn) - (a->turn < b->turn);
}
