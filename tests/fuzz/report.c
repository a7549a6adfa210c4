/* A count, a manifest, a codebook and the tagged records that were counted, with "\n%%\n" between them:
 * refused with status 2 or 3, or what tl-report makes of them is read by others: JSON, figures and what
 * the script of a page reads; what is shown on a terminal cannot speak to it. */
#include <stdio.h>

#include "shared/folder.h"
#include "shared/fuzz.h"
#include "shared/readers.h"
#include "status.h"

#define DATA "<script type=\"application/json\""

static bool
reads_as_page(struct slice page)
{
	fuzz_take(&page, DATA);
	while (page.size) {
		struct slice data = fuzz_take(&page, "</script>");

		fuzz_take(&data, ">");
		if (!reads_as_json(data))
			return false;
		fuzz_take(&page, DATA);
	}
	return true;
}

/* Of other formats only that they are written. */
static bool
is_written(struct slice bytes)
{
	return bytes.size > 0;
}

static const struct {
	const char *options;
	bool (*reads)(struct slice bytes);
} ways[] = {
	{ "-f json", reads_as_json }, { "-f json -L", reads_as_json },
	{ "-f json -t key", reads_as_json }, { "-f text -t themes", reads_as_text },
	{ "-f text -t key", reads_as_text }, { "-f latex", is_written },
	{ "-f csv -L", is_written }, { "-F themes", reads_as_xml },
	{ "-F subthemes -b grouped", reads_as_xml }, { "-F proportions", reads_as_xml },
	{ "-F forest", reads_as_xml }, { "-F crosswalk", reads_as_xml },
	{ "-F network", reads_as_xml }, { "-P -q 2 -r '@records'", reads_as_page },
	{ "-T methods -m '@manifest'", is_written }, { "-T limitations -m '@manifest'", is_written },
	{ "-t prisma -m '@manifest' -f text", reads_as_text }
};

static void
report(const char *options, bool (*reads)(struct slice bytes))
{
	static struct buffer out;
	char program[128];
	int status;

	snprintf(program, sizeof program, "report -k -l '@' %s", options);
	status = folder_run(program, "cells", "out");
	MUST(status >= STATUS_WHOLE && status <= STATUS_BROKEN);
	if (status >= STATUS_MISUSE)
		return;
	folder_read("out", &out);
	MUST(reads(buffer_slice(&out)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "cells", "manifest", "codebook.tsv" };
	struct slice input = { (const char *)data, size };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		folder_write(names[i], fuzz_take(&input, "\n%%\n"));
	folder_write("records", input);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		report(ways[i].options, ways[i].reads);
	return 0;
}
