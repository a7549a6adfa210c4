#include "told.h"

#include <stdlib.h>

#include "json.h"
#include "output.h"
#include "thousandths.h"

enum {
	LINES = 256 * 1024	/* bytes that are written at once */
};

struct told {
	struct output *output;	/* NULL: nothing is told */
	struct buffer lines;
};

struct told *
told_open(const char *path, struct fault *fault)
{
	struct told *told = calloc(1, sizeof *told);

	if (!told) {
		fault_memory(fault);
		return NULL;
	}
	if (path)
		told->output = output_open(path, fault);
	if (!path || told->output)
		return told;
	told_free(told);
	return NULL;
}

static bool
pass(struct told *told, size_t least, struct fault *fault)
{
	if (buffer_failed(&told->lines))
		return fault_memory(fault);
	if (told->lines.size < least)
		return true;
	if (!output_write(told->output, buffer_slice(&told->lines), fault))
		return false;
	buffer_reset(&told->lines, 2 * LINES);
	return true;
}

/* "name":"id" */
static void
add_id(struct buffer *out, const char *before, const struct entries *entries, uint32_t entry)
{
	buffer_add_string(out, before);
	json_add_string(out, entry_field(entries->at[entry], ENTRY_ID));
}

static void
add_score(struct buffer *out, int32_t score)
{
	buffer_add_string(out, ",\"score\":");
	thousandths_add(out, score);
}

bool
told_pair(struct told *told, const struct entries *entries, struct pair pair,
	const struct likeness *likeness, struct fault *fault)
{
	struct buffer *out = &told->lines;
	const char *before = ",\"parts\":{";

	if (!told->output)
		return true;
	add_id(out, "{\"kind\":\"likeness\",\"a\":", entries, pair.a);
	add_id(out, ",\"b\":", entries, pair.b);
	add_score(out, likeness->score);
	for (enum part_of_score part = 0; part < PARTS; part++) {
		if (likeness->parts[part] == PART_NONE)
			continue;
		buffer_add_format(out, "%s\"%s\":", before, part_name(part));
		thousandths_add(out, likeness->parts[part]);
		before = ",";
	}
	buffer_add_char(out, '}');
	if (likeness->apart)
		buffer_add_format(out, ",\"apart\":\"%s\"", apart_name(likeness->apart));
	buffer_add_string(out, "}\n");
	return pass(told, LINES, fault);
}

static void
add_links(struct buffer *out, const struct entries *entries, const struct clusters *clusters,
	uint32_t kept)
{
	const char *before = "{\"a\":";

	for (uint32_t i = clusters->first[kept]; i != CLUSTER_END; i = clusters->next[i]) {
		size_t count;
		const struct bond *bonds = clusters_bonds(clusters, i, &count);

		for (size_t j = 0; j < count; j++) {
			add_id(out, before, entries, bonds[j].a);
			add_id(out, ",\"b\":", entries, bonds[j].b);
			buffer_add_format(out, ",\"reason\":\"%s\"",
				reason_name(bonds[j].reason));
			add_score(out, bonds[j].score);
			buffer_add_char(out, '}');
			before = ",{\"a\":";
		}
	}
}

bool
told_cluster(struct told *told, const struct entries *entries, const struct clusters *clusters,
	uint32_t kept, struct fault *fault)
{
	struct buffer *out = &told->lines;
	const char *before = ",\"records\":[";

	if (!told->output)
		return true;
	add_id(out, "{\"kind\":\"cluster\",\"kept\":", entries, kept);
	for (uint32_t i = clusters->first[kept]; i != CLUSTER_END; i = clusters->next[i]) {
		add_id(out, before, entries, i);
		before = ",";
	}
	buffer_add_string(out, "],\"links\":[");
	add_links(out, entries, clusters, kept);
	buffer_add_string(out, "]}\n");
	return pass(told, LINES, fault);
}

bool
told_commit(struct told *told, struct fault *fault)
{
	return !told->output || (pass(told, 1, fault) && output_commit(told->output, fault));
}

void
told_free(struct told *told)
{
	if (!told)
		return;
	output_free(told->output);
	buffer_free(&told->lines);
	free(told);
}
