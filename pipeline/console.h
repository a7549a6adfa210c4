/* console.h: what the main() of every program says to the person who called it. */
#ifndef TL_CONSOLE_H
#define TL_CONSOLE_H

#include "buffer.h"
#include "fault.h"
#include "status.h"

/* To be called first. A file opened while a standard file is closed would get its number: standard
 * output that goes into the input. This holds the numbers with files that fail instead. */
void console_hold_files(void);

/* Writes text to standard output and frees it. STATUS_WHOLE, or STATUS_BROKEN and a word why. */
enum status console_show(const char *program, struct buffer *text);
/* Name and version; `add_more` may be NULL, or adds lines to them. */
enum status console_show_version(const char *program, void (*add_more)(struct buffer *text));

/* "program: words" on standard error, unless the fault is quiet. Returns the status. */
enum status console_complain(const char *program, const struct fault *fault, enum status status);

#endif
