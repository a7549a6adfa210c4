/* tl_main.h: the main() of every executable. */
#ifndef TL_MAIN_H
#define TL_MAIN_H

#include "stage.h"

/* A stage as a program. Returns its exit status. */
int stage_main(const struct stage *stage, int argc, char *argv[]);

/* The runner; `stages` ends with NULL. `add_libraries` says what --version adds. */
int runner_main(const struct stage *const *stages, void (*add_libraries)(struct buffer *text),
	int argc, char *argv[]);

#endif
