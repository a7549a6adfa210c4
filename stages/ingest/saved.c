#include "saved.h"

#include "ascii.h"
#include "web.h"

enum {
	ROW_BYTES = 300
};

/* Bullets and the dots of lists, which stand before words in what browsers copy. */
static struct slice
without_bullet(struct slice line)
{
	static const struct slice bullets[] = {
		{ "\u2022", 3 }, { "\u00b7", 2 }, { "\u25aa", 3 }, { "\u25cf", 3 }, { "\u25e6", 3 },
		{ "\u2023", 3 }, { "\u25b8", 3 }, { "* ", 2 }
	};

	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (slice_starts(line, bullets[i]))
			return ascii_trim((struct slice){ line.at + bullets[i].size,
				line.size - bullets[i].size });
	return line;
}

/* Browsers put tabs between the cells of what they copy. */
static bool
is_row(struct slice line)
{
	return line.size < ROW_BYTES && line.size && memchr(line.at, '\t', line.size);
}

static void
add_lines(struct web *page, struct slice text)
{
	bool gap = true;

	for (size_t at = 0; at < text.size;) {
		const char *feed = memchr(text.at + at, '\n', text.size - at);
		size_t end = feed ? (size_t)(feed - text.at) : text.size, from = page->bytes.size;
		struct web_block *block;
		struct slice line;

		line = without_bullet(ascii_trim((struct slice){ text.at + at, end - at }));
		web_text(page, line);
		block = web_add(page, from);
		if (block) {
			block->from = at;
			block->to = end;
			block->gap = gap;
			if (is_row(line)) {
				block->place = PAGE_OUT;
				block->reason = "row of a table";
			}
		}
		gap = !block;
		at = end + 1;
	}
}

bool
saved_read(struct ingest *run, struct fault *fault)
{
	struct web page = { 0 };
	struct whole whole = { 0 };
	bool done = whole_read(&whole, run, fault);

	if (done && whole.text.size) {
		add_lines(&page, whole.text);
		web_place(&page, &whole);
		web_sort(&page);
		work_begin(run, "web", 1);
		web_front(run, &page);
		done = web_write(run, &page, fault);
	}
	web_free(&page);
	whole_free(&whole);
	return done;
}
