#include "spread.h"

static double
whole_height(const struct spread_label *labels, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += labels[i].height;
	return sum;
}

/* From the middle of each label to where its top would be if those before it had no height, and
 * back: there they may share a place, but not change their order. */
static void
shift(struct spread_label *labels, size_t count, double sign)
{
	double before = 0;

	for (size_t i = 0; i < count; i++) {
		labels[i].place -= sign * (before + labels[i].height / 2);
		before += labels[i].height;
	}
}

/* Where the labels from `first` to before `end` touch: the mean of their places. */
static double
mean(const struct spread_label *labels, size_t first, size_t end)
{
	double sum = 0;

	for (size_t i = first; i < end; i++)
		sum += labels[i].place;
	return sum / (double)(end - first);
}

static void
place_all(struct spread_label *labels, size_t first, size_t end, double place)
{
	while (first < end)
		labels[first++].place = place;
}

/* Each label joins the pool before it as long as that stands behind it. Labels of a pool have the
 * same place: its mean. */
static void
pool(struct spread_label *labels, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		size_t first = i;

		while (first > 0 && labels[first - 1].place > labels[first].place) {
			double there = labels[first - 1].place;

			while (first > 0 && labels[first - 1].place == there)
				first--;
			place_all(labels, first, i + 1, mean(labels, first, i + 1));
		}
	}
}

void
spread_labels(struct spread_label *labels, size_t count, double top, double bottom)
{
	double last = bottom - whole_height(labels, count);

	shift(labels, count, 1);
	pool(labels, count);
	for (size_t i = 0; i < count; i++) {
		if (labels[i].place > last)
			labels[i].place = last;
		if (labels[i].place < top)
			labels[i].place = top;
	}
	shift(labels, count, -1);
}
