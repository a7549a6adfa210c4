/* show_score.c: a score as what it is made of, and why it was not enough. */
#include "show_inside.h"
#include "sum.h"
#include "thousandths.h"
#include "words.h"

void
show_styled(struct page *page, unsigned style, struct slice text)
{
	unsigned before = page->style;

	page->style = style;
	page_add(page, text);
	page->style = before;
}

void
show_number(struct page *page, int64_t number)
{
	struct buffer text = { 0 };

	thousandths_add(&text, number > THOUSANDTHS_MAX ? THOUSANDTHS_MAX
		: number < -THOUSANDTHS_MAX ? -THOUSANDTHS_MAX : (int32_t)number);
	page_add(page, buffer_slice(&text));
	page->out->failed |= text.failed;
	buffer_free(&text);
}

void
show_outcome(struct page *page, const char *before, const struct outcome *outcome)
{
	struct buffer text = { 0 };

	outcome_add(&text, outcome);
	page_add_string(page, text.size ? before : "");
	page_add(page, buffer_slice(&text));
	page->out->failed |= text.failed;
	buffer_free(&text);
}

/* "1.25 cue + 1 term - 1 mention": all parts but direction. */
static void
add_parts(struct page *page, const struct tag *tag)
{
	bool any = false;

	for (size_t i = 0; i < tag->part_count; i++) {
		const struct tag_part *part = &tag->parts[i];
		bool minus = part->score < 0;

		if (sum_is_direction(part))
			continue;
		page_add_string(page, any ? minus ? " - " : " + " : minus ? "-" : "");
		show_number(page, minus ? -(int64_t)part->score : part->score);
		page_add_string(page, " ");
		page_add(page, part->name);
		any = true;
	}
	if (!any)
		page_add_string(page, "0");
}

/* "0.948 = L(2.9)" */
static void
add_factor(struct page *page, const char *name, int64_t sum)
{
	page_field(page, "factor");
	page_add_string(page, name);
	page_add_string(page, " ");
	show_number(page, sum_likelihood(sum));
	page_add_string(page, " = L(");
	show_number(page, sum);
	page_add_string(page, ")");
}

static void
show_factors(struct page *page, const struct tag *tag, const struct sum *sum)
{
	add_factor(page, "code", sum->sum);
	page_add_string(page, ", ");
	show_number(page, sum->sum);
	page_add_string(page, " = ");
	add_parts(page, tag);
	page_end_line(page);
	add_factor(page, "direction", sum->direction);
	page_end_line(page);
}

static void
add_sum(struct page *page, const struct tag *tag, const struct sum *sum)
{
	page_add_string(page, " = ");
	if (sum->kind == SUM_CODE) {
		show_number(page, sum_likelihood(sum->sum));
		page_add_string(page, " * ");
		show_number(page, sum_likelihood(sum->direction));
	} else {
		page_add_string(page, sum->kind == SUM_STATEMENT ? "L(" : "");
		add_parts(page, tag);
		page_add_string(page, sum->kind == SUM_STATEMENT ? ")" : "");
	}
	page_add_string(page, sum->adds_up ? "" : "; but its parts do not make it");
}

void
show_score(struct page *page, const struct reason *reason)
{
	const struct tag *tag = reason->tag;
	struct sum sum = sum_of(tag);

	page_field(page, "score");
	if (!tag->scored) {
		page_add_string(page, "none: nothing says that it helps or hinders");
		page_end_line(page);
		return;
	}
	show_number(page, tag->score);
	add_sum(page, tag, &sum);
	page_end_line(page);
	if (sum.kind == SUM_CODE)
		show_factors(page, tag, &sum);
	if (reason->outcome.fate == FATE_KEPT || reason->outcome.fate == FATE_DENIED)
		return;
	page_field(page, "neutral");
	show_outcome(page, "", &reason->outcome);
	page_end_line(page);
}
