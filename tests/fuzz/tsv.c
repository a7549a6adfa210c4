/* Tables: the cells that tsv.h finds are those that lie between the tabs. */
#include "shared/folder.h"
#include "shared/fuzz.h"

#include "tsv.h"

static struct slice
trim(struct slice cell)
{
	while (cell.size && *cell.at == ' ') {
		cell.at++;
		cell.size--;
	}
	while (cell.size && cell.at[cell.size - 1] == ' ')
		cell.size--;
	return cell;
}

static bool
counts(struct slice line)
{
	if (line.size && *line.at == '#')
		return false;
	for (size_t i = 0; i < line.size; i++)
		if (line.at[i] != ' ' && line.at[i] != '\t')
			return true;
	return false;
}

/* The next line that counts, without its end; *number counts all lines. */
static bool
next_line(struct slice *rest, struct slice *line, size_t *number)
{
	while (rest->size) {
		*line = fuzz_take(rest, "\n");
		++*number;
		if (line->size && line->at[line->size - 1] == '\r')
			line->size--;
		if (counts(*line))
			return true;
	}
	return false;
}

static void
check_row(struct tsv *tsv, struct slice header, struct slice line)
{
	bool more = true;

	for (; header.size || line.size; more = header.size > 0) {
		struct slice name = trim(fuzz_take(&header, "\t"));
		struct slice cell = trim(fuzz_take(&line, "\t"));
		char string[4096];

		MUST(more || cell.size == 0);	/* else the row is too long */
		if (name.size == 0 || name.size >= sizeof string || memchr(name.at, '\0', name.size))
			continue;
		memcpy(string, name.at, name.size);
		string[name.size] = '\0';
		MUST(slice_equal(tsv_cell(tsv, tsv_column(tsv, string)), cell));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = { (const char *)data, size }, header, line;
	char path[FOLDER_PATH];
	struct fault fault = { 0 };
	struct tsv *tsv;
	size_t number = 0;

	if (slice_starts(rest, SLICE("\x1f\x8b")))	/* gzip is for input.c */
		return 0;
	folder_write("table", rest);
	tsv = tsv_open(folder_path("table", path), &fault);
	if (!tsv) {
		MUST(strncmp(fault.words, path, strlen(path)) == 0);
		return 0;
	}
	if (slice_starts(rest, SLICE("\xef\xbb\xbf"))) {
		rest.at += 3;
		rest.size -= 3;
	}
	MUST(next_line(&rest, &header, &number));
	while (next_line(&rest, &line, &number)) {
		MUST(tsv_next(tsv) && tsv_line(tsv) == number);
		check_row(tsv, header, line);
	}
	MUST(!tsv_next(tsv) && tsv_cell(tsv, TSV_NONE).size == 0);
	tsv_close(tsv);
	return 0;
}
