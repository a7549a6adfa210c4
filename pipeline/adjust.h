/* adjust.h: p-values of a family of tests, adjusted for their number. */
#ifndef TL_ADJUST_H
#define TL_ADJUST_H

#include <stdbool.h>
#include <stddef.h>

/* Fills `holm` by the step-down procedure that bounds the chance of any false rejection (S. Holm
 * 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 6, 65-70) and `bh` by the step-up procedure that bounds the share of false ones among
 * the rejections (Y. Benjamini, Y. Hochberg 1995, "Controlling the false discovery rate", Journal
 * of the Royal Statistical Society B 57, 289-300). Each p is 0 to 1. False: no memory. */
bool adjust(const double *p, size_t count, double *holm, double *bh);

#endif
