/* tl-crosswalk: adds tags with the codes of another lexicon, by a table of counterparts. */
#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "counts.h"
#include "crosswalk_table.h"
#include "stage.h"

#define FILE_BEGIN "crosswalk-"
#define FILE_END ".tsv"

struct crosswalk_settings {
	const char *path, *from_given, *to_given;
	struct strings relations;
	bool only;
	char *real;		/* the path without links and dots */
	struct slice from, to;	/* names of the lexicons */
	struct crosswalk_table table;
};

struct crosswalk_worker {
	const struct crosswalk_settings *settings;
	struct counts losses;	/* tags without a counterpart, by code */
	struct tag *made;	/* of the record */
	size_t made_count, made_room;
};

static const struct option crosswalk_options[] = {
	{ "crosswalk", 'c', OPTION_STRING, offsetof(struct crosswalk_settings, path), "FILE",
		"the table, as in lexicons/integrated-care/crosswalk-selfie.tsv" },
	{ "from", 0, OPTION_STRING, offsetof(struct crosswalk_settings, from_given), "NAME",
		"the lexicon of its codes (default: the name of its folder)" },
	{ "to", 0, OPTION_STRING, offsetof(struct crosswalk_settings, to_given), "NAME",
		"the other lexicon (default: what follows crosswalk- in its name)" },
	{ "relation", 0, OPTION_LIST, offsetof(struct crosswalk_settings, relations), "NAME",
		"only rows that are same, narrower, broader or related; may be repeated" },
	{ "only", 0, OPTION_FLAG, offsetof(struct crosswalk_settings, only), NULL,
		"leave out the tags that have a counterpart" },
	{ 0 }
};

static struct slice
name_after_folder(const char *path)
{
	const char *file = strrchr(path, '/'), *at = file;

	while (at > path && at[-1] != '/')
		at--;
	return (struct slice){ at, (size_t)(file - at) };
}

/* Empty: the file is not called so. */
static struct slice
name_after_file(const char *path)
{
	struct slice name = slice_of(strrchr(path, '/') + 1);
	size_t around = strlen(FILE_BEGIN FILE_END);

	if (name.size <= around || !slice_starts(name, SLICE(FILE_BEGIN))
			|| strcmp(name.at + name.size - strlen(FILE_END), FILE_END) != 0)
		return (struct slice){ NULL, 0 };
	return (struct slice){ name.at + strlen(FILE_BEGIN), name.size - around };
}

static bool
find_names(struct crosswalk_settings *settings, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	settings->real = realpath(settings->path, NULL);
	if (!settings->real)
		return fault_errno(fault, "%s: cannot read",
			quoted(shown, slice_of(settings->path)));
	settings->from = settings->from_given ? slice_of(settings->from_given)
		: name_after_folder(settings->real);
	settings->to = settings->to_given ? slice_of(settings->to_given)
		: name_after_file(settings->real);
	if (settings->to.size == 0)
		return fault_set(fault, "%s: not called " FILE_BEGIN "NAME" FILE_END
			"; name the other lexicon with --to", quoted(shown, slice_of(settings->path)));
	if (slice_equal(settings->from, settings->to))
		return fault_set(fault, "--to: \"%s\" is the lexicon that is mapped; "
			"name another", quoted(shown, settings->to));
	return true;
}

static bool
crosswalk_configure(void *data, struct fault *fault)
{
	struct crosswalk_settings *settings = data;
	char shown[QUOTED_BYTES];

	if (!settings->path)
		return fault_set(fault, "no crosswalk; name one with -c, as in "
			"-c lexicons/integrated-care/crosswalk-selfie.tsv");
	for (size_t i = 0; i < settings->relations.count; i++) {
		struct slice relation = slice_of(settings->relations.at[i]);

		if (!crosswalk_is_relation(relation))
			return fault_set(fault, "--relation: \"%s\" is none; use same, narrower, "
				"broader or related", quoted(shown, relation));
	}
	return find_names(settings, fault) && crosswalk_table_open(&settings->table,
		settings->path, &settings->relations, fault);
}

static void
crosswalk_release(void *data)
{
	struct crosswalk_settings *settings = data;

	crosswalk_table_close(&settings->table);
	free(settings->real);
	settings->real = NULL;
}

static void
crosswalk_end(void *data)
{
	struct crosswalk_worker *worker = data;

	counts_free(&worker->losses);
	free(worker->made);
	free(worker);
}

static void *
crosswalk_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct crosswalk_worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (!worker) {
		fault_memory(fault);
		return NULL;
	}
	worker->settings = settings;
	if (!counts_begin(&worker->losses)) {
		fault_memory(fault);
		crosswalk_end(worker);
		return NULL;
	}
	return worker;
}

static bool
make_tag(struct crosswalk_worker *worker, struct tag tag)
{
	struct tag *made = array_reserve(worker->made, &worker->made_room, worker->made_count, 1,
		sizeof tag);

	if (!made)
		return false;
	worker->made = made;
	made[worker->made_count++] = tag;
	return true;
}

/* "integrated-care/terms.tsv:12": an entry of the lexicon that is mapped. */
static struct slice
rule_from(struct slice from, struct slice rule, struct arena *arena)
{
	char *at = arena_take(arena, from.size + 1 + rule.size);

	if (!at)
		return (struct slice){ NULL, 0 };
	memcpy(at, from.at, from.size);
	at[from.size] = '/';
	if (rule.size)
		memcpy(at + from.size + 1, rule.at, rule.size);
	return (struct slice){ at, from.size + 1 + rule.size };
}

