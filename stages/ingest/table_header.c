#include "table_header.h"

#include <stdlib.h>

#include "ascii.h"

enum {
	NAME_BYTES = 64		/* of a known name; longer ones are not known */
};

#define LINE(line) (TABLE_LINE + (line))

/* Lower case, with single spaces for all that is no letter or digit. Of the columns for one target the
 * name that stands higher here is the first choice. */
static const struct {
	const char *name;
	enum table_target target;
} known[] = {
	{ "title", LINE(WORK_TITLE) }, { "article title", LINE(WORK_TITLE) },
	{ "document title", LINE(WORK_TITLE) }, { "primary title", LINE(WORK_TITLE) },
	{ "item title", LINE(WORK_TITLE) }, { "display name", LINE(WORK_TITLE) },
	{ "ti", LINE(WORK_TITLE) }, { "short title", LINE(WORK_TITLE_SHORT) },
	{ "author full names", TABLE_AUTHORS }, { "author names", TABLE_AUTHORS },
	{ "authors", TABLE_AUTHORS }, { "author", TABLE_AUTHORS }, { "author s", TABLE_AUTHORS },
	{ "first authors", TABLE_AUTHORS }, { "authorships author display name", TABLE_AUTHORS },
	{ "au", TABLE_AUTHORS },
	{ "editors", TABLE_EDITORS }, { "editor", TABLE_EDITORS },
	{ "abstract", TABLE_ABSTRACT }, { "abstract note", TABLE_ABSTRACT },
	{ "abstracts", TABLE_ABSTRACT }, { "ab", TABLE_ABSTRACT },
	{ "publication date", TABLE_DATE }, { "date published", TABLE_DATE },
	{ "year", TABLE_DATE }, { "publication year", TABLE_DATE },
	{ "published year", TABLE_DATE }, { "pubyear", TABLE_DATE }, { "py", TABLE_DATE }, { "date", TABLE_DATE },
	{ "published month", TABLE_MONTH }, { "month", TABLE_MONTH },
	{ "source title", LINE(WORK_CONTAINER) }, { "journal", LINE(WORK_CONTAINER) },
	{ "journal title", LINE(WORK_CONTAINER) }, { "journal book", LINE(WORK_CONTAINER) },
	{ "publication title", LINE(WORK_CONTAINER) },
	{ "primary location source display name", LINE(WORK_CONTAINER) },
	{ "secondary title", LINE(WORK_CONTAINER) },
	{ "jo", LINE(WORK_CONTAINER) }, { "jf", LINE(WORK_CONTAINER) },
	{ "so", LINE(WORK_CONTAINER) },
	{ "abbreviated source title", LINE(WORK_CONTAINER_SHORT) },
	{ "journal abbreviation", LINE(WORK_CONTAINER_SHORT) },
	{ "vl", LINE(WORK_VOLUME) }, { "is", LINE(WORK_ISSUE) }, { "sp", TABLE_FIRST_PAGE },
	{ "ep", TABLE_LAST_PAGE }, { "sn", TABLE_NUMBERS }, { "ur", LINE(WORK_URL) },
	{ "kw", TABLE_KEYWORDS },
	{ "series", LINE(WORK_COLLECTION) }, { "series title", LINE(WORK_COLLECTION) },
	{ "volume", LINE(WORK_VOLUME) }, { "issue", LINE(WORK_ISSUE) },
	{ "issue number", LINE(WORK_ISSUE) }, { "number", LINE(WORK_ISSUE) },
	{ "pages", LINE(WORK_PAGE) }, { "page", LINE(WORK_PAGE) },
	{ "page start", TABLE_FIRST_PAGE }, { "start page", TABLE_FIRST_PAGE },
	{ "first page", TABLE_FIRST_PAGE }, { "art no", TABLE_FIRST_PAGE },
	{ "article number", TABLE_FIRST_PAGE }, { "page end", TABLE_LAST_PAGE },
	{ "end page", TABLE_LAST_PAGE }, { "last page", TABLE_LAST_PAGE },
	{ "publisher", LINE(WORK_PUBLISHER) }, { "place", LINE(WORK_PLACE) },
	{ "place published", LINE(WORK_PLACE) }, { "publisher place", LINE(WORK_PLACE) }, { "location", LINE(WORK_PLACE) },
	{ "issn", TABLE_NUMBERS }, { "issns", TABLE_NUMBERS }, { "eissn", TABLE_NUMBERS },
	{ "isbn", TABLE_NUMBERS }, { "isbns", TABLE_NUMBERS },
	{ "primary location source issn l", TABLE_NUMBERS },
	{ "doi", TABLE_DOI }, { "do", TABLE_DOI }, { "di", TABLE_DOI },
	{ "pmid", TABLE_PMID }, { "pubmed id", TABLE_PMID },
	{ "ids pmid", TABLE_PMID }, { "pmcid", TABLE_PMCID }, { "pmc id", TABLE_PMCID },
	{ "ids pmcid", TABLE_PMCID },
	{ "url", LINE(WORK_URL) }, { "link", LINE(WORK_URL) }, { "urls", LINE(WORK_URL) },
	{ "external url", LINE(WORK_URL) }, { "open url link", LINE(WORK_URL) },
	{ "language", LINE(WORK_LANGUAGE) },
	{ "language of original document", LINE(WORK_LANGUAGE) },
	{ "database", LINE(WORK_DATABASE) },
	{ "author keywords", TABLE_KEYWORDS }, { "keywords", TABLE_KEYWORDS },
	{ "keyword", TABLE_KEYWORDS }, { "index keywords", TABLE_KEYWORDS },
	{ "manual tags", TABLE_KEYWORDS }, { "mesh terms", TABLE_KEYWORDS },
	{ "document type", TABLE_TYPE }, { "publication type", TABLE_TYPE },
	{ "item type", TABLE_TYPE }, { "type of reference", TABLE_TYPE }, { "type", TABLE_TYPE },
	{ "accession number", TABLE_ACCESSION }, { "eid", TABLE_ACCESSION },
	{ "lens id", TABLE_ACCESSION }, { "ut unique wos id", TABLE_ACCESSION },
	{ "record id", TABLE_ACCESSION }, { "id", TABLE_ACCESSION },
	{ "covidence", TABLE_ACCESSION }, { "key", TABLE_ACCESSION },
};

