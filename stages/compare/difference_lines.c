#include "difference_lines.h"

#include <math.h>

#include "json.h"

enum {
	LINE_BYTES = 64 * 1024	/* kept between lines */
};

static const char *const measure_names[MEASURES] = {
	[MEASURE_RISK_DIFFERENCE] = "risk_difference", [MEASURE_ODDS_RATIO] = "odds_ratio",
	[MEASURE_CRAMERS_V] = "cramers_v", [MEASURE_LOG_RATIO] = "log_ratio"
};

static const char *const question_names[QUESTIONS] = {
	[QUESTION_DOCUMENTS] = "documents", [QUESTION_REFERENCES] = "references"
};

struct writer {
	const struct comparison *comparison;
	struct slice field;
	struct emitter *emitter;
	struct buffer line;
};

static void
add_string(struct buffer *line, const char *name, struct slice text)
{
	buffer_add_format(line, ",\"%s\":", name);
	json_add_string(line, text);
}

/* Six decimals; null where it is not defined. What rounds to nothing has no sign. */
static void
add_decimals(struct buffer *line, double number)
{
	if (isnan(number))
		buffer_add_string(line, "null");
	else
		buffer_add_format(line, "%.6f", fabs(number) < 0.5e-6 ? 0 : number);
}

/* Six digits: a p may be very small, and is no less of interest then. */
static void
add_p(struct buffer *line, const char *name, double p)
{
	buffer_add_format(line, isnan(p) ? ",\"%s\":null" : ",\"%s\":%.6g", name, p);
}

static void
add_counts(struct buffer *line, const char *name, uint64_t a, uint64_t b)
{
	buffer_add_format(line, ",\"%s\":{\"a\":%llu,\"b\":%llu}", name, (unsigned long long)a,
		(unsigned long long)b);
}

/* What both kinds of lines begin with. */
static void
begin_line(struct writer *writer, const char *kind, const struct group_pair *pair)
{
	const struct sparse *sparse = writer->comparison->sparse;
	struct buffer *line = &writer->line;

	buffer_reset(line, LINE_BYTES);
	buffer_add_format(line, "{\"kind\":\"%s\"", kind);
	add_string(line, "field", writer->field);
	buffer_add_string(line, ",\"a\":");
	buffer_add_slice(line, sparse->group_at[pair->a].value);
	buffer_add_string(line, ",\"b\":");
	buffer_add_slice(line, sparse->group_at[pair->b].value);
}

static void
write_pair(struct writer *writer, const struct group_pair *pair)
{
	const struct comparison *comparison = writer->comparison;
	const struct group_sums *a = &comparison->sums.groups[pair->a];
	const struct group_sums *b = &comparison->sums.groups[pair->b];
	struct buffer *line = &writer->line;

	begin_line(writer, "comparison", pair);
	add_counts(line, "documents", a->documents[0], b->documents[0]);
	add_counts(line, "words", a->words[0], b->words[0]);
	buffer_add_format(line, ",\"replicates\":%zu,\"permutations\":%llu,\"exact\":%s,"
		"\"seed\":%llu}", comparison->replicates, (unsigned long long)pair->ways,
		pair->exact ? "true" : "false", (unsigned long long)comparison->seed);
}

static void
add_intervals(struct buffer *line, const struct difference *difference)
{
	buffer_add_string(line, ",\"interval\":{");
	for (size_t m = 0; m < MEASURES; m++) {
		const struct interval *interval = &difference->intervals[m];

		buffer_add_format(line, "%s\"%s\":", m ? "," : "", measure_names[m]);
		if (isnan(interval->low)) {
			buffer_add_string(line, "null");
			continue;
		}
		buffer_add_char(line, '[');
		add_decimals(line, interval->low);
		buffer_add_char(line, ',');
		add_decimals(line, interval->high);
		buffer_add_char(line, ']');
	}
	buffer_add_char(line, '}');
}

static void
add_tests(struct buffer *line, const struct difference *difference)
{
	buffer_add_string(line, ",\"test\":{");
	for (size_t q = 0; q < QUESTIONS; q++) {
		const struct test *test = &difference->tests[q];

		buffer_add_format(line, "%s\"%s\":{\"family\":%zu", q ? "," : "",
			question_names[q], test->family);
		add_p(line, "p", test->p);
		add_p(line, "holm", test->holm);
		add_p(line, "bh", test->bh);
		buffer_add_char(line, '}');
	}
	buffer_add_char(line, '}');
}

static void
write_difference(struct writer *writer, const struct group_pair *pair,
	const struct difference *difference)
{
	const struct sparse_cell *cell = &writer->comparison->sparse->cell_at[difference->cell];
	const struct fourfold *documents = &difference->documents;
	const struct contrast *references = &difference->references;
	struct buffer *line = &writer->line;

	begin_line(writer, "difference", pair);
	add_string(line, "lexicon", cell->lexicon);
	add_string(line, "code", cell->code);
	buffer_add_format(line, ",\"depth\":%u", cell->depth);
	if (cell->polarity != CELL_EITHER)
		add_string(line, "polarity", cell_polarity_name(cell->polarity));
	add_counts(line, "documents", documents->with_a, documents->with_b);
	add_counts(line, "of_documents", documents->of_a, documents->of_b);
	add_counts(line, "references", references->here, references->there);
	add_counts(line, "words", references->all_here, references->all_there);
	for (size_t m = 0; m < MEASURES; m++) {
		buffer_add_format(line, ",\"%s\":", measure_names[m]);
		add_decimals(line, difference->estimates[m]);
	}
	buffer_add_string(line, ",\"log_likelihood\":");
	add_decimals(line, difference->log_likelihood);
	if (writer->comparison->replicates)
		add_intervals(line, difference);
	add_tests(line, difference);
	buffer_add_char(line, '}');
}

static bool
emit(struct writer *writer, struct fault *fault)
{
	if (buffer_failed(&writer->line))
		return fault_memory(fault);
	return emit_line(writer->emitter, buffer_slice(&writer->line), 0);
}

static bool
emit_pair(struct writer *writer, const struct group_pair *pair, struct fault *fault)
{
	write_pair(writer, pair);
	if (!emit(writer, fault))
		return false;
	for (size_t i = 0; i < pair->count; i++) {
		write_difference(writer, pair, &pair->at[i]);
		if (!emit(writer, fault))
			return false;
	}
	return true;
}

bool
difference_lines_emit(const struct comparison *comparison, struct slice field,
	struct emitter *emitter, struct fault *fault)
{
	struct writer writer = { .comparison = comparison, .field = field, .emitter = emitter };
	bool fine = true;

	for (size_t i = 0; fine && i < comparison->pair_count; i++)
		fine = emit_pair(&writer, &comparison->pairs[i], fault);
	buffer_free(&writer.line);
	return fine;
}
