#include "object.h"

#include "ascii.h"
#include "identifier.h"
#include "markup.h"

enum known {
	KNOWN_ID, KNOWN_TEXT, KNOWN_ABSTRACT, KNOWN_DOI, KNOWN_SMALL_DOI, KNOWN_PMID,
	KNOWN_ISSUED, KNOWN_YEAR, KNOWN_SOURCE, KNOWN_DATABASE,
	KNOWN_COUNT,
	UNKNOWN = KNOWN_COUNT
};

static const char *const known_names[KNOWN_COUNT] = {
	"id", "text", "abstract", "DOI", "doi", "PMID", "issued", "year", "source", "database"
};

struct object {
	struct ingest *run;
	const struct object_piece *piece;
	bool has[KNOWN_COUNT];
	struct slice known[KNOWN_COUNT];	/* values; empty where there is none, or null */
	bool take_source;	/* the folder's name takes the place of the member's value */
};

static enum known
known_named(struct slice name)
{
	int known = 0;

	while (known < KNOWN_COUNT && !slice_is(name, known_names[known]))
		known++;
	return (enum known)known;
}

/* The characters of a JSON string; empty for other values. Without memory the id fails with it. */
static struct slice
text_of(const struct object *object, enum known known)
{
	struct slice value = object->known[known];

	if (!json_is_string(value))
		return SLICE("");
	value = json_characters(value, &object->run->arena);
	if (value.at)
		return value;
	object->run->id.failed = true;
	return SLICE("");
}

static bool
find_known(struct object *object, struct fault *fault)
{
	const struct json_members *members = &object->run->check.members;

	for (size_t i = 0; i < members->count; i++) {
		struct slice name = json_unescape(members->at[i].key, &object->run->arena);
		enum known known;

		if (!name.at)
			return fault_memory(fault);
		known = known_named(name);
		if (known == UNKNOWN)
			continue;
		object->has[known] = true;
		if (!slice_is(members->at[i].value, "null"))
			object->known[known] = members->at[i].value;
	}
	object->take_source = object->run->source.size > 0
		&& (object->known[KNOWN_SOURCE].size == 0
			|| (object->piece->csl && !object->has[KNOWN_DATABASE]));
	return true;
}

static bool
is_usable(const struct object *object, struct fault *fault)
{
	struct slice id = object->known[KNOWN_ID], text = object->known[KNOWN_TEXT];
	uint64_t number;

	if (id.size && !json_is_string(id) && !json_unsigned(id, &number))
		return fault_set(fault, "\"id\" is neither a string nor a whole number");
	if (text.size && !json_is_string(text))
		return fault_set(fault, "\"text\" is not a string");
	return true;
}

/* The bare DOI; of CSL-JSON also where its name is in small letters, as some write it. */
static struct slice
find_doi(const struct object *object)
{
	struct slice doi;

	if (doi_read(text_of(object, KNOWN_DOI), &doi) || (object->piece->csl
			&& doi_read(text_of(object, KNOWN_SMALL_DOI), &doi)))
		return doi;
	return SLICE("");
}

static void
make_id(const struct object *object)
{
	struct ingest *run = object->run;
	struct slice id = object->known[KNOWN_ID], pmid = object->known[KNOWN_PMID];

	if (json_is_string(id))
		id = text_of(object, KNOWN_ID);
	if (json_is_string(pmid))
		pmid = text_of(object, KNOWN_PMID);
	if (id.size) {
		run->id.size = 0;
		buffer_add_slice(&run->id, id);
	} else if (!run_public_id(run, find_doi(object), pmid)) {
		run_number_id(run);
	}
}

/* The first four digits of a value such as 2019, "2019" or "2019-05-01"; 0: there are none. */
static uint64_t
leading_year(struct slice value)
{
	uint64_t year = 0;
	size_t i = json_is_string(value) ? 1 : 0, end = i + 4;

	for (; i < end; i++) {
		if (i == value.size || !ascii_is_digit(value.at[i]))
			return 0;
		year = year * 10 + (uint64_t)(value.at[i] - '0');
	}
	return year;
}

/* CSL-JSON: {"date-parts":[[2019,5,1]]}, {"raw":"2019-05-01"}, {"literal":"2019"}. */
static uint64_t
issued_year(struct slice issued)
{
	struct json_cursor members;
	struct json_member member;
	uint64_t year = 0;

	if (!json_is_object(issued))
		return 0;
	members = json_enter(issued);
	while (year == 0 && json_next_member(&members, &member)) {
		struct slice value = member.value;

		for (int depth = 0; depth < 2 && json_is_array(value); depth++) {
			struct json_cursor values = json_enter(value);

			if (!json_next_value(&values, &value))
				value = SLICE("");
		}
		if (slice_is(member.key, "date-parts") || json_is_string(member.value))
			year = leading_year(value);
	}
	return year;
}

