#include "polarity.h"

#define CLASS_BIT(class) (1u << (class))

/* Which cues nearest looks at, beside their class. */
enum where {
	ANYWHERE, BEFORE, OPENING
};

/* What is being decided about one term. */
struct deliberation {
	const struct placed_term *term;
	const struct placed_cue *cues;
	size_t count;
	unsigned classes;			/* CLASS_BITs of those there are */
	const struct placed_cue *decider;	/* NULL: the term's kind decided */
	struct judgement *judgement;
};

bool
polarity_is_said(enum polarity polarity)
{
	return polarity == POLARITY_BARRIER || polarity == POLARITY_ENABLER;
}

struct slice
polarity_name(enum polarity polarity)
{
	static const struct slice names[] = {
		[POLARITY_NEUTRAL] = SLICE("neutral"), [POLARITY_BARRIER] = SLICE("barrier"),
		[POLARITY_ENABLER] = SLICE("enabler"), [POLARITY_DENIED] = SLICE("denied"),
	};

	return names[polarity];
}

struct slice
status_name(enum tag_status status)
{
	static const struct slice names[] = {
		[STATUS_REPORTED] = SLICE("reported"), [STATUS_HEDGED] = SLICE("hedged"),
		[STATUS_RECOMMENDED] = SLICE("recommended"), [STATUS_GAP] = SLICE("gap"),
	};

	return names[status];
}

static bool
is_silencer(const struct placed_cue *cue)
{
	return !cue->above && (cue->class == CUE_TOPIC || cue->class == CUE_PSEUDO);
}

static bool
silences(const struct placed_cue *silencer, const struct placed_cue *cue)
{
	if (cue->above || !place_overlaps(silencer->at, cue->at))
		return false;
	if (silencer->class == CUE_PSEUDO)
		return cue->class != CUE_PSEUDO;
	return cue->class == CUE_BARRIER || cue->class == CUE_ENABLER;
}

void
cues_silence(struct placed_cue *cues, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; is_silencer(&cues[i]) && j < count; j++)
			if (silences(&cues[i], &cues[j]))
				cues[j].silent = true;
}

/* "not", and what would make a mention of a term that it shares words with: "were excluded" and
 * "excluded from decisions". */
static bool
holds_only_beside(enum cue_class class)
{
	return class == CUE_NEGATOR || class == CUE_AIM || class == CUE_METHOD
		|| class == CUE_BACKGROUND;
}

static bool
cue_holds(const struct placed_cue *cue, struct place at)
{
	if (cue->above)
		return true;
	if (holds_only_beside(cue->class))
		return !place_overlaps(cue->at, at) && place_overlaps(cue->scope, at);
	return !place_inside(cue->at, at)
		&& (place_overlaps(cue->scope, at) || place_overlaps(cue->at, at));
}

/* What stands above is farther away than everything in the sentence. */
static uint32_t
cue_distance(const struct placed_cue *cue, struct place at)
{
	return cue->above ? UINT32_MAX - ABOVE_SECTION + cue->above : place_distance(cue->at, at);
}

static bool
cue_stands(const struct placed_cue *cue, enum where where, struct place at)
{
	return where == ANYWHERE || (where == OPENING && cue->list)
		|| (where == BEFORE && !cue->above && cue->at.first < at.first);
}

/* What is part of the term says nothing about it, nor about the cue that decides: "Funding cuts
 * undermined" is no removal of what undermines. */
static bool
is_part(const struct placed_term *term, const struct placed_cue *cue)
{
	return !cue->above && place_inside(cue->at, term->at);
}

static const struct placed_cue *
nearest_of_all(const struct deliberation *d, unsigned classes, enum where where, struct place at)
{
	const struct placed_cue *best = NULL;
	uint32_t nearest_distance = 0;

	for (size_t i = 0; i < d->count; i++) {
		const struct placed_cue *cue = &d->cues[i];
		uint32_t distance;

		if (!(CLASS_BIT(cue->class) & classes) || cue->silent || !cue_stands(cue, where, at)
				|| !cue_holds(cue, at) || is_part(d->term, cue))
			continue;
		distance = cue_distance(cue, at);
		if (!best || distance < nearest_distance
				|| (distance == nearest_distance && cue->weight > best->weight)) {
			best = cue;
			nearest_distance = distance;
		}
	}
	return best;
}

/* The nearest cue of the classes (CLASS_BITs) that holds the place; NULL if there is none. Most
 * pieces have none of the classes. */
static inline const struct placed_cue *
nearest(const struct deliberation *d, unsigned classes, enum where where, struct place at)
{
	return classes & d->classes ? nearest_of_all(d, classes, where, at) : NULL;
}

/* Adds a cue to those that the judgement rests on. */
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

static bool
is_bad(enum term_kind kind)
{
	return kind == TERM_PROBLEM || kind == TERM_HINDERING;
}

/* Rules 3 and 4, and 5 for a problem. */
static enum polarity
decide_by_cue(struct deliberation *d)
{
	const unsigned barrier = CLASS_BIT(CUE_BARRIER), both = barrier | CLASS_BIT(CUE_ENABLER);
	bool problem = d->term->kind == TERM_PROBLEM;

	d->decider = nearest(d, both, OPENING, d->term->at);
	if (!d->decider)
		d->decider = nearest(d, problem ? barrier : both, ANYWHERE, d->term->at);
	if (!d->decider)
		return problem ? POLARITY_BARRIER : POLARITY_NEUTRAL;
	return d->decider->class == CUE_BARRIER ? POLARITY_BARRIER : POLARITY_ENABLER;
}

