/* progress.h: how far a long run is: records, MB of input a second and, where the size of the input
 * is known, the time that is left. On a terminal only, in one line that is written at most four
 * times a second and gone at the end; in the middle of a pipe and in logs nothing is ever written. */
#ifndef TL_PROGRESS_H
#define TL_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool on, visible;
	uint64_t started, shown;	/* milliseconds of the monotonic clock */
	uint64_t records;
	/* of the input files; total 0: not known. Set by the reader, read by whoever shows. */
	_Atomic uint64_t bytes, total;
};

/* Shows from now on, if standard error is a terminal and `wanted`; else the others do nothing. */
void progress_start(struct progress *progress, bool wanted);

/* So many more records are done: shows them unless that was done a moment ago. */
void progress_show(struct progress *progress, uint64_t more_records);

/* Takes away what is shown: before anything else is written to the terminal, and at the end. */
void progress_clear(struct progress *progress);

/* Whether standard output is a file: nothing that is shown then gets in the way of what is written. */
bool progress_beside_output(void);

#endif
