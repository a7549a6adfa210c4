#include "combinations.h"

#include <stdlib.h>

#include "array.h"
#include "buffer.h"

void
combinations_free(struct combinations *combinations)
{
	for (size_t i = 0; i < combinations->operand_count; i++)
		regex_free(combinations->operands[i].regex);
	free(combinations->operands);
	free(combinations->at);
	free(combinations->searched);
	lexis_free(combinations->keys);
	relation_free(&combinations->triggered);
	relation_free(&combinations->referred);
	arena_free(&combinations->arena);
	*combinations = (struct combinations){ 0 };
}

/* The id of the operand's key; `scope`: the dialect of a pattern, the lexicon of a code. LEXIS_NONE:
 * no memory. */
static uint32_t
key_id(struct combinations *combinations, const struct operand *operand, uint32_t scope)
{
	const uint32_t front[] = { operand->kind, scope, operand->any_case };
	struct buffer key = { 0 };
	uint32_t id = LEXIS_NONE;

	if (!combinations->keys)
		combinations->keys = lexis_new(SIZE_MAX);
	buffer_add(&key, front, sizeof front);
	buffer_add_slice(&key, operand->text);
	if (combinations->keys && !buffer_failed(&key))
		id = lexis_intern(combinations->keys, buffer_slice(&key));
	buffer_free(&key);
	return id;
}

static bool
add_words(struct shared_operand *operand, uint32_t number, const struct combination_place *place,
	struct slice source, const char **at, struct fault *fault)
{
	struct arena arena = { 0 };
	struct pattern pattern;
	bool good = pattern_read(source, &arena, &pattern, at, fault);

	if (good) {
		operand->gapped = pattern_has_gaps(&pattern);
		good = matcher_add(place->matcher, place->dialect, &pattern, OPERAND_BASE + number)
			|| fault_memory(fault);
	}
	arena_free(&arena);
	return good;
}

static bool
operand_fill(struct combinations *combinations, uint32_t number,
	const struct combination_place *place, const struct operand *source, const char **at,
	struct fault *fault)
{
	struct shared_operand *operand = &combinations->operands[number];

	*at = source->text.at;
	*operand = (struct shared_operand){ .kind = source->kind, .mark = place->mark,
		.text = arena_copy(&combinations->arena, source->text) };
	if (!operand->text.at)
		return fault_memory(fault);
	operand->whole = true;
	if (source->kind == OPERAND_WORDS) {
		operand->whole = add_words(operand, number, place, source->text, at, fault);
	} else if (source->kind == OPERAND_REGEX) {
		operand->regex = regex_new(source->text, source->any_case, at, fault);
		operand->whole = operand->regex;
		combinations->has_regex = true;
	}
	return operand->whole;
}

/* The number of an operand that is the same as this one. */
static bool
operand_share(struct combinations *combinations, const struct combination_place *place,
	const struct operand *source, uint32_t *number, const char **at, struct fault *fault)
{
	uint32_t scope = source->kind == OPERAND_WORDS ? place->dialect
		: source->kind == OPERAND_CODE ? place->lexicon : 0;
	struct shared_operand *operands = array_reserve(combinations->operands,
		&combinations->operand_room, combinations->operand_count, 1, sizeof *operands);

	if (operands)
		combinations->operands = operands;
	*number = key_id(combinations, source, scope);
	if (!operands || *number == LEXIS_NONE || *number >= OPERAND_BASE)
		return fault_memory(fault);
	if (*number == combinations->operand_count)
		operands[combinations->operand_count++] = (struct shared_operand){ 0 };
	if (!operands[*number].whole
			&& !operand_fill(combinations, *number, place, source, at, fault))
		return false;
	operands[*number].uses++;
	return true;
}

bool
combinations_add(struct combinations *combinations, const struct combination_place *place,
	const struct composite *composite, const char **at, struct fault *fault)
{
	struct combination *all = array_reserve(combinations->at, &combinations->room,
		combinations->count, 1, sizeof *all);
	struct combination new = { .entry = place->entry, .parts = composite->parts,
		.count = composite->count, .mark = place->mark };

	if (!all)
		return fault_memory(fault);
	combinations->at = all;
	for (size_t i = 0; i < composite->count; i++) {
		new.near[i] = composite->near[i];
		if (!operand_share(combinations, place, &composite->operands[i], &new.operands[i],
				at, fault))
			return false;
	}
	all[combinations->count++] = new;
	return true;
}

bool
combinations_refer(struct combinations *combinations, uint32_t lexicon, struct slice code,
	uint32_t entry)
{
	struct operand operand = { OPERAND_CODE, { code.at, 0 }, false };

	if (combinations->count == 0)
		return true;
	for (size_t size = 1; size <= code.size; size++) {
		uint32_t number;

		if (size < code.size && code.at[size] != '/')
			continue;
		operand.text.size = size;
		number = key_id(combinations, &operand, lexicon);
		if (number == LEXIS_NONE || (number < combinations->operand_count
				&& !relation_add(&combinations->referred, entry, number)))
			return false;
	}
	return true;
}
