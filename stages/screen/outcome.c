#include "outcome.h"

#include "json.h"

const char *const screen_status_names[SCREEN_STATUSES] = {
	"included", "excluded", "not-retrieved", "conflict", "undecided"
};

/* What people say at one stage: the status that it would have, and whether they say anything. */
struct opinion {
	bool given;
	enum screen_status status;
	struct slice reason;
};

static enum screen_status
status_of(const struct vote *decision)
{
	static const enum screen_status statuses[CHOICES] = {
		[CHOICE_INCLUDE] = SCREEN_INCLUDED, [CHOICE_EXCLUDE] = SCREEN_EXCLUDED,
		[CHOICE_NOT_RETRIEVED] = SCREEN_NOT_RETRIEVED
	};

	return statuses[decision->choice];
}

static struct opinion
opinion_at(const struct said *said, enum screen_stage stage, uint64_t needed)
{
	struct opinion opinion = { 0 };
	uint64_t count = 0;

	for (size_t i = 0; i < said->count; i++) {
		const struct vote *decision = &said->at[i];
		enum screen_status status = status_of(decision);

		if (decision->stage != stage)
			continue;
		if (decision->by.settles)
			return (struct opinion){ true, status, decision->reason };
		if (count++ && opinion.status != status)
			opinion.status = SCREEN_CONFLICT;
		else if (count == 1)
			opinion = (struct opinion){ true, status, { NULL, 0 } };
		if (opinion.reason.size == 0)
			opinion.reason = decision->reason;
	}
	if (count && count < needed)
		opinion.status = SCREEN_UNDECIDED;
	return opinion;
}

static struct outcome
outcome_by_people(const struct opinion *opinion, enum screen_stage stage)
{
	bool decided = opinion->status < SCREEN_CONFLICT;

	return (struct outcome){ opinion->status, stage, false,
		decided ? opinion->reason : SLICE("") };
}

/* Of title and abstract. */
static struct outcome
first_outcome(const struct said *said, uint64_t needed)
{
	struct opinion title = opinion_at(said, STAGE_TITLE, needed);
	const struct rule *rule = said->rule;

	if (title.given)
		return outcome_by_people(&title, STAGE_TITLE);
	if (!rule)
		return (struct outcome){ SCREEN_UNDECIDED, STAGE_TITLE, false, SLICE("") };
	return (struct outcome){ rule->excludes ? SCREEN_EXCLUDED : SCREEN_INCLUDED,
		STAGE_AUTOMATION, true, rule->reason };
}

struct outcome
outcome_of(const struct said *said, uint64_t needed, bool has_full)
{
	struct opinion full = opinion_at(said, STAGE_FULL, needed);
	struct outcome first;

	if (full.given)
		return outcome_by_people(&full, STAGE_FULL);
	first = first_outcome(said, needed);
	if (first.status == SCREEN_INCLUDED && has_full)
		return (struct outcome){ SCREEN_UNDECIDED, STAGE_FULL, false, SLICE("") };
	return first;
}

const char *
outcome_by(const struct outcome *outcome)
{
	if (outcome->status >= SCREEN_CONFLICT)
		return NULL;
	return outcome->by_rule ? "rule" : "people";
}

bool
outcome_is_out(const struct outcome *outcome)
{
	return outcome->status == SCREEN_EXCLUDED || outcome->status == SCREEN_NOT_RETRIEVED;
}

/* Adds ,"name":"value" unless the value is empty. */
static void
add_member(struct buffer *out, const char *name, struct slice value)
{
	if (value.size == 0)
		return;
	buffer_add_format(out, ",\"%s\":", name);
	json_add_string(out, value);
}

static void
add_rule(const struct rule *rule, struct buffer *out)
{
	buffer_add_format(out, "{\"stage\":\"%s\"", screen_stage_names[STAGE_AUTOMATION]);
	add_member(out, "rule", rule->name);
	add_member(out, "decision", slice_of(screen_choice_names[rule->excludes ? CHOICE_EXCLUDE
		: CHOICE_INCLUDE]));
	add_member(out, "reason", rule->reason);
	buffer_add_char(out, '}');
}

static void
add_decision(const struct vote *decision, const struct lexis *reviewers, struct buffer *out)
{
	buffer_add_format(out, "{\"stage\":\"%s\"", screen_stage_names[decision->stage]);
	add_member(out, "reviewer", lexis_word(reviewers, decision->by.reviewer));
	add_member(out, "decision", slice_of(screen_choice_names[decision->choice]));
	add_member(out, "reason", decision->reason);
	buffer_add_char(out, '}');
}

void
outcome_write(const struct outcome *outcome, const struct said *said,
	const struct lexis *reviewers, struct buffer *out)
{
	const char *by = outcome_by(outcome);

	buffer_add_format(out, "{\"status\":\"%s\",\"stage\":\"%s\"",
		screen_status_names[outcome->status], screen_stage_names[outcome->stage]);
	if (by)
		add_member(out, "by", slice_of(by));
	add_member(out, "reason", outcome->reason);
	buffer_add_string(out, ",\"decisions\":[");
	if (said->rule)
		add_rule(said->rule, out);
	for (size_t i = 0; i < said->count; i++) {
		if (i || said->rule)
			buffer_add_char(out, ',');
		add_decision(&said->at[i], reviewers, out);
	}
	buffer_add_string(out, "]}");
}
