/* fit.h: logistic regression with an L2 penalty, by liblinear (Fan et al. 2008, JMLR 9,
 * 1871-1874; its solver 0, a trust region Newton method: nothing in it is random, and no
 * thread).
 *
 *   fit_start(&fit, columns);
 *   fit_row(&fit, true); fit_add(&fit, 3, 1.0); ...
 *   fit_run(&fit, 0.2, weights)
 *
 * Minimises |w|^2 / 2 + cost * the sum of log(1 + exp(-y score)) over the rows. The intercept is
 * the weight of a column that is FIT_BIAS everywhere, so that it is hardly penalised. */
#ifndef TL_LEXICON_FIT_H
#define TL_LEXICON_FIT_H

#include <stdbool.h>
#include <stddef.h>

struct feature_node;

/* Zero-initialise; fit_free. Used for one fit after the other. */
struct fit {
	struct feature_node *nodes;
	size_t *rows;		/* the first node of each */
	double *labels;		/* 1 or 0 */
	size_t node_count, node_room, row_count, row_room, label_room, columns;
	bool failed;		/* no memory for all of it */
};

void fit_free(struct fit *fit);

void fit_start(struct fit *fit, size_t columns);
void fit_row(struct fit *fit, bool label);

/* Of the row at hand; columns ascend from 0. */
void fit_add(struct fit *fit, size_t column, double value);

/* Fills the weight of each column, and of the intercept behind them. Rows of one label only have
 * the intercept. False: no memory, or more than liblinear can count. */
bool fit_run(struct fit *fit, double cost, double *weights);

#endif
