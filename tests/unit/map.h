/* map.h: a bench for stages that change records: a line in, one worker, the record after it. */
#ifndef TL_MAP_H
#define TL_MAP_H

#include "check.h"
#include "json.h"
#include "lexis.h"
#include "options.h"
#include "record.h"
#include "stage.h"

enum {
	MAP_WORDS = 1 << 20	/* bytes of words kept between records */
};

struct map {
	const struct stage *stage;
	void *settings, *worker;
	struct lexis *lexis;
	struct record *record;
	struct buffer line;
	struct fault fault;
};

/* Configures the stage; false and map->fault if it refuses. Either way map_end gives all back. */
static inline bool
map_begin(struct map *map, const struct stage *stage, char *const options[], size_t count)
{
	struct strings operands = { 0 };

	*map = (struct map){ .stage = stage, .lexis = lexis_new(MAP_WORDS) };
	map->settings = calloc(1, stage->settings_size);
	map->record = record_new(map->lexis);
	struct option_table tables[] = { { stage->options, map->settings }, { 0 } };
	assert_true(options_read(tables, options, count, &operands, &map->fault));
	assert_int_equal(operands.count, 0);
	if (stage->configure && !stage->configure(map->settings, &map->fault))
		return false;
	map->worker = stage->begin(map->settings, map->lexis, &map->fault);
	assert_non_null(map->worker);
	return true;
}

static inline void
map_end(struct map *map)
{
	struct option_table tables[] = { { map->stage->options, map->settings }, { 0 } };

	if (map->worker)
		map->stage->end(map->worker);
	if (map->stage->release)
		map->stage->release(map->settings);
	options_free(tables);
	free(map->settings);
	record_free(map->record);
	lexis_free(map->lexis);
	buffer_free(&map->line);
}

static inline enum verdict
map_line(struct map *map, struct slice line)
{
	buffer_reset(&map->line, SIZE_MAX);
	buffer_add_slice(&map->line, line);
	if (!record_parse(map->record, buffer_slice(&map->line), true, &map->fault))
		fail_msg("%s", map->fault.words);
	return map->stage->each(map->worker, map->record, &map->fault);
}

/* A document with this text and, behind it, these members ("" or ",..."). */
static inline enum verdict
map_text(struct map *map, struct slice text, const char *members)
{
	struct buffer line = { 0 };
	enum verdict verdict;

	buffer_add_string(&line, "{\"id\":\"x\",\"text\":");
	json_add_string(&line, text);
	buffer_add_string(&line, members);
	buffer_add_string(&line, "}");
	assert_false(buffer_failed(&line));
	verdict = map_line(map, buffer_slice(&line));
	buffer_free(&line);
	return verdict;
}

#endif
