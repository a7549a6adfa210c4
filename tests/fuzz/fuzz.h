/* fuzz.h: what the targets share.
 *
 * A target is a file with LLVMFuzzerTestOneInput. Linked with libFuzzer it searches for inputs, linked
 * with replay_main.c it replays its corpus. It tells of a finding by ending the process: MUST says
 * which promise was broken. */
#ifndef TL_FUZZ_H
#define TL_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "program.h"
#include "record.h"
#include "slice.h"
#include "stage.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(promise) \
	((promise) ? (void)0 : fuzz_broken(__FILE__, __LINE__, #promise))

_Noreturn void fuzz_broken(const char *file, int line, const char *promise);

/* The input as text: what is no UTF-8 is left out. Valid until the next call. */
struct slice fuzz_text(const uint8_t *data, size_t size);

/* Takes the bytes up to the next `divider` off the input; all of it where there is none. */
struct slice fuzz_take(struct slice *input, const char *divider);

/* A path under which the bytes can be read as a file, until the next call with the same number. */
enum {
	FUZZ_FILES = 8,
	FUZZ_PATH = 64
};

const char *fuzz_file(unsigned number, struct slice bytes, char path[FUZZ_PATH]);

/* The line of a document with this text. Valid until the next call. */
struct slice fuzz_document(struct slice text);

/* Map stages in one process, as a worker of the runner has them. Lives as long as the process. */
struct crew;

/* `stages` ends with NULL. Ends the process when the program cannot be run. */
struct crew *crew_new(const char *program, const struct stage *const *stages);

/* What the stages make of a line, in out (emptied before); false when one of them rejects it. */
bool crew_do(struct crew *crew, struct slice line, struct buffer *out);

/* The record of the last crew_do, and of no line before that. */
struct record *crew_record(struct crew *crew);

/* Ascending, inside the text, at code points, none empty. */
bool spans_sound(const struct spans *spans, struct slice text);

#endif