/* Rules 1 to 5. */
static enum polarity
decide(struct deliberation *d)
{
	enum term_kind kind = d->term->kind;
	enum polarity polarity;

	d->decider = nearest(d, CLASS_BIT(is_bad(kind) ? CUE_REMOVAL : CUE_DEFICIT), ANYWHERE,
		d->term->at);
	if (d->decider)
		return is_bad(kind) ? POLARITY_ENABLER : POLARITY_BARRIER;
	if (kind == TERM_ENABLING || kind == TERM_HINDERING)
		return kind == TERM_ENABLING ? POLARITY_ENABLER : POLARITY_BARRIER;
	polarity = decide_by_cue(d);
	if (polarity != POLARITY_NEUTRAL || kind != TERM_RESOURCE)
		return polarity;
	d->decider = nearest(d, CLASS_BIT(CUE_RECOMMEND), ANYWHERE, d->term->at);
	return d->decider ? POLARITY_ENABLER : POLARITY_NEUTRAL;
}

/* Rule 6. */
static enum polarity
turn(struct deliberation *d, enum polarity polarity)
{
	const struct placed_cue *turning = NULL;

	if (!d->decider)
		return polarity;
	if (polarity == POLARITY_BARRIER)
		turning = nearest(d, CLASS_BIT(CUE_REMOVAL), BEFORE, d->decider->at);
	else if (d->decider->class == CUE_ENABLER)
		turning = nearest(d, CLASS_BIT(CUE_DEFICIT), BEFORE, d->decider->at);
	if (!turning)
		return polarity;
	cite(d, turning);
	return polarity == POLARITY_BARRIER ? POLARITY_ENABLER : POLARITY_BARRIER;
}

/* Rule 7. */
static enum polarity
deny(struct deliberation *d, enum polarity polarity)
{
	const struct placed_cue *negator;

	if (polarity == POLARITY_NEUTRAL)
		return polarity;
	negator = nearest(d, CLASS_BIT(CUE_NEGATOR), ANYWHERE,
		d->decider ? d->decider->at : d->term->at);
	if (!negator)
		return polarity;
	cite(d, negator);
	return polarity == POLARITY_ENABLER ? POLARITY_BARRIER : POLARITY_DENIED;
}

/* Rule 8. */
static void
mention(struct deliberation *d)
{
	const unsigned classes = CLASS_BIT(CUE_AIM) | CLASS_BIT(CUE_METHOD)
		| CLASS_BIT(CUE_BACKGROUND) | CLASS_BIT(CUE_GAP);
	struct judgement *judgement = d->judgement;

	if (judgement->polarity == POLARITY_NEUTRAL || (d->decider && d->decider->list))
		return;
	judgement->mention = nearest(d, classes, ANYWHERE, d->term->at);
	if (judgement->mention)
		cite(d, judgement->mention);
}

static enum tag_status
status_of(struct deliberation *d)
{
	static const struct {
		enum cue_class class;
		enum tag_status status;
	} order[] = {
		{ CUE_GAP, STATUS_GAP },
		{ CUE_RECOMMEND, STATUS_RECOMMENDED },
		{ CUE_HEDGE, STATUS_HEDGED },
	};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct placed_cue *cue = nearest(d, CLASS_BIT(order[i].class), ANYWHERE,
			d->term->at);

		if (cue) {
			cite(d, cue);
			return order[i].status;
		}
	}
	return STATUS_REPORTED;
}

static unsigned
classes_of(const struct placed_cue *cues, size_t count)
{
	unsigned classes = 0;

	for (size_t i = 0; i < count; i++)
		classes |= CLASS_BIT(cues[i].class);
	return classes;
}

/* Rules 6 to 8 and the status. */
static void
conclude(struct deliberation *d, enum polarity polarity)
{
	struct judgement *judgement = d->judgement;

	judgement->decider = d->decider;
	if (d->decider)
		cite(d, d->decider);
	polarity = turn(d, polarity);
	judgement->polarity = deny(d, polarity);
	mention(d);
	judgement->status = status_of(d);
}

void
polarity_judge(const struct placed_term *term, const struct placed_cue *cues, size_t count,
	struct judgement *out)
{
	struct deliberation d = { .term = term, .cues = cues, .count = count, .judgement = out,
		.classes = classes_of(cues, count) };

	*out = (struct judgement){ 0 };
	conclude(&d, decide(&d));
}

void
polarity_judge_cue(const struct placed_cue *cue, const struct placed_cue *cues, size_t count,
	struct judgement *out)
{
	const struct placed_term itself = { cue->at, TERM_NEUTRAL };
	struct deliberation d = { .term = &itself, .cues = cues, .count = count, .judgement = out,
		.classes = classes_of(cues, count), .decider = cue };

	*out = (struct judgement){ 0 };
	conclude(&d, cue->class == CUE_BARRIER ? POLARITY_BARRIER : POLARITY_ENABLER);
}
