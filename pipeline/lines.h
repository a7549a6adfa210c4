/* lines.h: the lines of a file of any length, one after the other, for tools. Stages get theirs
 * from the chain. The file may be gzipped, or "-"; a byte order mark is no part of the first
 * line. */
#ifndef TL_LINES_H
#define TL_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "slice.h"

struct lines;

/* NULL and fault if it cannot be opened. The path is borrowed. */
struct lines *lines_open(const char *path, struct fault *fault);
void lines_close(struct lines *lines);

enum lines_got {
	LINES_ONE, LINES_END, LINES_BROKEN	/* fault says why */
};

/* The next line without its line feed, valid until the next call. */
enum lines_got lines_next(struct lines *lines, struct slice *line, struct fault *fault);

/* Bytes of the file that have been read, packed as they are. */
uint64_t lines_position(const struct lines *lines);

/* Puts "file:line: " of the line that was read last before the fault's words. Returns false. */
bool lines_place(const struct lines *lines, struct fault *fault);

#endif
