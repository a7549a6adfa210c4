/* provenance.c: the commands of a run, and its files with their hashes, as tables. */
#include "sheet.h"
#include "texts.h"

enum {
	PART, FILE_PATH, COUNT, SHA256,
	COLUMNS
};

static bool
add_steps(struct view *view, struct fault *fault)
{
	struct sheet_column columns[] = {
		{ SLICE("step"), SHEET_COUNT, false }, { SLICE("command"), SHEET_TEXT, false }
	};
	const struct sheet sheet = {
		.title = SLICE("Commands, in the folder of the output"), .columns = columns,
		.column_count = sizeof columns / sizeof *columns
	};

	sheet_markdown.begin(&view->out, &sheet, false);
	for (size_t i = 0; i < view->manifest->step_count; i++) {
		const struct sheet_cell cells[] = {
			sheet_count(i + 1), sheet_text(view->manifest->steps[i])
		};

		sheet_markdown.row(&view->out, &sheet, cells, false);
		if (!view_flush(view, false, fault))
			return false;
	}
	sheet_markdown.end(&view->out, &sheet);
	return true;
}

static bool
add_files(struct view *view, const struct sheet *sheet, struct slice part,
	const struct manifest_file *files, size_t count, struct fault *fault)
{
	for (size_t i = 0; i < count; i++) {
		struct sheet_cell cells[COLUMNS] = {
			[PART] = sheet_text(part), [FILE_PATH] = sheet_text(files[i].path),
			[SHA256] = sheet_text(files[i].sha256)
		};

		cells[PART].echo = i > 0;
		if (files[i].count)
			cells[COUNT] = sheet_count(files[i].count);
		sheet_markdown.row(&view->out, sheet, cells, false);
		if (!view_flush(view, false, fault))
			return false;
	}
	return true;
}

static bool
add_folders(struct view *view, const struct sheet *sheet, const struct manifest_folder *folders,
	size_t count, struct fault *fault)
{
	for (size_t i = 0; i < count; i++)
		if (!add_files(view, sheet, folders[i].name, folders[i].files,
				folders[i].file_count, fault))
			return false;
	return true;
}

bool
text_provenance(struct view *view, struct fault *fault)
{
	const struct manifest *manifest = view->manifest;
	struct sheet_column columns[COLUMNS] = {
		[PART] = { SLICE("folder"), SHEET_TEXT, false },
		[FILE_PATH] = { SLICE("file"), SHEET_TEXT, false },
		[COUNT] = { SLICE("rows or lines"), SHEET_COUNT, false },
		[SHA256] = { SLICE("SHA-256"), SHEET_TEXT, false },
	};
	struct slice notes[] = {
		SLICE("Hashes of layers and counts are of their lines, unpacked; that of a folder "
			"is of the hashes and names of its files.")
	};
	const struct sheet sheet = {
		.title = SLICE("Files"), .columns = columns, .column_count = COLUMNS,
		.notes = notes, .note_count = 1
	};

	if (!add_steps(view, fault))
		return false;
	sheet_markdown.begin(&view->out, &sheet, false);
	if (!add_folders(view, &sheet, manifest->corpora, manifest->corpus_count, fault)
			|| !add_folders(view, &sheet, manifest->lexicons, manifest->lexicon_count,
				fault)
			|| !add_files(view, &sheet, SLICE("output"), manifest->layers,
				manifest->layer_count, fault))
		return false;
	sheet_markdown.end(&view->out, &sheet);
	return true;
}
