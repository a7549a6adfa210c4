#include "passed.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"
#include "corpus.h"
#include "json.h"
#include "record.h"

/* A record that was merged into another, as that one tells. */
struct merged {
	uint32_t id, source;	/* in the lexis */
};

struct reading {
	struct flow *flow;
	const struct passed_settings *settings;
	struct lexis *lexis;	/* sources, ids of duplicates */
	struct lexis *marked;	/* ids of duplicates that are here themselves */
	struct lexis *studies;	/* included */
	struct record *record;
	struct merged *merged;
	size_t merged_count, merged_room;
	uint64_t abstracts;
};

static bool
is_among(const struct strings *names, struct slice name)
{
	for (size_t i = 0; i < names->count; i++)
		if (slice_is(name, names->at[i]))
			return true;
	return false;
}

static enum flow_arm
arm_of(const struct reading *reading, struct slice source)
{
	return is_among(&reading->settings->others, source) ? ARM_OTHER : ARM_DATABASES;
}

static bool
add_source(struct reading *reading, struct slice source)
{
	enum flow_list list = is_among(&reading->settings->registers, source) ? LIST_REGISTERS
		: LIST_SOURCES;

	return counts_add(&reading->flow->arms[arm_of(reading, source)].lists[list], source, 1)
		!= LEXIS_NONE;
}

/* The database, else the source; of an object of JSON. .at is NULL without memory. */
static struct slice
source_of(struct slice object, struct arena *arena)
{
	static const char *const names[] = { "database", "source" };
	struct slice found[2] = { { NULL, 0 }, { NULL, 0 } };
	struct json_cursor cursor = json_enter(object);
	struct json_member member;

	while (json_next_member(&cursor, &member))
		for (size_t i = 0; i < 2; i++)
			if (slice_is(member.key, names[i]))
				found[i] = member.value;
	for (size_t i = 0; i < 2; i++)
		if (json_is_string(found[i]) && found[i].size > 2)
			return json_characters(found[i], arena);
	return SLICE("source not named");
}

/* The characters of a member of an object that is a string; of any other nothing. .at is NULL
 * without memory. */
static struct slice
text_at(struct record *record, const char *path)
{
	struct slice value;

	return record_path(record, slice_of(path), &value) && json_is_string(value)
		? json_characters(value, record_arena(record)) : SLICE("");
}

static bool
keep_merged(struct reading *reading, struct slice id, struct slice source)
{
	struct merged *merged = array_reserve(reading->merged, &reading->merged_room,
		reading->merged_count, 1, sizeof *merged);
	struct merged one = {
		lexis_intern(reading->lexis, id), lexis_intern(reading->lexis, source)
	};

	if (merged)
		reading->merged = merged;
	if (!merged || one.id == LEXIS_NONE || one.source == LEXIS_NONE)
		return false;
	merged[reading->merged_count++] = one;
	return true;
}

/* Those that the record stands for. */
static bool
read_duplicates(struct reading *reading, struct slice array)
{
	struct arena *arena = record_arena(reading->record);
	struct json_cursor cursor = json_enter(array);
	struct slice value;

	while (json_next_value(&cursor, &value)) {
		struct json_cursor members;
		struct json_member member;
		struct slice id = SLICE(""), source;

		if (!json_is_object(value))
			continue;
		members = json_enter(value);
		while (json_next_member(&members, &member))
			if (slice_is(member.key, "id") && json_is_string(member.value))
				id = json_characters(member.value, arena);
		source = source_of(value, arena);
		if (!id.at || !source.at || !keep_merged(reading, id, source))
			return false;
	}
	return true;
}

/* An included report is of a study of its own unless it says of which. */
static bool
add_study(struct reading *reading)
{
	const char *member = reading->settings->study;
	struct slice value;
	size_t before = lexis_count(reading->studies);

	if (!member || !record_path(reading->record, slice_of(member), &value)) {
		reading->flow->studies++;
		return true;
	}
	value = json_plain(value, record_arena(reading->record));
	if (!value.at || lexis_intern(reading->studies, value) == LEXIS_NONE)
		return false;
	reading->flow->studies += lexis_count(reading->studies) > before;
	return true;
}

