#include "appraisal.h"

#include "json.h"
#include "thousandths.h"

int
appraisal_item(const struct appraisal *appraisal, size_t item)
{
	int found = ITEM_OPEN;

	for (size_t i = 0; i < appraisal->count; i++) {
		const struct answer *answer = &appraisal->at[i];
		int said = (int)answer->answer;

		if (answer->item != item)
			continue;
		if (answer->by.settles)
			return said;
		found = found == ITEM_OPEN || found == said ? said : ITEM_CONFLICT;
	}
	return found;
}

struct appraisal
appraisal_of(const struct answers *answers, const struct answer *at, size_t count)
{
	struct appraisal appraisal = {
		.checklist = &answers->checklists[at->checklist], .at = at, .count = count,
		.score = SCORE_NONE
	};
	int64_t sum = 0, most = 0;

	for (size_t i = 0; i < appraisal.checklist->count; i++) {
		const struct item *item = &appraisal.checklist->items[i];
		int said = appraisal_item(&appraisal, i);

		appraisal.conflicts += said == ITEM_CONFLICT;
		if (said < 0)
			continue;
		appraisal.answered++;
		if (!item->answers[said].counts)
			continue;
		sum += item->answers[said].score;
		most += item->most;
	}
	if (appraisal.answered == appraisal.checklist->count && most > 0)
		appraisal.score = (int32_t)((2000 * sum + most) / (2 * most));
	return appraisal;
}

static void
add_answer(const struct appraisal *appraisal, const struct answer *answer,
	const struct lexis *reviewers, struct buffer *out)
{
	const struct item *item = &appraisal->checklist->items[answer->item];
	const struct {
		const char *name;
		struct slice value;
	} members[] = {
		{ ",\"reviewer\":", lexis_word(reviewers, answer->by.reviewer) },
		{ ",\"note\":", answer->note },
	};

	buffer_add_string(out, "{\"item\":");
	json_add_string(out, item->name);
	buffer_add_string(out, ",\"answer\":");
	json_add_string(out, item->answers[answer->answer].name);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		if (members[i].value.size == 0)
			continue;
		buffer_add_string(out, members[i].name);
		json_add_string(out, members[i].value);
	}
	buffer_add_char(out, '}');
}

void
appraisal_write(const struct appraisal *appraisal, const struct lexis *reviewers,
	struct buffer *out)
{
	buffer_add_string(out, "{\"checklist\":");
	json_add_string(out, appraisal->checklist->name);
	buffer_add_format(out, ",\"items\":%zu,\"answered\":%zu,\"conflicts\":%zu",
		appraisal->checklist->count, appraisal->answered, appraisal->conflicts);
	if (appraisal->score != SCORE_NONE) {
		buffer_add_string(out, ",\"score\":");
		thousandths_add(out, appraisal->score);
	}
	buffer_add_string(out, ",\"answers\":[");
	for (size_t i = 0; i < appraisal->count; i++) {
		buffer_add_string(out, i ? "," : "");
		add_answer(appraisal, &appraisal->at[i], reviewers, out);
	}
	buffer_add_string(out, "]}");
}
