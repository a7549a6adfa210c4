/* stages.h: every stage, for programs that run chains of them: the runner, and tools that have
 * documents tagged in memory. A stage never asks for another one. */
#ifndef TL_STAGES_H
#define TL_STAGES_H

#include "stage.h"

/* In the order of table.h, ended by NULL. */
extern const struct stage *const every_stage[];

#endif
