/* fuzz.h: what the targets share.
 *
 * A target is a file with LLVMFuzzerTestOneInput. Linked with libFuzzer it searches for inputs, linked
 * with replay_main.c it replays its corpus. It tells of a finding by ending the process: MUST says
 * which promise was broken. Targets are run in the root of the repository. */
#ifndef TL_FUZZ_H
#define TL_FUZZ_H

#include <stddef.h>
#include <stdint.h>

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

/* The line of a document with this text. Valid until the next call. */
struct slice fuzz_document(struct slice text);

/* Ascending, inside the text, at code points, none empty. */
bool spans_sound(const struct spans *spans, struct slice text);

#endif
