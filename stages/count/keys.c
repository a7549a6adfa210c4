#include "keys.h"

#include <stdlib.h>

#include "quantile.h"

/* The cells of one lexicon, depth and polarity. */
struct key_set {
	const struct key_rule *rule;
	struct frame_cell **cells;
	size_t count, zeros;
	uint64_t *values, *sorted;	/* of the cells; of the zeros too */
};

struct search {
	const struct key_rule *rule;
	struct frame *frame;
	struct arena *arena;
	struct key_set set;
	struct keys *keys;
};

static const struct known *
find_known(const struct key_rule *rule, struct slice lexicon)
{
	for (size_t i = 0; i < rule->known_count; i++)
		if (slice_equal(rule->known[i].lexicon, lexicon))
			return &rule->known[i];
	return NULL;
}

/* The codes of the lexicon that are not in the set, once for each of its polarities. */
static size_t
count_zeros(const struct key_set *set, unsigned depth)
{
	const struct known *known = find_known(set->rule, set->cells[0]->cell.lexicon);
	size_t zeros;

	if (!known)
		return 0;
	zeros = known_at_depth(known, depth) * (set->rule->together ? 2 : 1);
	for (size_t i = 0; i < set->count; i++)
		zeros -= known_has(known, set->cells[i]->cell.code);
	return zeros;
}

/* The threshold among the values. */
static uint64_t
find_threshold(struct key_set *set)
{
	const struct quantile quantile = { set->rule->type, set->rule->quantile, 1000 };
	size_t count = set->count + set->zeros;

	memset(set->sorted, 0, set->zeros * sizeof *set->sorted);
	memcpy(set->sorted + set->zeros, set->values, set->count * sizeof *set->sorted);
	qsort(set->sorted, count, sizeof *set->sorted, quantile_order);
	return quantile_of(set->sorted, count, &quantile);
}

static bool
is_key(const struct key_set *set, size_t i, uint64_t threshold)
{
	return set->values[i] > 0 && (set->values[i] > threshold
		|| (set->rule->ties && set->values[i] == threshold));
}

/* False: there is nothing to divide by. */
static bool
fill_replicate(struct key_set *set, size_t replicate)
{
	for (size_t i = 0; i < set->count; i++) {
		struct cell_measure measure = frame_replicate(set->cells[i], replicate);
		struct cell_quotient quotient = cell_quotient(&measure, set->rule->of);

		if (quotient.whole == 0)
			return false;
		set->values[i] = cell_billionths(quotient);
	}
	return true;
}

/* Counts the replicates in which each cell is key, then takes their share. */
static void
find_stability(struct key_set *set, size_t replicates)
{
	for (size_t r = 0; r < replicates; r++) {
		uint64_t threshold;

		if (!fill_replicate(set, r))
			continue;
		threshold = find_threshold(set);
		for (size_t i = 0; i < set->count; i++)
			set->cells[i]->cell.findings.key_stability += is_key(set, i, threshold);
	}
	for (size_t i = 0; i < set->count; i++) {
		uint64_t *stability = &set->cells[i]->cell.findings.key_stability;

		*stability = cell_billionths((struct cell_quotient){ *stability, replicates });
	}
}

/* Takes the cells from `from` to `to` that are of the set. */
static void
gather(struct search *search, size_t from, size_t to, unsigned depth, enum cell_polarity polarity)
{
	struct key_set *set = &search->set;

	set->count = 0;
	for (size_t i = from; i < to; i++) {
		struct frame_cell *cell = &search->frame->cells[i];
		struct cell_quotient quotient = cell_quotient(&cell->measure, search->rule->of);

		if (cell->depth != depth || !frame_can_be_key(cell) || quotient.whole == 0
				|| (polarity != CELL_EITHER && cell->cell.polarity != polarity))
			continue;
		set->values[set->count] = cell_billionths(quotient);
		set->cells[set->count++] = cell;
	}
}

static bool
find_set(struct search *search, unsigned depth, enum cell_polarity polarity)
{
	struct key_set *set = &search->set;
	const struct key_rule *rule = search->rule;
	uint64_t threshold;

	set->zeros = count_zeros(set, depth);
	set->sorted = arena_array(search->arena, set->count + set->zeros, sizeof *set->sorted);
	if (!set->sorted)
		return false;
	threshold = find_threshold(set);
	for (size_t i = 0; i < set->count; i++)
		set->cells[i]->cell.findings.key = is_key(set, i, threshold) ? CELL_KEY
			: CELL_NOT_KEY;
	search->keys->rules[search->keys->count++] = (struct cell_rule){
		.lexicon = set->cells[0]->cell.lexicon, .depth = depth, .polarity = polarity,
		.of = rule->of, .unit = search->frame->group.unit, .quantile = rule->quantile,
		.type = rule->type, .ties = rule->ties, .cells = set->count + set->zeros,
		.zeros = set->zeros, .threshold = threshold,
	};
	if (search->frame->replicates)
		find_stability(set, search->frame->replicates);
	return true;
}

/* The sets of a lexicon, whose cells are those from `from` to `to`. */
static bool
find_sets(struct search *search, size_t from, size_t to)
{
	static const enum cell_polarity apart[] = { CELL_BARRIER, CELL_ENABLER };
	static const enum cell_polarity together[] = { CELL_EITHER };
	const enum cell_polarity *polarities = search->rule->together ? together : apart;
	size_t polarity_count = search->rule->together ? 1 : 2;
	unsigned deepest = 0;

	for (size_t i = from; i < to; i++)
		if (search->frame->cells[i].depth > deepest)
			deepest = search->frame->cells[i].depth;
	for (unsigned depth = 1; depth <= deepest; depth++)
		for (size_t i = 0; i < polarity_count; i++) {
			gather(search, from, to, depth, polarities[i]);
			if (search->set.count && !find_set(search, depth, polarities[i]))
				return false;
		}
	return true;
}

bool
keys_find(struct keys *keys, const struct key_rule *rule, struct frame *frame,
	struct arena *arena)
{
	struct search search = {
		.rule = rule, .frame = frame, .arena = arena, .keys = keys, .set.rule = rule
	};
	size_t count = frame->cell_count, to;

	keys->count = 0;	/* of rules there are as many as cells at most */
	keys->rules = arena_array(arena, count, sizeof *keys->rules);
	search.set.cells = arena_array(arena, count, sizeof *search.set.cells);
	search.set.values = arena_array(arena, count, sizeof *search.set.values);
	if (!keys->rules || !search.set.cells || !search.set.values)
		return false;
	for (size_t from = 0; from < count; from = to) {
		for (to = from; to < count; to++)
			if (!slice_equal(frame->cells[to].cell.lexicon,
					frame->cells[from].cell.lexicon))
				break;
		if (!find_sets(&search, from, to))
			return false;
	}
	return true;
}
