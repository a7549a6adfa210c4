/* figure_settings.h: what tl-report's options say about a figure, and the figure as a file. */
#ifndef TL_REPORT_FIGURE_SETTINGS_H
#define TL_REPORT_FIGURE_SETTINGS_H

#include <stdbool.h>

#include "fault.h"
#include "figure.h"
#include "view.h"

struct figure_settings {
	const char *name;		/* of the figure; NULL: none is wanted */
	const char *bars;
	const struct figure *figure;	/* from here on by figure_configure */
	const char *format;
	bool grouped;
};

bool figure_configure(struct figure_settings *settings, const char *format, struct fault *fault);

/* Emits the figure of this lexicon, or of the first of the count where its name is empty. False
 * and a fault, or false alone if the emitter takes no more. */
bool figure_emit(struct view *view, const struct figure_settings *settings, struct slice lexicon,
	struct fault *fault);

#endif
