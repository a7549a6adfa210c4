#include "sample_sheet.h"

#include <stdlib.h>

#include "cell.h"
#include "coding_sheet.h"
#include "draw.h"

enum {
	FLUSH_BYTES = 64 * 1024,
	WEIGHT_DECIMALS = 6
};

/* A stratum with the place it has in the order of the draw. */
struct place {
	uint64_t draw;
	struct slice key;
	size_t index;
};

/* A sentence with its stratum. */
struct entry {
	const struct drawn *drawn;
	const struct stratum *stratum;
	size_t place;	/* of the stratum */
};

struct making {
	const struct sample_sheet *sheet;
	struct place *places;
	size_t *order;		/* indexes of the strata by place */
	struct entry *entries;
	size_t count;
	struct buffer out;
};

static int
place_compare(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = (x->draw > y->draw) - (x->draw < y->draw);

	return order ? order : slice_compare(x->key, y->key);
}

static int
entry_compare(const void *a, const void *b)
{
	const struct drawn *x = ((const struct entry *)a)->drawn;
	const struct drawn *y = ((const struct entry *)b)->drawn;
	int order = slice_compare(x->id, y->id);

	order = order ? order : (x->start > y->start) - (x->start < y->start);
	return order ? order : (x->end > y->end) - (x->end < y->end);
}

static bool
put_in_order(struct making *making)
{
	struct strata *strata = making->sheet->strata;
	size_t count = strata->count;

	making->places = calloc(count + 1, sizeof *making->places);
	making->order = calloc(count + 1, sizeof *making->order);
	if (!making->places || !making->order)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct slice key = lexis_word(strata->keys, (uint32_t)i);

		making->places[i] = (struct place){ draw_key(making->sheet->seed, key), key, i };
	}
	qsort(making->places, count, sizeof *making->places, place_compare);
	for (size_t i = 0; i < count; i++)
		making->order[i] = making->places[i].index;
	if (making->sheet->total)
		strata_share(strata, making->sheet->total, making->order);
	return true;
}

static bool
gather(struct making *making)
{
	const struct strata *strata = making->sheet->strata;
	size_t count = 0;

	for (size_t i = 0; i < strata->count; i++)
		count += strata->at[i].kept_count;
	making->entries = calloc(count + 1, sizeof *making->entries);
	if (!making->entries)
		return false;
	for (size_t i = 0; i < strata->count; i++) {
		const struct stratum *stratum = &strata->at[making->order[i]];

		for (size_t j = 0; j < stratum->kept_count; j++)
			making->entries[making->count++] = (struct entry){
				stratum->kept[j], stratum, i
			};
	}
	qsort(making->entries, count, sizeof *making->entries, entry_compare);
	return true;
}

/* "costs/cost-savings ["grey"]": the code, or untagged, and the values of the group if there are
 * any. */
static bool
add_name(struct buffer *out, struct slice key)
{
	const char *feed = memrchr(key.at, '\n', key.size);
	struct slice code = { key.at, (size_t)(feed - key.at) };
	struct slice values = { feed + 1, key.size - code.size - 1 };
	struct buffer name = { 0 };

	buffer_add_slice(&name, code.size ? code : SLICE("untagged"));
	if (!slice_is(values, "[]")) {
		buffer_add_char(&name, ' ');
		buffer_add_slice(&name, values);
	}
	coding_sheet_add(out, buffer_slice(&name));
	out->failed |= buffer_failed(&name);
	buffer_free(&name);
	return !buffer_failed(out);
}

static bool
add_row(struct making *making, size_t i)
{
	const struct entry *entry = &making->entries[i];
	const struct drawn *drawn = entry->drawn;
	struct buffer *out = &making->out;

	buffer_add_format(out, "%zu\t", i + 1);
	coding_sheet_add(out, drawn->id);
	buffer_add_format(out, "\t%u\t%u\t%u\t", drawn->sentence, drawn->start, drawn->end);
	coding_sheet_add(out, drawn->text);
	buffer_add_char(out, '\t');
	if (!making->sheet->show)
		buffer_add_number(out, entry->place + 1);
	else if (!add_name(out, making->places[entry->place].key))
		return false;
	buffer_add_char(out, '\t');
	cell_add_ratio(out, entry->stratum->count, entry->stratum->kept_count, WEIGHT_DECIMALS);
	buffer_add_string(out, "\t\t");
	if (making->sheet->show) {
		buffer_add_char(out, '\t');
		coding_sheet_add(out, drawn->tags);
	}
	buffer_add_char(out, '\n');
	return !buffer_failed(out);
}

static bool
emit(struct making *making, struct emitter *emitter)
{
	struct slice bytes = buffer_slice(&making->out);

	making->out.size = 0;
	return bytes.size == 0 || emit_bytes(emitter, bytes);
}

/* False alone if the emitter takes no more. */
static bool
emit_rows(struct making *making, struct emitter *emitter, struct fault *fault)
{
	buffer_add_string(&making->out, "item\t" CODING_SHEET_DOCUMENT "\tsentence\t"
		CODING_SHEET_START "\t" CODING_SHEET_END "\t" CODING_SHEET_TEXT "\tstratum\t"
		CODING_SHEET_WEIGHT "\t" CODING_SHEET_CODE "\t" CODING_SHEET_POLARITY);
	buffer_add_string(&making->out, making->sheet->show ? "\ttags\n" : "\n");
	if (buffer_failed(&making->out))
		return fault_memory(fault);
	for (size_t i = 0; i < making->count; i++) {
		if (!add_row(making, i))
			return fault_memory(fault);
		if (making->out.size >= FLUSH_BYTES && !emit(making, emitter))
			return false;
	}
	return emit(making, emitter);
}

/* A stratum without a sentence could not be estimated from the sheet. */
static bool
check_total(const struct sample_sheet *sheet, struct fault *fault)
{
	if (sheet->total == 0 || sheet->total >= sheet->strata->count)
		return true;
	return fault_set(fault, "--total %llu is less than the %zu strata; every one needs "
		"a sentence", (unsigned long long)sheet->total, sheet->strata->count);
}

bool
sample_sheet_emit(const struct sample_sheet *sheet, struct emitter *emitter,
	struct fault *fault)
{
	struct making making = { .sheet = sheet };
	bool fine = put_in_order(&making) && gather(&making);

	fine = fine ? check_total(sheet, fault) && emit_rows(&making, emitter, fault)
		: fault_memory(fault);
	free(making.places);
	free(making.order);
	free(making.entries);
	buffer_free(&making.out);
	return fine;
}
