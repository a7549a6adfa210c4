/* folder.h: a folder of this process for the files that a target needs; gone when the process exits. */
#ifndef TL_FUZZ_FOLDER_H
#define TL_FUZZ_FOLDER_H

#include "buffer.h"
#include "slice.h"
#include "tool.h"

enum {
	FOLDER_PATH = 256
};

/* The path of `name` in the folder; "" is the folder. Returns path. */
const char *folder_path(const char *name, char path[FOLDER_PATH]);

void folder_write(const char *name, struct slice bytes);
void folder_remove(const char *name);

/* Removes a folder in the folder, with its files. */
void folder_remove_folder(const char *name);

/* Reads a file; `out` is emptied before. */
void folder_read(const char *name, struct buffer *out);

/* Runs a program as themeline does, from file `in` to file `out`, and returns its exit status. @NAME in
 * its text is a file of the folder. Its diagnostics are thrown away. */
int folder_run(const char *program, const char *in, const char *out);

/* The same for a tool, whose words are divided by a blank each and whose output comes into `out`. */
int folder_tool(const struct tool *tool, const char *words, struct buffer *out);

#endif
