/* The tables that people keep of a review: rules, decisions, a checklist, answers, a record,
 * numbers for the flow, lists of included studies, with "\n%%\n" between them. Each is refused
 * with a reason, or what is made of it holds together. */
#include <stdio.h>

#include "../../stages/overlap/covered.h"
#include "../../stages/overlap/inclusions.h"
#include "../../stages/prisma/additions.h"
#include "../../stages/prisma/boxes.h"
#include "../../stages/prisma/draw.h"
#include "../../stages/prisma/passed.h"
#include "../../stages/prisma/write.h"
#include "json.h"
#include "shared/crew.h"
#include "shared/folder.h"
#include "shared/fuzz.h"

/* A record that was screened and appraised is the same when that is done again. */
static void
work_twice(struct slice line, struct buffer *once)
{
	char program[6 * FOLDER_PATH], rules[FOLDER_PATH], votes[FOLDER_PATH];
	char checklist[FOLDER_PATH], answers[FOLDER_PATH];
	struct buffer twice = { 0 };
	struct fault fault = { 0 };
	struct crew *crew;

	snprintf(program, sizeof program, "screen -r '%s' -d '%s' | appraise -c '%s' -a '%s'",
		folder_path("rules", rules), folder_path("votes", votes),
		folder_path("checklist", checklist), folder_path("answers", answers));
	crew = crew_new(program, &fault);
	if (!crew) {
		MUST(fault.words[0]);
		return;
	}
	if (crew_do(crew, line, once)) {
		MUST(crew_do(crew, buffer_slice(once), &twice));
		MUST(slice_equal(buffer_slice(once), buffer_slice(&twice)));
	}
	buffer_free(&twice);
	crew_free(crew);
}

static void
show_flow(const struct flow *flow)
{
	struct json_check check = { 0 };
	struct buffer out = { 0 };
	struct fault fault = { 0 };
	struct boxes boxes;
	struct slice json;

	write_json(flow, &out);
	json = (struct slice){ out.at, out.size - 1 };
	MUST(json_check_object(&check, json, &fault));
	json_check_free(&check);
	MUST(boxes_make(&boxes, flow));
	buffer_reset(&out, SIZE_MAX);
	draw_flow(&boxes, &out);
	write_table(&boxes, &sheet_plain, &out);
	MUST(!buffer_failed(&out));
	boxes_free(&boxes);
	buffer_free(&out);
}

static void
count_flow(void)
{
	char more[FOLDER_PATH], record[FOLDER_PATH];
	struct strings operands = { 0 };
	struct passed_settings settings = { .study = "title" };
	struct flow flow = { 0 };
	struct fault fault = { 0 };
	uint64_t abstracts;

	MUST(strings_add(&operands, folder_path("record", record)));
	MUST(strings_add(&settings.others, "web") && strings_add(&settings.registers, "register"));
	MUST(flow_open(&flow));
	if (additions_read(&flow, folder_path("more", more), &fault)
			&& passed_read(&flow, &operands, &settings, &abstracts, &fault)
				== STATUS_WHOLE && flow_close(&flow, &fault))
		show_flow(&flow);
	else
		MUST(fault.words[0]);
	flow_free(&flow);
	strings_free(&operands);
	strings_free(&settings.others);
	strings_free(&settings.registers);
}

static void
overlap_lists(void)
{
	char path[FOLDER_PATH];
	struct inclusions inclusions = { 0 };
	struct overlap overlap = { 0 };
	struct strings paths = { 0 };
	struct fault fault = { 0 };

	MUST(strings_add(&paths, folder_path("lists", path)));
	if (inclusions_read(&inclusions, &paths, &fault)) {
		MUST(overlap_make(&overlap, &inclusions));
		MUST(inclusions.count >= inclusions.study_count);
		for (size_t i = 0; i < overlap.reviews; i++) {
			MUST(overlap.weights[i] > 0 && overlap.weights[i] <= WEIGHT_ONE);
			for (size_t j = 0; j < overlap.reviews; j++)
				MUST(overlap_pair(&overlap, i, j).part
					== overlap_shared(&overlap, j, i));
		}
	} else {
		MUST(fault.words[0]);
	}
	overlap_free(&overlap);
	inclusions_free(&inclusions);
	strings_free(&paths);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {
		"rules", "votes", "checklist", "answers", "record", "more"
	};
	struct slice input = { (const char *)data, size }, line = { NULL, 0 };
	struct buffer once = { 0 };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct slice part = fuzz_take(&input, "\n%%\n");

		if (strcmp(names[i], "record") == 0)
			line = part;
		folder_write(names[i], part);
	}
	folder_write("lists", input);
	work_twice(line, &once);
	if (once.size)
		folder_write("record", buffer_slice(&once));
	buffer_free(&once);
	count_flow();
	overlap_lists();
	return 0;
}
