#include "scope.h"

/* The clause around `at`, or, if only stops count, the stretch between stops. */
static struct place
clause_of(struct place at, const struct borders *borders, bool only_stops)
{
	struct place clause = { 0, borders->units };

	for (size_t i = 0; i < borders->count; i++) {
		const struct border *border = &borders->at[i];

		if (only_stops && !border->stop)
			continue;
		if (border->at <= at.first) {
			clause.first = border->at;
		} else if (border->at >= at.end) {
			clause.end = border->at;
			break;
		}
	}
	return clause;
}

static struct place
reach_of(const struct cue *cue, struct place at, const struct borders *borders)
{
	struct place reach;

	switch (cue->reach) {
	case REACH_CLAUSE:
		return clause_of(at, borders, false);
	case REACH_LIST:
	case REACH_SECTION:
		return clause_of(at, borders, true);
	case REACH_WORDS:
		reach = clause_of(at, borders, false);
		if (at.first - reach.first > cue->words)
			reach.first = at.first - cue->words;
		if (reach.end - at.end > cue->words)
			reach.end = at.end + cue->words;
		return reach;
	default:
		return (struct place){ 0, borders->units };
	}
}

struct place
scope_of(const struct cue *cue, struct place at, const struct borders *borders)
{
	struct place scope = reach_of(cue, at, borders);

	if (cue->direction == DIRECTION_RIGHT)
		scope.first = at.first;
	else if (cue->direction == DIRECTION_LEFT)
		scope.end = at.end;
	return scope;
}
