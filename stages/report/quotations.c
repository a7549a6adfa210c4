#include "quotations.h"

#include <stdlib.h>

#include "corpus.h"
#include "quotations_inside.h"

static bool
visit(void *data, struct slice line, struct fault *fault)
{
	struct reading *reading = data;
	char shown[QUOTED_BYTES];

	if (hand_work(&reading->hand, line, NULL, fault) != VERDICT_KEEP)
		return false;
	return quotations_take(reading, reading->hand.record, fault)
		|| fault_place(fault, "record \"%s\"",
			quoted(shown, record_id(reading->hand.record)));
}

/* The fields that were counted by. */
static bool
read_fields(struct reading *reading, struct fault *fault)
{
	const struct cell_by *by = &reading->ledger->by;

	for (size_t i = 0; i < by->count; i++) {
		struct slice name = arena_copy(&reading->arena, by->at[i].name);

		if (!name.at || !strings_add(&reading->by, name.at))
			return fault_memory(fault);
	}
	return group_fields_read(&reading->fields, &reading->by, fault)
		&& (group_names(&reading->fields, &reading->names) || fault_memory(fault));
}

static bool
begin(struct reading *reading, struct fault *fault)
{
	struct quotations *quotations = reading->quotations;
	const struct ledger *ledger = reading->ledger;

	quotations->cells = calloc(ledger->cell_count + 1, sizeof *quotations->cells);
	quotations->group_documents = calloc(ledger->group_count + 1,
		sizeof *quotations->group_documents);
	reading->rows = lexis_new(SIZE_MAX);
	if (!quotations->cells || !quotations->group_documents || !reading->rows)
		return fault_memory(fault);
	return hand_begin(&reading->hand, NULL, 0, HAND_LEXIS, fault)
		&& read_fields(reading, fault);
}

static void
end(struct reading *reading)
{
	hand_end(&reading->hand);
	group_fields_free(&reading->fields);
	strings_free(&reading->by);
	arena_free(&reading->arena);
	buffer_free(&reading->names);
	buffer_free(&reading->values);
	buffer_free(&reading->row);
	lexis_free(reading->rows);
}

static bool
other_records(const char *what, uint64_t counted, uint64_t seen, struct slice line,
	struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return fault_set(fault, "the records are not those that were counted: they have %llu %s "
		"where the count has %llu (%s)", (unsigned long long)seen, what,
		(unsigned long long)counted, quoted(shown, line));
}

/* Whether the records are those that were counted, as far as numbers tell. */
static bool
check(const struct quotations *quotations, const struct ledger *ledger, struct fault *fault)
{
	for (size_t i = 0; i < ledger->group_count; i++) {
		uint64_t counted = ledger->groups[i].group.documents;
		uint64_t seen = quotations->group_documents[i];

		if (seen != counted)
			return other_records("documents", counted, seen, ledger->groups[i].line,
				fault);
	}
	for (size_t i = 0; i < ledger->cell_count; i++) {
		const struct cell *cell = &ledger->cells[i].cell;
		uint64_t counted = cell->counts.references, seen = quotations->cells[i].seen;

		if (quotations_have(cell->polarity) && seen != counted)
			return other_records("references", counted, seen, ledger->cells[i].line,
				fault);
	}
	return true;
}

/* By cell, else as they were: by counting, since each cell knows how many it has. */
static bool
sort(struct quotations *quotations, size_t cell_count)
{
	struct quotation *sorted = calloc(quotations->count + 1, sizeof *sorted);
	size_t *next = calloc(cell_count + 1, sizeof *next);
	bool done = sorted && next;

	for (size_t i = 1; done && i < cell_count; i++)
		next[i] = next[i - 1] + quotations->cells[i - 1].kept;
	for (size_t i = 0; done && i < quotations->count; i++)
		sorted[next[quotations->at[i].cell]++] = quotations->at[i];
	free(next);
	if (!done) {
		free(sorted);
		return false;
	}
	free(quotations->at);
	quotations->at = sorted;
	return true;
}

bool
quotations_read(struct quotations *quotations, const struct ledger *ledger,
	const struct quotations_source *source, struct fault *fault)
{
	struct reading reading = {
		.quotations = quotations, .ledger = ledger, .source = source,
		.documents.name = "documents", .sentences.name = "sentences"
	};
	bool done = begin(&reading, fault)
		&& corpus_visit(&source->files, 0, visit, &reading, fault) == STATUS_WHOLE
		&& check(quotations, ledger, fault);

	page_blocks_end(&reading.documents, &quotations->documents);
	page_blocks_end(&reading.sentences, &quotations->sentences);
	quotations->document_count = reading.documents.count;
	end(&reading);
	if (!done)
		return false;
	if (buffer_failed(&quotations->documents) || buffer_failed(&quotations->sentences)
			|| !sort(quotations, ledger->cell_count))
		return fault_memory(fault);
	return true;
}

void
quotations_free(struct quotations *quotations)
{
	buffer_free(&quotations->documents);
	buffer_free(&quotations->sentences);
	buffer_free(&quotations->text);
	free(quotations->at);
	free(quotations->cells);
	free(quotations->group_documents);
	buffer_free(&quotations->rows);
	*quotations = (struct quotations){ 0 };
}
