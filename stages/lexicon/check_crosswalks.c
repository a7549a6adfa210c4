/* check_crosswalks.c: the tables crosswalk-NAME.tsv of a lexicon against the codebooks of both. */
#include <dirent.h>
#include <stdlib.h>

#include "check.h"
#include "crosswalk_table.h"
#include "lexis.h"
#include "tsv.h"

#define FILE_BEGIN "crosswalk-"
#define FILE_END ".tsv"

/* The codes of a codebook and those above them; of a lexicon without one, NULL. */
struct codebook {
	const char *path;
	struct lexis *codes;
};

struct crosswalk {
	struct check *check;
	const char *path;
	struct codebook from, to;
};

static bool
add_paths(struct lexis *codes, struct slice code)
{
	for (size_t i = 1; i <= code.size; i++) {
		bool edge = i == code.size || code.at[i] == '/';

		if (edge && lexis_intern(codes, (struct slice){ code.at, i }) == LEXIS_NONE)
			return false;
	}
	return true;
}

/* What is wrong with a codebook the reader of its lexicon says. */
static bool
codebook_open(struct codebook *book, struct folder_info *folder, const char *file,
	struct fault *fault)
{
	struct fault ignored = { 0 };
	struct tsv *tsv;
	bool good = true;

	book->path = folder_file(folder, file, fault);
	tsv = book->path && folder_has(folder, file) ? tsv_open(book->path, &ignored) : NULL;
	if (tsv) {
		book->codes = lexis_new(SIZE_MAX);
		good = book->codes != NULL;
	}
	while (good && tsv && tsv_next(tsv))
		good = add_paths(book->codes, tsv_cell(tsv, tsv_column(tsv, "code")));
	tsv_close(tsv);
	return book->path && (good || fault_memory(fault)) && fault_excuse(&ignored, fault);
}

/* Adds the name of the codebook of the lexicon beside this one that the table's name names. */
static void
add_counterpart(struct buffer *file, const char *table)
{
	size_t size = strlen(table) - strlen(FILE_BEGIN FILE_END);

	buffer_add_format(file, "../%.*s/codebook.tsv%c", (int)size, table + strlen(FILE_BEGIN),
		'\0');
}

static bool
counterpart_open(struct crosswalk *crosswalk, const char *table, struct fault *fault)
{
	struct buffer file = { 0 };
	bool good;

	add_counterpart(&file, table);
	good = buffer_failed(&file) ? fault_memory(fault)
		: codebook_open(&crosswalk->to, &crosswalk->check->tagger.folder, file.at, fault);
	buffer_free(&file);
	return good;
}

static void
need_code(struct crosswalk *crosswalk, const struct codebook *book, struct slice code,
	size_t line, const char *column)
{
	char shown[QUOTED_BYTES];

	if (book->codes && code.size && lexis_find(book->codes, code) == LEXIS_NONE)
		complaints_warn(&crosswalk->check->complaints, crosswalk->path, line, column,
			"unknown: %s has no code \"%s\"", book->path, quoted(shown, code));
}

/* Rows stand by code, then by line. */
static void
check_row(struct crosswalk *crosswalk, const struct crosswalk_table *table, size_t number)
{
	const struct crosswalk_row *row = &table->at[number];

	need_code(crosswalk, &crosswalk->from, row->code, row->line, "code");
	need_code(crosswalk, &crosswalk->to, row->to, row->line, "to");
	for (size_t i = number; i-- > 0 && slice_equal(table->at[i].code, row->code);)
		if (slice_equal(table->at[i].to, row->to))
			complaints_warn(&crosswalk->check->complaints, crosswalk->path, row->line,
				"to", "duplicate: line %zu has the same counterpart; keep one of "
				"the two", table->at[i].line);
}

static void
check_table(struct crosswalk *crosswalk)
{
	static const struct strings all;
	struct crosswalk_table table = { 0 };
	struct fault mistake = { 0 };

	if (crosswalk_table_open(&table, crosswalk->path, &all, &mistake))
		for (size_t i = 0; i < table.count; i++)
			check_row(crosswalk, &table, i);
	else
		complaints_hear(&crosswalk->check->complaints, &mistake);
	crosswalk_table_close(&table);
}

static bool
check_file(struct check *check, const char *file, struct fault *fault)
{
	struct folder_info *folder = &check->tagger.folder;
	struct crosswalk crosswalk = { .check = check };
	bool good;

	crosswalk.path = folder_file(folder, file, fault);
	good = crosswalk.path
		&& codebook_open(&crosswalk.from, folder, "codebook.tsv", fault)
		&& counterpart_open(&crosswalk, file, fault);
	if (good)
		check_table(&crosswalk);
	lexis_free(crosswalk.from.codes);
	lexis_free(crosswalk.to.codes);
	return good;
}

static int
is_crosswalk(const struct dirent *file)
{
	size_t size = strlen(file->d_name);

	return size > strlen(FILE_BEGIN FILE_END)
		&& strncmp(file->d_name, FILE_BEGIN, strlen(FILE_BEGIN)) == 0
		&& strcmp(file->d_name + size - strlen(FILE_END), FILE_END) == 0;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

void
check_allow_crosswalks(struct confinement *confinement, const char *folder)
{
	struct dirent **files = NULL;
	int count = scandir(folder, &files, is_crosswalk, NULL);
	struct buffer path = { 0 };
	struct fault fault = { 0 };
	char shown[QUOTED_BYTES];

	if (count < 0)
		fault_errno(&fault, "%s: cannot read this folder", quoted(shown, slice_of(folder)));
	for (int i = 0; i < count; i++) {
		buffer_reset(&path, SIZE_MAX);
		buffer_add_format(&path, "%s/", folder);
		add_counterpart(&path, files[i]->d_name);
		if (!buffer_failed(&path))
			confine_allow(confinement, CONFINE_READ, path.at);
		else
			fault_memory(&fault);
		free(files[i]);
	}
	confine_fail(confinement, &fault);
	free(files);
	buffer_free(&path);
}

bool
check_crosswalks(struct check *check, struct fault *fault)
{
	struct dirent **files = NULL;
	char shown[QUOTED_BYTES];
	int count = scandir(check->tagger.folder.path, &files, is_crosswalk, by_name);
	/* what is no folder has been complained of */
	bool good = count >= 0 || check->complaints.mistakes > 0
		|| fault_errno(fault, "%s: cannot read this folder",
			quoted(shown, slice_of(check->tagger.folder.path)));

	for (int i = 0; i < count; i++) {
		good = good && check_file(check, files[i]->d_name, fault);
		free(files[i]);
	}
	free(files);
	return good;
}