/* Makes the counterparts of a tag of the lexicon; *mapped: it has one. False: no memory. */
static bool
map_tag(struct crosswalk_worker *worker, const struct tag *tag, struct arena *arena, bool *mapped)
{
	const struct crosswalk_settings *settings = worker->settings;
	size_t count;
	const struct crosswalk_row *rows = crosswalk_table_find(&settings->table, tag->code, &count);
	struct tag made = *tag;

	made.lexicon = settings->to;
	made.rule = rule_from(settings->from, tag->rule, arena);
	if (!made.rule.at)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].to.size == 0)
			continue;
		made.code = rows[i].to;
		if (!make_tag(worker, made))
			return false;
		*mapped = true;
	}
	return *mapped || counts_add(&worker->losses, tag->code, 1) != LEXIS_NONE;
}

/* As tag_compare; equal ones by rule. */
static int
made_order(const void *left, const void *right)
{
	const struct tag *a = left, *b = right;
	int order = tag_compare(a, b);

	return order ? order : slice_compare(a->rule, b->rule);
}

/* Merges the tags made into those kept, which are in order: kept ones first, and each once. */
static size_t
merge_tags(const struct crosswalk_worker *worker, const struct tag *kept, size_t kept_count,
	struct tag *out)
{
	size_t count = 0, next = 0;

	for (size_t i = 0; i < worker->made_count; i++) {
		const struct tag *made = &worker->made[i];

		while (next < kept_count && tag_compare(&kept[next], made) <= 0)
			out[count++] = kept[next++];
		if (count == 0 || tag_compare(&out[count - 1], made) != 0)
			out[count++] = *made;
	}
	while (next < kept_count)
		out[count++] = kept[next++];
	return count;
}

static bool
map_tags(struct crosswalk_worker *worker, struct record *record, const struct tags *tags)
{
	const struct crosswalk_settings *settings = worker->settings;
	struct arena *arena = record_arena(record);
	struct tag *kept = arena_array(arena, tags->count, sizeof *kept), *all;
	size_t kept_count = 0;

	worker->made_count = 0;
	for (size_t i = 0; kept && i < tags->count; i++) {
		bool mapped = false;

		if (slice_equal(tags->at[i].lexicon, settings->from)
				&& !map_tag(worker, &tags->at[i], arena, &mapped))
			return false;
		if (!mapped || !settings->only)
			kept[kept_count++] = tags->at[i];
	}
	all = arena_array(arena, kept_count + worker->made_count, sizeof *all);
	if (!kept || !all)
		return false;
	if (worker->made_count)
		qsort(worker->made, worker->made_count, sizeof *worker->made, made_order);
	record_set_tags(record,
		(struct tags){ all, merge_tags(worker, kept, kept_count, all) });
	return true;
}

static enum verdict
crosswalk_record(void *data, struct record *record, struct fault *fault)
{
	struct crosswalk_worker *worker = data;
	const struct tags *tags;

	if (!record_text(record, fault) || !(tags = record_tags(record, fault)))
		return VERDICT_REJECT;
	if (map_tags(worker, record, tags))
		return VERDICT_KEEP;
	fault_memory(fault);
	return VERDICT_BROKEN;
}

static bool
crosswalk_merge(void *into, void *from, struct fault *fault)
{
	const struct crosswalk_worker *worker = from;

	return counts_merge(&((struct crosswalk_worker *)into)->losses, &worker->losses)
		|| fault_memory(fault);
}

static void
remark_loss(const struct crosswalk_settings *settings, const struct counted *loss,
	struct buffer *lines)
{
	char code[QUOTED_BYTES], path[QUOTED_BYTES];
	size_t rows;

	if (crosswalk_table_find(&settings->table, loss->name, &rows))
		buffer_add_format(lines, "no counterpart for \"%s\"", quoted(code, loss->name));
	else
		buffer_add_format(lines, "no row for \"%s\" in %s", quoted(code, loss->name),
			quoted(path, slice_of(settings->path)));
	buffer_add_format(lines, ": %llu tag%s not mapped\n", (unsigned long long)loss->times,
		loss->times == 1 ? "" : "s");
}

static bool
crosswalk_remark(void *data, struct buffer *lines, struct fault *fault)
{
	const struct crosswalk_worker *worker = data;
	struct counted *losses = counts_sorted(&worker->losses);

	if (!losses)
		return fault_memory(fault);
	for (size_t i = 0; i < worker->losses.count; i++)
		remark_loss(worker->settings, &losses[i], lines);
	free(losses);
	return true;
}

const struct stage crosswalk_stage = {
	.name = "crosswalk",
	.summary = "add tags with the codes of another lexicon, by a table of counterparts",
	.options = crosswalk_options,
	.settings_size = sizeof(struct crosswalk_settings),
	.needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_TAGS),
	.configure = crosswalk_configure,
	.release = crosswalk_release,
	.begin = crosswalk_begin,
	.end = crosswalk_end,
	.each = crosswalk_record,
	.merge = crosswalk_merge,
	.remark = crosswalk_remark,
};
