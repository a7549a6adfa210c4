/* Codings of tl-agree, of each kind: refused with a reason, or in full agreement with
 * themselves. */
#include "shared/folder.h"
#include "shared/fuzz.h"

#include <math.h>

#include "../../stages/agree/rows.h"
#include "../../stages/agree/units.h"
#include "../../stages/agree/values.h"
#include "cell.h"
#include "coding.h"

static void
check_row(const struct row *row)
{
	double f1 = row->estimates[STATISTIC_F1].value;
	double agreement = row->estimates[STATISTIC_AGREEMENT].value;
	double kappa = row->estimates[STATISTIC_KAPPA].value;

	MUST(row->decisions.wrong == 0 && row->decisions.missed == 0);
	MUST(isnan(f1) || f1 == 1);
	MUST(isnan(agreement) || agreement == 1);
	MUST(isnan(kappa) || kappa > 1 - 1e-9);
}

static void
check_level(struct row_maker *maker, const struct units *units, enum value_level level,
	struct lexis *words)
{
	const unsigned all = ~0u;
	struct values values = { 0 };
	struct fault fault = { 0 };
	struct row row;

	MUST(values_make(&values, level, units, all, words, &fault));
	MUST(row_make(maker, &values, ROW_ALL_VALUES, 0, 1, &row, &fault));
	check_row(&row);
	for (size_t i = 0; i < values.name_count; i++) {
		MUST(row_make(maker, &values, values.names[i], 0, 1, &row, &fault));
		check_row(&row);
	}
	MUST(row_make(maker, &values, ROW_ALL_VALUES, 0, ROW_EVERYBODY, &row, &fault));
	values_free(&values);
}

static void
compare_with_itself(const struct coding *coding, const struct coding_context *context)
{
	const struct coding twice[] = { *coding, *coding };
	struct units units = { 0 };
	struct fault fault = { 0 };
	struct row_maker *maker;

	MUST(units_join(&units, twice, 2, context, &fault));
	maker = row_maker_new(&units, context->words, true, 3, 1, &fault);
	MUST(maker);
	for (unsigned level = 0; level < VALUE_LEVELS; level++)
		check_level(maker, &units, level, context->words);
	row_maker_free(maker);
	units_free(&units);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	const struct coding_context context = {
		.words = lexis_new(SIZE_MAX), .arena = &arena, .keep_text = true
	};
	struct coding coding = { 0 };
	struct fault fault = { 0 };
	char path[FOLDER_PATH];

	MUST(context.words);
	folder_write("coding", (struct slice){ (const char *)data, size });
	if (coding_read(&coding, folder_path("coding", path), &context, &fault))
		compare_with_itself(&coding, &context);
	else
		MUST(fault.words[0] != '\0');
	coding_close(&coding);
	lexis_free(context.words);
	arena_free(&arena);
	return 0;
}
