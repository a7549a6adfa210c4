#include "sum.h"

#include "cell.h"
#include "logistic.h"

bool
sum_is_direction(const struct tag_part *part)
{
	return slice_is(part->name, "direction");
}

/* Of a part that both ways of scoring know nothing can be told. */
static bool
is_of_rules(struct slice name)
{
	return slice_is(name, "words") || slice_is(name, "cue") || slice_is(name, "repeat")
		|| slice_is(name, "mention");
}

static bool
is_of_both(struct slice name)
{
	return slice_is(name, "term") || slice_is(name, "section");
}

/* Parts that are 0 are left out: what is there must tell, and else whether it adds up. */
static enum sum_kind
kind_of(const struct tag *tag, int64_t sum)
{
	enum sum_kind learnt = cell_is_uncoded(tag->code) ? SUM_STATEMENT : SUM_CODE;

	for (size_t i = 0; i < tag->part_count; i++) {
		struct slice name = tag->parts[i].name;

		if (is_of_rules(name))
			return SUM_PLAIN;
		if (!is_of_both(name))
			return learnt;
	}
	return sum == tag->score ? SUM_PLAIN : learnt;
}

int32_t
sum_likelihood(int64_t sum)
{
	return (logistic(sum) + MILLION / 2000) / (MILLION / 1000);
}

/* The score is rounded, and what it was made of may have been cut. */
static bool
is_about(int64_t score, int64_t millionths)
{
	int64_t difference = score * (MILLION / 1000) - millionths;

	return difference >= -MILLION / 1000 && difference <= MILLION / 1000;
}

struct sum
sum_of(const struct tag *tag)
{
	struct sum sum = { 0 };
	int64_t code;

	for (size_t i = 0; i < tag->part_count; i++)
		*(sum_is_direction(&tag->parts[i]) ? &sum.direction : &sum.sum)
			+= tag->parts[i].score;
	sum.kind = kind_of(tag, sum.sum);
	code = logistic(sum.sum);
	if (sum.kind == SUM_PLAIN)
		sum.adds_up = sum.sum == tag->score;
	else if (sum.kind == SUM_STATEMENT)
		sum.adds_up = is_about(tag->score, code);
	else
		sum.adds_up = is_about(tag->score, code * logistic(sum.direction) / MILLION);
	return sum;
}
