/* lexicon_limits.c: what a tag needs to be kept, as lexicon.json says. */
#include <jansson.h>

#include "lexicon_inside.h"
#include "thousandths.h"

static const struct lexicon_limits defaults = { .threshold = 2000, .share = 500, .cap = 4 };

/* A number from 0 to `most`; left alone if the member is absent. */
static bool
number_read(const json_t *settings, const char *folder, const char *name, double most,
	double *number, struct fault *fault)
{
	const json_t *value = json_object_get(settings, name);

	if (!value)
		return true;
	*number = json_number_value(value);
	if (json_is_number(value) && *number >= 0 && *number <= most)
		return true;
	return fault_set(fault, "%s/lexicon.json: \"%s\" must be a number from 0 to %g", folder,
		name, most);
}

bool
limits_read(const json_t *settings, const char *folder, struct lexicon_limits *limits,
	struct fault *fault)
{
	double threshold = defaults.threshold / 1000.0, share = defaults.share / 1000.0;
	double cap = defaults.cap;

	if (!number_read(settings, folder, "threshold", LIMIT_THRESHOLD, &threshold, fault)
			|| !number_read(settings, folder, "share", 1, &share, fault)
			|| !number_read(settings, folder, "cap", LIMIT_CAP, &cap, fault))
		return false;
	if (cap != (uint32_t)cap)
		return fault_set(fault, "%s/lexicon.json: \"cap\" must be a whole number", folder);
	*limits = (struct lexicon_limits){
		.threshold = thousandths_of(threshold),
		.share = thousandths_of(share),
		.cap = (uint32_t)cap,
	};
	return true;
}