/* What tl-screen has set in a record that is no duplicate. */
static bool
add_decision(struct reading *reading, enum flow_arm arm)
{
	struct slice status = text_at(reading->record, "screening.status");
	struct slice stage = text_at(reading->record, "screening.stage");
	struct slice reason = text_at(reading->record, "screening.reason");
	bool full = slice_is(stage, "full-text");
	uint64_t *leaves = reading->flow->arms[arm].leaves;

	if (!status.at || !stage.at || !reason.at)
		return false;
	if (slice_is(status, "excluded") && full)
		return counts_add(&reading->flow->arms[arm].lists[LIST_REASONS],
			reason.size ? reason : SLICE("no reason given"), 1) != LEXIS_NONE;
	if (slice_is(status, "excluded")) {
		leaves[slice_is(stage, "automation") ? LEAF_AUTOMATION : LEAF_EXCLUDED]++;
	} else if (slice_is(status, "not-retrieved")) {
		leaves[LEAF_NOT_RETRIEVED]++;
	} else if (slice_is(status, "included")) {
		leaves[LEAF_INCLUDED]++;
		reading->abstracts += !full;
		return add_study(reading);
	} else {
		leaves[slice_is(status, "conflict") ? LEAF_CONFLICT : LEAF_OPEN]++;
	}
	return true;
}

static bool
add_record(struct reading *reading, struct fault *fault)
{
	struct record *record = reading->record;
	struct slice line = ascii_trim(record_line(record)), value;
	struct slice source = source_of(line, record_arena(record));
	enum flow_arm arm;

	if (!source.at || !add_source(reading, source))
		return fault_memory(fault);
	arm = arm_of(reading, source);
	if (record_member(record, "duplicates", &value) && json_is_array(value)
			&& !read_duplicates(reading, value))
		return fault_memory(fault);
	if (!record_member(record, "duplicate-of", &value))
		return add_decision(reading, arm) || fault_memory(fault);
	reading->flow->arms[arm].leaves[LEAF_DUPLICATES]++;
	return lexis_intern(reading->marked, record_id(record)) != LEXIS_NONE
		|| fault_memory(fault);
}

static bool
read_line(void *data, struct slice line, struct fault *fault)
{
	struct reading *reading = data;

	return record_parse(reading->record, line, true, fault) && add_record(reading, fault);
}

/* Records that were merged are only told of by those that they were merged into; records that were
 * marked are here as well. */
static bool
add_merged(struct reading *reading)
{
	for (size_t i = 0; i < reading->merged_count; i++) {
		const struct merged *merged = &reading->merged[i];
		struct slice source = lexis_word(reading->lexis, merged->source);

		if (lexis_find(reading->marked, lexis_word(reading->lexis, merged->id))
				!= LEXIS_NONE)
			continue;
		if (!add_source(reading, source))
			return false;
		reading->flow->arms[arm_of(reading, source)].leaves[LEAF_DUPLICATES]++;
	}
	return true;
}

enum status
passed_read(struct flow *flow, const struct strings *operands,
	const struct passed_settings *settings, uint64_t *abstracts, struct fault *fault)
{
	struct reading reading = {
		.flow = flow, .settings = settings, .lexis = lexis_new(SIZE_MAX),
		.marked = lexis_new(SIZE_MAX), .studies = lexis_new(SIZE_MAX)
	};
	enum status status = STATUS_BROKEN;

	reading.record = reading.lexis ? record_new(reading.lexis) : NULL;
	if (!reading.record || !reading.marked || !reading.studies)
		fault_memory(fault);
	else
		status = corpus_visit(operands, 0, read_line, &reading, fault);
	if (status == STATUS_WHOLE && !add_merged(&reading)) {
		fault_memory(fault);
		status = STATUS_BROKEN;
	}
	*abstracts = reading.abstracts;
	record_free(reading.record);
	lexis_free(reading.lexis);
	lexis_free(reading.marked);
	lexis_free(reading.studies);
	free(reading.merged);
	return status;
}
