#include "polarity.h"

#define CLASS_BIT(class) (1u << (class))

/* What is being decided about one term. */
struct deliberation {
	const struct placed_term *term;
	const struct placed_cue *cues;
	size_t count;
	const struct placed_cue *decider;	/* NULL: the term's kind decided */
	struct judgement *judgement;
};

const char *
polarity_name(enum polarity polarity)
{
	static const char *const names[] = {
		[POLARITY_NEUTRAL] = "neutral", [POLARITY_BARRIER] = "barrier",
		[POLARITY_ENABLER] = "enabler", [POLARITY_DENIED] = "denied",
	};

	return names[polarity];
}

const char *
status_name(enum status status)
{
	static const char *const names[] = {
		[STATUS_REPORTED] = "reported", [STATUS_HEDGED] = "hedged",
		[STATUS_RECOMMENDED] = "recommended", [STATUS_GAP] = "gap",
	};

	return names[status];
}

void
cues_silence(struct placed_cue *cues, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; cues[i].class == CUE_TOPIC && j < count; j++)
			if ((cues[j].class == CUE_BARRIER || cues[j].class == CUE_ENABLER)
					&& place_overlaps(cues[i].at, cues[j].at))
				cues[j].silent = true;
}

static bool
cue_holds(const struct placed_cue *cue, struct place at)
{
	return !place_inside(cue->at, at)
		&& (place_overlaps(cue->scope, at) || place_overlaps(cue->at, at));
}

/* The nearest cue of the classes (CLASS_BITs) that holds the place and, with `before`, stands before
 * it; NULL if there is none. */
static const struct placed_cue *
nearest(const struct deliberation *d, unsigned classes, struct place at, bool before)
{
	const struct placed_cue *best = NULL;

	for (size_t i = 0; i < d->count; i++) {
		const struct placed_cue *cue = &d->cues[i];
		uint32_t distance = place_distance(cue->at, at);

		if (!(CLASS_BIT(cue->class) & classes) || cue->silent || !cue_holds(cue, at)
				|| (before && cue->at.first >= at.first))
			continue;
		if (!best || distance < place_distance(best->at, at)
				|| (distance == place_distance(best->at, at) && cue->weight > best->weight))
			best = cue;
	}
	return best;
}

static void
cite(struct deliberation *d, const struct placed_cue *cue)
{
	struct judgement *judgement = d->judgement;
	size_t i = judgement->cue_count;

	for (size_t j = 0; j < judgement->cue_count; j++)
		if (judgement->cues[j] == cue)
			return;
	for (; i > 0 && judgement->cues[i - 1] > cue; i--)
		judgement->cues[i] = judgement->cues[i - 1];
	judgement->cues[i] = cue;
	judgement->cue_count++;
}

/* Rules 1 to 3. Leaves the deciding cue in d->decider. */
static enum polarity
decide(struct deliberation *d)
{
	const struct place at = d->term->at;
	enum term_kind kind = d->term->kind;
	bool bad = kind == TERM_PROBLEM || kind == TERM_HINDERING;
	unsigned governors = CLASS_BIT(CUE_DEFICIT) | (bad ? CLASS_BIT(CUE_REMOVAL) : 0);

	d->decider = nearest(d, governors, at, false);
	if (d->decider)
		return bad ? POLARITY_ENABLER : POLARITY_BARRIER;
	d->decider = nearest(d, CLASS_BIT(CUE_BARRIER) | CLASS_BIT(CUE_ENABLER), at, false);
	if (d->decider)
		return d->decider->class == CUE_BARRIER ? POLARITY_BARRIER : POLARITY_ENABLER;
	if (kind == TERM_RESOURCE) {
		d->decider = nearest(d, CLASS_BIT(CUE_RECOMMEND), at, false);
		return d->decider ? POLARITY_ENABLER : POLARITY_NEUTRAL;
	}
	if (kind == TERM_NEUTRAL)
		return POLARITY_NEUTRAL;
	return bad ? POLARITY_BARRIER : POLARITY_ENABLER;
}

/* Rule 4. */
static enum polarity
turn(struct deliberation *d, enum polarity polarity)
{
	const struct placed_cue *turning = NULL;

	if (!d->decider)
		return polarity;
	if (polarity == POLARITY_BARRIER)
		turning = nearest(d, CLASS_BIT(CUE_REMOVAL), d->decider->at, true);
	else if (d->decider->class == CUE_ENABLER)
		turning = nearest(d, CLASS_BIT(CUE_DEFICIT), d->decider->at, true);
	if (!turning)
		return polarity;
	cite(d, turning);
	return polarity == POLARITY_BARRIER ? POLARITY_ENABLER : POLARITY_BARRIER;
}

/* Rule 5. */
static enum polarity
deny(struct deliberation *d, enum polarity polarity)
{
	const struct placed_cue *negator;

	if (polarity == POLARITY_NEUTRAL)
		return polarity;
	negator = nearest(d, CLASS_BIT(CUE_NEGATOR), d->decider ? d->decider->at : d->term->at, false);
	if (!negator)
		return polarity;
	cite(d, negator);
	return polarity == POLARITY_ENABLER ? POLARITY_BARRIER : POLARITY_DENIED;
}

/* Rule 6. */
static enum polarity
mention(struct deliberation *d, enum polarity polarity)
{
	enum term_kind kind = d->term->kind;
	const unsigned classes = CLASS_BIT(CUE_AIM) | CLASS_BIT(CUE_METHOD) | CLASS_BIT(CUE_BACKGROUND)
		| CLASS_BIT(CUE_GAP);
	const struct placed_cue *cue;

	if (polarity == POLARITY_NEUTRAL || kind == TERM_ENABLING || kind == TERM_HINDERING
			|| (d->decider && (d->decider->list || d->decider->class == CUE_DEFICIT
			|| d->decider->class == CUE_REMOVAL)))
		return polarity;
	cue = nearest(d, classes, d->term->at, false);
	if (!cue)
		return polarity;
	cite(d, cue);
	return POLARITY_NEUTRAL;
}

static enum status
status_of(struct deliberation *d)
{
	static const struct {
		enum cue_class class;
		enum status status;
	} order[] = {
		{ CUE_GAP, STATUS_GAP }, { CUE_RECOMMEND, STATUS_RECOMMENDED }, { CUE_HEDGE, STATUS_HEDGED },
	};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct placed_cue *cue = nearest(d, CLASS_BIT(order[i].class), d->term->at, false);

		if (cue) {
			cite(d, cue);
			return order[i].status;
		}
	}
	return STATUS_REPORTED;
}

void
polarity_judge(const struct placed_term *term, const struct placed_cue *cues, size_t count,
	struct judgement *out)
{
	struct deliberation d = { .term = term, .cues = cues, .count = count, .judgement = out };
	enum polarity polarity;

	*out = (struct judgement){ 0 };
	polarity = decide(&d);
	if (d.decider)
		cite(&d, d.decider);
	polarity = turn(&d, polarity);
	polarity = deny(&d, polarity);
	out->polarity = mention(&d, polarity);
	out->status = status_of(&d);
}
