#include "work.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"
#include "json.h"
#include "markup.h"
#include "name.h"
#include "run.h"

enum {
	COUNT_DIGITS = 6	/* a number of so many may be no more than a count */
};

struct work *
work_begin(struct ingest *run, const char *format, uint64_t line)
{
	struct work *work = &run->work;

	*work = (struct work){
		.format = format, .line = line,
		.values = work->values, .value_room = work->value_room,
		.rest = work->rest, .rest_room = work->rest_room,
	};
	arena_reset(&run->arena);
	return work;
}

void
work_free(struct work *work)
{
	free(work->values);
	free(work->rest);
}

static void
add_value(struct work *work, struct work_value value)
{
	struct work_value *values;

	if (value.value.size == 0)
		return;
	values = array_reserve(work->values, &work->value_room, work->value_count, 1,
		sizeof *values);
	work->failed |= !values;
	if (!values)
		return;
	work->values = values;
	values[work->value_count++] = value;
}

void
work_add(struct work *work, enum work_list list, struct slice value)
{
	add_value(work, (struct work_value){ .list = list, .value = value });
}

void
work_add_whole(struct work *work, enum work_list list, struct slice value)
{
	add_value(work, (struct work_value){ .list = list, .value = value, .whole = true });
}

void
work_add_parts(struct work *work, enum work_list list, struct slice value, char divider)
{
	while (value.size) {
		const char *found = memchr(value.at, divider, value.size);
		size_t size = found ? (size_t)(found - value.at) : value.size;

		work_add(work, list, ascii_trim((struct slice){ value.at, size }));
		size += found != NULL;
		value = (struct slice){ value.at + size, value.size - size };
	}
}

void
work_add_lines(struct work *work, enum work_list list, struct slice value)
{
	work_add_parts(work, list, value, '\n');
}

void
work_drop(struct work *work, enum work_list list)
{
	size_t to = 0;

	for (size_t i = 0; i < work->value_count; i++)
		if (work->values[i].list != list)
			work->values[to++] = work->values[i];
	work->value_count = to;
}

bool
work_has(const struct work *work, enum work_list list)
{
	for (size_t i = 0; i < work->value_count; i++)
		if (work->values[i].list == list)
			return true;
	return false;
}

void
work_keep(struct work *work, struct slice tag, struct slice value)
{
	struct work_rest *rest = array_reserve(work->rest, &work->rest_room, work->rest_count, 1,
		sizeof *rest);

	work->failed |= !rest;
	if (!rest)
		return;
	work->rest = rest;
	rest[work->rest_count++] = (struct work_rest){ .tag = tag, .value = value };
}

struct slice
work_join(struct ingest *run, struct slice a, const char *between, struct slice b)
{
	size_t size = strlen(between);
	char *at = arena_take(&run->arena, a.size + size + b.size);

	run->work.failed |= !at;
	if (!at)
		return SLICE("");
	memcpy(at, a.at, a.size);
	memcpy(at + a.size, between, size);
	memcpy(at + a.size + size, b.at, b.size);
	return (struct slice){ at, a.size + size + b.size };
}

void
work_fill(struct work *work, enum work_line line, struct slice value)
{
	if (work->lines[line].size == 0)
		work->lines[line] = ascii_trim(value);
}

void
work_compose(struct ingest *run, enum work_line line, struct buffer *bytes)
{
	struct slice copy = arena_copy(&run->arena, buffer_slice(bytes));

	run->work.failed |= !copy.at || buffer_failed(bytes);
	run->work.lines[line] = copy;
	buffer_free(bytes);
}

struct slice
work_without_stop(struct slice title)
{
	if (title.size > 1 && title.at[title.size - 1] == '.' && title.at[title.size - 2] != '.')
		title.size--;
	return title;
}

bool
work_no_abstract(struct slice text)
{
	static const struct slice words[] = {
		{ "na", 2 }, { "n/a", 3 }, { "none", 4 }, { "null", 4 }, { "no abstract", 11 },
		{ "no abstract available", 21 }, { "abstract not available", 22 }
	};

	while (text.size && strchr("[(", *text.at))
		text = (struct slice){ text.at + 1, text.size - 1 };
	while (text.size && strchr("]).", text.at[text.size - 1]))
		text.size--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ascii_same(text, words[i]))
			return true;
	return false;
}

/* DOI, else PubMed's number, else the database's or the exporting program's (the first, where
 * there are several) if it is more than a count of the records, else the name of the file with the
 * place in it. */
static void
make_id(struct ingest *run, const struct work *work)
{
	struct slice number = work->accession;
	size_t size = 0;

	if (run_public_id(run, work->lines[WORK_DOI], work->lines[WORK_PMID]))
		return;
	while (size < number.size && !memchr(" \t\n,;", number.at[size], 5))
		size++;
	if (size <= COUNT_DIGITS && !work->alone) {
		run_number_id(run);
		return;
	}
	run->id.size = 0;
	if (size > COUNT_DIGITS)
		buffer_add(&run->id, number.at, size);
	else
		buffer_add_slice(&run->id, buffer_slice(&run->stem));
}

/* The first value of the list from number *at on; NULL: none. */
static const struct work_value *
next_of(const struct work *work, enum work_list list, size_t *at)
{
	while (*at < work->value_count)
		if (work->values[(*at)++].list == list)
			return &work->values[*at - 1];
	return NULL;
}

