/* progress.h: how far a long run is, on a terminal only.
 *
 * Shown while standard error is a terminal and the output goes to a file: in the middle of a pipe and
 * in logs nothing is ever written. */
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

void progress_start(struct progress *progress, bool writes_file);
void progress_show(struct progress *progress, uint64_t more_records);
void progress_clear(struct progress *progress);

#endif
