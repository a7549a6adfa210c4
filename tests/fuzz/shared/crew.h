/* crew.h: map stages in one process, as a worker of the runner has them. */
#ifndef TL_CREW_H
#define TL_CREW_H

#include <stdbool.h>

#include "buffer.h"
#include "fault.h"
#include "record.h"
#include "stage.h"

struct crew;

/* NULL and fault when the program cannot be run. */
struct crew *crew_new(const char *program, struct fault *fault);
void crew_free(struct crew *crew);

/* The same for a program that can be run: ends the process when it cannot. Not meant to be freed. */
struct crew *crew_sure(const char *program);

/* What the stages make of a line, in out (emptied before); false when one of them rejects it. */
bool crew_do(struct crew *crew, struct slice line, struct buffer *out);

/* The record of the last crew_do, and of no line before that. */
struct record *crew_record(struct crew *crew);

#endif
