/* A table of specifications and two counts, "a" and "b", that it may name, with "\n%%\n" between them. It
 * is refused with a reason, or what is key in them adds up, the same for all choices of a kind, and comes
 * out in every format as others read it. */
#include <stdio.h>

#include "../../stages/curve/survival.h"
#include "shared/folder.h"
#include "shared/fuzz.h"
#include "shared/readers.h"

extern const struct tool curve_tool;

static void
add_up(const struct survival *survival, const struct item *item)
{
	const struct grid *grid = survival->grid;
	size_t total = 0;

	for (size_t i = 0; i < grid->count; i++)
		total += item->key[i];
	MUST(item->total == total && total > 0);
	for (size_t i = 0; i < grid->choice_count; i++) {
		struct survived sum = { 0 };

		for (size_t value = 0; value < grid->choices[i].value_count; value++) {
			struct survived with = survival_with(survival, item, i, value);

			MUST(with.key <= with.of);
			sum.key += with.key;
			sum.of += with.of;
		}
		MUST(sum.key == total && sum.of == grid->count);
	}
}

/* Whether the tool may be expected to take it. */
static bool
read_curve(unsigned depth)
{
	char path[FOLDER_PATH];
	struct survival survival = { 0 };
	struct fault fault = { 0 };
	struct grid grid = { 0 };
	bool good = grid_open(&grid, folder_path("table", path), &fault)
		&& survival_read(&survival, &grid, depth, &fault);

	MUST(good || fault.words[0]);
	for (size_t i = 0; good && i < survival.count; i++)
		add_up(&survival, &survival.items[i]);
	survival_free(&survival);
	grid_close(&grid);
	return good;
}

static void
write_curve(unsigned depth, const char *format, bool good)
{
	static struct buffer out;
	char words[64];
	size_t count;
	int status;

	snprintf(words, sizeof words, "-d %u -f %s @table", depth, format);
	status = folder_tool(&curve_tool, words, &out);
	MUST(status == (good ? STATUS_WHOLE : STATUS_MISUSE));
	if (good && strcmp(format, "jsonl") == 0)
		MUST(reads_as_json_lines(buffer_slice(&out), &count));
	if (good && strcmp(format, "svg") == 0)
		MUST(reads_as_xml(buffer_slice(&out)));
	if (good && strcmp(format, "text") == 0)
		MUST(reads_as_text(buffer_slice(&out)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = { "tsv", "csv", "jsonl", "markdown", "text", "svg" };
	struct slice input = { (const char *)data, size };

	folder_write("table", fuzz_take(&input, "\n%%\n"));
	folder_write("a", fuzz_take(&input, "\n%%\n"));
	folder_write("b", input);
	for (unsigned depth = 1; depth <= 2; depth++) {
		bool good = read_curve(depth);

		for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
			write_curve(depth, formats[i], good);
	}
	return 0;
}
