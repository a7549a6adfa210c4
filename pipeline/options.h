/* options.h: one table of options a stage, read the same way and shown the same way everywhere.
 *
 * -x VALUE, -xVALUE, --name VALUE, --name=VALUE, bundled flags, -- ends the options. Unknown options,
 * missing values, numbers that are not wholly numbers, and one name for two outputs are faults. */
#ifndef TL_OPTIONS_H
#define TL_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"

struct strings {
	const char **at;
	size_t count;
	size_t room;
};

bool strings_add(struct strings *strings, const char *string);	/* borrows; false: no memory */
void strings_free(struct strings *strings);			/* the array, not what it points to */

enum option_type {
	OPTION_FLAG,	/* bool */
	OPTION_STRING,	/* const char *, the last one given wins */
	OPTION_OUTPUT,	/* the same, a file to write: no two of a call may be one file */
	OPTION_LIST,	/* struct strings, each one given is added */
	OPTION_COUNT	/* uint64_t; K, M, G after the digits multiply by 1024 */
};

struct option {
	const char *name;	/* "by", given as --by; NULL ends a table */
	char letter;		/* 'b', given as -b; 0: none */
	enum option_type type;
	size_t offset;		/* of the field in the settings */
	const char *value;	/* its name in the usage: "FIELD" */
	const char *help;	/* one line; a default is named in it */
};

/* Reads argv[0..argc) (no program name) by `tables` (ends with NULL) into the settings beside each;
 * what is no option is added to operands. Strings are borrowed from argv. */
struct option_table {
	const struct option *options;
	void *settings;
};

bool options_read(const struct option_table *tables, char *const argv[], size_t argc,
	struct strings *operands, struct fault *fault);

/* Frees the lists that options_read filled. */
void options_free(const struct option_table *tables);

/* Adds the aligned description of a table's options for --help. */
void options_describe(const struct option *options, struct buffer *out);

#endif