static void
write_names(struct item *item, const struct work *work, enum work_list list, const char *member)
{
	size_t at = 0;
	const struct work_value *name = next_of(work, list, &at);

	if (!name || !item_member(item, slice_of(member)))
		return;
	buffer_add_char(&item->line, '[');
	for (; name; name = next_of(work, list, &at))
		name_add(&item->line, name->value, name->whole);
	buffer_add_char(&item->line, ']');
}

/* One string, as CSL-JSON has it. */
static void
write_keywords(struct item *item, const struct work *work)
{
	size_t at = 0;
	const struct work_value *keyword = next_of(work, WORK_KEYWORDS, &at);
	struct buffer *line = &item->line;
	const char *before = "\"";

	if (!keyword || !item_member(item, SLICE("keyword")))
		return;
	for (; keyword; keyword = next_of(work, WORK_KEYWORDS, &at)) {
		buffer_add_string(line, before);
		json_add_inside(line, keyword->value);
		before = "; ";
	}
	buffer_add_char(line, '"');
}

static void
add_part(struct buffer *out, unsigned part)
{
	if (!part)
		return;
	buffer_add_char(out, ',');
	buffer_add_number(out, part);
}

static void
write_date(struct item *item, const struct date *issued)
{
	struct buffer *line = &item->line;

	if (!issued->year)
		return;
	if (item_member(item, SLICE("issued"))) {
		buffer_add_string(line, "{\"date-parts\":[[");
		buffer_add_number(line, issued->year);
		add_part(line, issued->month);
		add_part(line, issued->day);
		buffer_add_string(line, "]]}");
	}
	item_number(item, "year", issued->year);
}

static void
write_lines(struct item *item, const struct work *work, enum work_line from, enum work_line to)
{
	static const char *const members[WORK_LINES] = {
		[WORK_TYPE] = "type", [WORK_TITLE] = "title", [WORK_TITLE_SHORT] = "title-short",
		[WORK_CONTAINER] = "container-title",
		[WORK_CONTAINER_SHORT] = "container-title-short",
		[WORK_COLLECTION] = "collection-title", [WORK_VOLUME] = "volume",
		[WORK_ISSUE] = "issue", [WORK_PAGE] = "page", [WORK_PUBLISHER] = "publisher",
		[WORK_PLACE] = "publisher-place",
		[WORK_ISSN] = "ISSN", [WORK_ISBN] = "ISBN", [WORK_DOI] = "DOI",
		[WORK_PMID] = "PMID", [WORK_PMCID] = "PMCID", [WORK_URL] = "URL",
		[WORK_LANGUAGE] = "language", [WORK_DATABASE] = "database",
	};

	for (enum work_line i = from; i <= to; i++)
		item_string(item, members[i], work->lines[i]);
}

/* "N1":["...","..."] with all values of one tag, from the first on. */
static void
write_rest_of(struct item *item, struct work *work, size_t first)
{
	struct slice tag = work->rest[first].tag;
	const char *before = ":[";

	json_add_string(&item->line, tag);
	for (size_t i = first; i < work->rest_count; i++) {
		struct work_rest *rest = &work->rest[i];

		if (!slice_equal(rest->tag, tag))
			continue;
		buffer_add_string(&item->line, before);
		json_add_string(&item->line, rest->value);
		rest->written = true;
		before = ",";
	}
	buffer_add_char(&item->line, ']');
}

static void
write_rest(struct item *item, struct work *work)
{
	char before = '{';

	if (work->rest_count == 0 || !item_member(item, slice_of(work->format)))
		return;
	for (size_t i = 0; i < work->rest_count; i++) {
		if (work->rest[i].written)
			continue;
		buffer_add_char(&item->line, before);
		write_rest_of(item, work, i);
		before = ',';
	}
	buffer_add_char(&item->line, '}');
}

static void
write_members(struct item *item, struct work *work)
{
	write_lines(item, work, WORK_TYPE, WORK_TITLE_SHORT);
	write_names(item, work, WORK_AUTHORS, "author");
	write_names(item, work, WORK_EDITORS, "editor");
	write_names(item, work, WORK_COLLECTION_EDITORS, "collection-editor");
	write_date(item, &work->issued);
	write_lines(item, work, WORK_CONTAINER, WORK_DATABASE);
	write_keywords(item, work);
	item_string(item, "abstract", work->abstract);
	write_rest(item, work);
}

static void
clean_value(struct ingest *run, struct slice *value)
{
	struct slice cleaned = markup_clean(&run->arena, *value);

	run->summary.kinds[SUMMARY_MARKUP] += cleaned.at != value->at;
	run->work.failed |= value->at && !cleaned.at;
	*value = cleaned;
}

/* What finds no member stays as it came, and so does a text that is not the abstract: its reader
 * knows markup. */
static void
clean_members(struct ingest *run)
{
	struct work *work = &run->work;

	for (int line = 0; line < WORK_LINES; line++)
		clean_value(run, &work->lines[line]);
	for (size_t i = 0; i < work->value_count; i++)
		clean_value(run, &work->values[i].value);
	clean_value(run, &work->abstract);
}

bool
work_write(struct ingest *run, struct fault *fault)
{
	struct work *work = &run->work;
	struct item *item = &run->item;
	struct slice text;

	clean_members(run);
	text = work->text.size ? work->text : work->abstract;
	make_id(run, work);
	if (work->failed)
		return fault_memory(fault);
	if (!run_claim_id(run, fault))
		return false;
	item_begin(item);
	item_string(item, "id", buffer_slice(&run->id));
	write_members(item, work);
	item_string(item, "source", buffer_slice(&run->source));
	run_raw(run);
	item_sets(item);
	item_text(item, text);
	item_end(item);
	return run_emit(run, work->line, text.size > 0, fault);
}
