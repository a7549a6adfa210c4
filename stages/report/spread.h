/* spread.h: labels along a line, moved apart where they would overlap, and no farther than
 * needed. */
#ifndef TL_REPORT_SPREAD_H
#define TL_REPORT_SPREAD_H

#include <stddef.h>

struct spread_label {
	double place;	/* the middle of where it wants to be; then of where it is */
	double height;
};

/* Labels keep their order, which is that of their places, and do not overlap; the sum of the
 * squares of their ways is the least there is (isotonic regression by pooling adjacent
 * violators: M. Ayer et al., "An empirical distribution function for sampling with incomplete
 * information", Annals of Mathematical Statistics 26, 1955). They stay between `top` and
 * `bottom` if they fit there. */
void spread_labels(struct spread_label *labels, size_t count, double top, double bottom);

#endif
