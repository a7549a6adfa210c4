#include "fit.h"

#include <limits.h>
#include <linear.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "array.h"

#define FIT_BIAS 10.0
#define FIT_PRECISION 1e-4

void
fit_free(struct fit *fit)
{
	free(fit->nodes);
	free(fit->rows);
	free(fit->labels);
}

void
fit_start(struct fit *fit, size_t columns)
{
	fit->node_count = fit->row_count = 0;
	fit->columns = columns;
	fit->failed = columns >= INT_MAX - 1;
}

static void
add_node(struct fit *fit, int index, double value)
{
	struct feature_node *nodes = array_reserve(fit->nodes, &fit->node_room, fit->node_count, 1,
		sizeof *nodes);

	if (nodes) {
		fit->nodes = nodes;
		nodes[fit->node_count++] = (struct feature_node){ index, value };
	} else {
		fit->failed = true;
	}
}

/* The intercept's column and the mark behind the last node. */
static void
end_row(struct fit *fit)
{
	if (fit->row_count == 0)
		return;
	add_node(fit, (int)fit->columns + 1, FIT_BIAS);
	add_node(fit, -1, 0);
}

void
fit_row(struct fit *fit, bool label)
{
	size_t *rows;
	double *labels;

	end_row(fit);
	rows = array_reserve(fit->rows, &fit->row_room, fit->row_count, 1, sizeof *rows);
	if (rows)
		fit->rows = rows;
	labels = array_reserve(fit->labels, &fit->label_room, fit->row_count, 1, sizeof *labels);
	if (labels)
		fit->labels = labels;
	if (!rows || !labels) {
		fit->failed = true;
		return;
	}
	rows[fit->row_count] = fit->node_count;
	labels[fit->row_count++] = label;
}

void
fit_add(struct fit *fit, size_t column, double value)
{
	add_node(fit, (int)column + 1, value);
}

static void
print_nothing(const char *words)
{
	(void)words;
}

static size_t
count_positive(const struct fit *fit)
{
	size_t count = 0;

	for (size_t i = 0; i < fit->row_count; i++)
		count += fit->labels[i] > 0;
	return count;
}

/* What there is to say without columns: the share of the label, as if each had been there once
 * more. */
static bool
fit_one_label(const struct fit *fit, size_t positive, double *weights)
{
	memset(weights, 0, fit->columns * sizeof *weights);
	weights[fit->columns] = log((double)(positive + 1))
		- log((double)(fit->row_count - positive + 1));
	return true;
}

static bool
fit_two_labels(const struct fit *fit, struct feature_node **rows, double cost, double *weights)
{
	const struct problem problem = { (int)fit->row_count, (int)fit->columns + 1, fit->labels,
		rows, -1 };
	const struct parameter parameter = { .solver_type = L2R_LR, .eps = FIT_PRECISION,
		.C = cost };
	struct model *model;
	double sign;

	set_print_string_function(print_nothing);
	model = train(&problem, &parameter);
	if (!model)
		return false;
	sign = model->label[0] == 1 ? 1 : -1;
	for (size_t i = 0; i <= fit->columns; i++)
		weights[i] = sign * model->w[i];
	weights[fit->columns] *= FIT_BIAS;
	free_and_destroy_model(&model);
	return true;
}

bool
fit_run(struct fit *fit, double cost, double *weights)
{
	size_t positive = count_positive(fit);
	struct feature_node **rows;
	bool good;

	end_row(fit);
	if (fit->failed || fit->row_count >= INT_MAX)
		return false;
	if (positive == 0 || positive == fit->row_count)
		return fit_one_label(fit, positive, weights);
	rows = malloc(fit->row_count * sizeof *rows);
	for (size_t i = 0; rows && i < fit->row_count; i++)
		rows[i] = fit->nodes + fit->rows[i];
	good = rows && fit_two_labels(fit, rows, cost, weights);
	free(rows);
	return good;
}