static const struct {
	const char *name;
	enum table_target target;
} members[] = {
	{ "type", TABLE_TYPE }, { "title", LINE(WORK_TITLE) },
	{ "title-short", LINE(WORK_TITLE_SHORT) }, { "author", TABLE_AUTHORS },
	{ "editor", TABLE_EDITORS }, { "issued", TABLE_DATE }, { "year", TABLE_DATE },
	{ "container-title", LINE(WORK_CONTAINER) },
	{ "container-title-short", LINE(WORK_CONTAINER_SHORT) },
	{ "collection-title", LINE(WORK_COLLECTION) }, { "volume", LINE(WORK_VOLUME) },
	{ "issue", LINE(WORK_ISSUE) }, { "page", LINE(WORK_PAGE) },
	{ "publisher", LINE(WORK_PUBLISHER) }, { "publisher-place", LINE(WORK_PLACE) },
	{ "ISSN", TABLE_NUMBERS }, { "ISBN", TABLE_NUMBERS }, { "DOI", TABLE_DOI },
	{ "PMID", TABLE_PMID }, { "PMCID", TABLE_PMCID }, { "URL", LINE(WORK_URL) },
	{ "language", LINE(WORK_LANGUAGE) }, { "database", LINE(WORK_DATABASE) },
	{ "keyword", TABLE_KEYWORDS }, { "abstract", TABLE_ABSTRACT }, { "id", TABLE_ACCESSION },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool
table_map_read(struct table_map *map, const char *word, struct fault *fault)
{
	const char *equals = strrchr(word, '=');
	char shown[QUOTED_BYTES];

	if (!equals || equals == word)
		return fault_set(fault, "--map wants COLUMN=MEMBER, not \"%s\"",
			quoted(shown, slice_of(word)));
	map->column = (struct slice){ word, (size_t)(equals - word) };
	for (size_t i = 0; i < COUNT(members); i++)
		if (strcmp(members[i].name, equals + 1) == 0) {
			map->target = members[i].target;
			return true;
		}
	return fault_set(fault, "--map: a column cannot become \"%s\"; there are title, author, "
		"year, abstract and others of the record",
		quoted(shown, slice_of(equals + 1)));
}

/* As names are in `known`; empty if it is longer than they are. */
static void
normalise(char out[NAME_BYTES], struct slice name)
{
	size_t size = 0;

	for (size_t i = 0; i < name.size; i++) {
		char c = ascii_lower(name.at[i]);
		bool counts = ascii_is_letter(c) || ascii_is_digit(c) || (c & 0x80);

		if (!counts && (size == 0 || out[size - 1] == ' '))
			continue;
		if (size == NAME_BYTES - 1) {
			size = 0;
			break;
		}
		out[size++] = counts ? c : ' ';
	}
	size -= size > 0 && out[size - 1] == ' ';
	out[size] = '\0';
}

static struct table_column
column_of(struct slice name, const struct table_map *maps, size_t map_count)
{
	struct table_column column = { .name = name };
	char words[NAME_BYTES], mapped[NAME_BYTES];

	normalise(words, name);
	for (size_t i = 0; *words && i < map_count; i++) {
		normalise(mapped, maps[i].column);
		if (strcmp(words, mapped) == 0)
			return (struct table_column){ name, maps[i].target, i };
	}
	for (size_t i = 0; *words && i < COUNT(known); i++)
		if (strcmp(words, known[i].name) == 0)
			return (struct table_column){ name, known[i].target, map_count + i };
	return column;
}

/* Which of tab, semicolon and comma there is most of, outside of quotation marks. */
static char
find_divider(struct slice line)
{
	static const char dividers[] = "\t;,";
	size_t counts[3] = { 0 }, best = 0;
	bool quoted_part = false;

	for (size_t i = 0; i < line.size; i++) {
		const char *found = line.at[i] ? strchr(dividers, line.at[i]) : NULL;

		quoted_part ^= line.at[i] == '"';
		if (found && !quoted_part)
			counts[found - dividers]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return dividers[best];
}

/* Cuts the next name off *line, without its quotation marks; false behind the last. */
static bool
next_name(struct slice *line, char divider, struct slice *name)
{
	bool quoted_part = false;
	size_t size = 0;

	if (!line->at)
		return false;
	for (; size < line->size && (quoted_part || line->at[size] != divider); size++)
		quoted_part ^= line->at[size] == '"';
	*name = ascii_trim((struct slice){ line->at, size });
	if (name->size > 1 && *name->at == '"' && name->at[name->size - 1] == '"')
		*name = ascii_trim((struct slice){ name->at + 1, name->size - 2 });
	*line = size < line->size
		? (struct slice){ line->at + size + 1, line->size - size - 1 }
		: (struct slice){ NULL, 0 };
	return true;
}

static bool
has_tags(struct slice line, char divider)
{
	return divider == '\t'
		&& (slice_starts(line, SLICE("PT\tAU\t")) || slice_starts(line, SLICE("PT\tBA\t")));
}

bool
table_begins(struct slice line)
{
	char divider = find_divider(line);
	struct slice rest = line, name;
	size_t count = 0;
	bool title = false;

	while (next_name(&rest, divider, &name)) {
		enum table_target target = column_of(name, NULL, 0).target;

		title |= target == LINE(WORK_TITLE);
		count += target != TABLE_NONE;
	}
	return has_tags(line, divider) || (title && count > 1);
}

static void
add_known(struct table_header *header, size_t column)
{
	const struct table_column *columns = header->columns;
	size_t at = header->known_count;

	if (!columns[column].target || at == TABLE_KNOWN)
		return;
	for (; at > 0 && columns[header->known[at - 1]].rank > columns[column].rank; at--)
		header->known[at] = header->known[at - 1];
	header->known[at] = column;
	header->known_count++;
}

bool
table_header_read(struct table_header *header, struct slice line,
	const struct table_map *maps, size_t map_count, struct arena *arena)
{
	struct slice copy = arena_copy(arena, line), rest = copy, name;
	size_t count = 1;

	if (!copy.at)
		return false;
	header->divider = find_divider(copy);
	header->tags = has_tags(copy, header->divider);
	for (size_t i = 0; i < copy.size; i++)
		count += copy.at[i] == header->divider;
	header->columns = arena_array(arena, count, sizeof *header->columns);
	if (!header->columns)
		return false;
	header->count = header->known_count = 0;
	for (; next_name(&rest, header->divider, &name); header->count++) {
		header->columns[header->count] = column_of(name, maps, map_count);
		add_known(header, header->count);
	}
	return true;
}
