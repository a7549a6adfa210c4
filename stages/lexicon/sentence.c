#include "sentence.h"

#include "fit.h"

#define SENTENCE_COST 1.0

enum column {
	COLUMN_SUM, COLUMN_RIVAL, COLUMN_STATED, COLUMNS
};

static void
add_example(struct fit *fit, const struct examples *examples, const struct forecast *across,
	size_t number)
{
	size_t codes = lexis_count(examples->codes);

	for (size_t code = 0; code < codes; code++) {
		struct sentence_view view = forecast_sentence(across, examples, number, code);

		if (example_is_open(examples, number, code))
			continue;
		fit_row(fit, example_is(examples, number, code));
		fit_add(fit, COLUMN_SUM, across->sums[number * codes + code]);
		fit_add(fit, COLUMN_RIVAL, view.rival);
		fit_add(fit, COLUMN_STATED, view.stated);
	}
}

bool
sentence_learn(struct weights *weights, const struct examples *examples,
	const struct forecast *across)
{
	struct fit fit = { 0 };
	double found[COLUMNS + 1];
	bool good;

	fit_start(&fit, COLUMNS);
	for (size_t i = 0; i < examples->seen; i++)
		add_example(&fit, examples, across, examples->order[i]);
	good = fit_run(&fit, SENTENCE_COST, found);
	fit_free(&fit);
	if (good && found[COLUMN_SUM] > 0) {
		weights->rival = found[COLUMN_RIVAL] / found[COLUMN_SUM];
		weights->stated = found[COLUMN_STATED] / found[COLUMN_SUM];
	}
	return good;
}