/* JSON in the arena; without memory the id fails. */
static struct slice
make_string(const struct object *object, struct slice characters)
{
	struct buffer json = { 0 };
	struct slice copy;

	json_add_string(&json, characters);
	copy = arena_copy(&object->run->arena, buffer_slice(&json));
	object->run->id.failed |= !copy.at || buffer_failed(&json);
	buffer_free(&json);
	return copy.at ? copy : SLICE("\"\"");
}

/* The text of a record that has none: its abstract as it stands in JSON, but for markup, or "". */
static struct slice
make_text(const struct object *object)
{
	struct slice abstract = object->known[KNOWN_ABSTRACT], text, cleaned;

	if (!json_is_string(abstract))
		return SLICE("\"\"");
	text = text_of(object, KNOWN_ABSTRACT);
	if (work_no_abstract(text))
		return SLICE("\"\"");
	cleaned = markup_clean(&object->run->arena, text);
	if (cleaned.at == text.at)
		return abstract;
	object->run->summary.kinds[SUMMARY_MARKUP]++;
	return make_string(object, cleaned);
}

static void
write_member(const struct object *object, const struct json_member *member, struct slice text)
{
	struct item *item = &object->run->item;
	struct slice name = json_unescape(member->key, &object->run->arena);
	enum known known = known_named(name);

	item->line.failed |= !name.at;
	if (known == KNOWN_SOURCE && object->take_source) {
		item_string(item, "source", buffer_slice(&object->run->source));
		if (object->known[KNOWN_SOURCE].size && item_member(item, SLICE("database")))
			item_value(item, member->value);
		return;
	}
	if (!item_key(item, member->key, name))
		return;
	if (known == KNOWN_ID)
		json_add_string(&item->line, buffer_slice(&object->run->id));
	else
		item_value(item, known == KNOWN_TEXT ? text : member->value);
}

static void
write_line(const struct object *object, struct slice text)
{
	const struct json_members *members = &object->run->check.members;
	struct item *item = &object->run->item;
	uint64_t year = 0;

	item_begin(item);
	if (!object->has[KNOWN_ID])
		item_string(item, "id", buffer_slice(&object->run->id));
	for (size_t i = 0; i < members->count; i++)
		write_member(object, &members->at[i], text);
	if (object->piece->csl && !object->has[KNOWN_YEAR])
		year = issued_year(object->known[KNOWN_ISSUED]);
	if (year)
		item_number(item, "year", year);
	if (object->piece->csl && !object->has[KNOWN_DOI])
		item_string(item, "DOI", find_doi(object));
	if (!object->has[KNOWN_SOURCE])
		item_string(item, "source", buffer_slice(&object->run->source));
	run_raw(object->run);
	item_sets(item);
	if (!object->has[KNOWN_TEXT] && item_member(item, SLICE("text")))
		item_value(item, text);
	item_end(item);
}

/* True if the line can go on as it came. */
static bool
is_ready(const struct object *object, bool id_changed)
{
	return !object->piece->csl && json_is_string(object->known[KNOWN_ID]) && !id_changed
		&& object->known[KNOWN_ID].size > 2 && json_is_string(object->known[KNOWN_TEXT])
		&& object->run->item.set_count == 0 && !object->run->settings->keep_raw
		&& !object->take_source;
}

static bool
write_record(struct object *object, struct fault *fault)
{
	struct ingest *run = object->run;
	struct slice text = object->known[KNOWN_TEXT];
	uint64_t repeated = run->summary.kinds[SUMMARY_IDS];

	if (text.size == 0)
		text = make_text(object);
	make_id(object);
	if (!run_claim_id(run, fault))
		return false;
	if (is_ready(object, run->summary.kinds[SUMMARY_IDS] > repeated)) {
		buffer_reset(&run->item.line, SIZE_MAX);
		buffer_add_slice(&run->item.line, object->piece->json);
	} else {
		write_line(object, text);
	}
	return run_emit(run, object->piece->line, text.size > 2, fault);
}

bool
object_write(struct ingest *run, const struct object_piece *piece, struct fault *fault)
{
	struct object object = { .run = run, .piece = piece };

	run_span(run, piece->raw);
	arena_reset(&run->arena);
	if (!json_check_object(&run->check, piece->json, fault) || !find_known(&object, fault)
			|| !is_usable(&object, fault))
		return run_reject(run, piece->line, piece->raw, fault);
	return write_record(&object, fault);
}
