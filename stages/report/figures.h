/* figures.h: how each figure is drawn. Each draws on a sheet that is empty; false and fault: no
 * memory. Only figure.c calls them. */
#ifndef TL_REPORT_FIGURES_H
#define TL_REPORT_FIGURES_H

#include "drawing.h"

/* Bars of barriers and enablers for each theme, or for each subtheme below the name of its theme; a
 * panel for each group and one for all of them, with one scale. */
bool figure_themes(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);
bool figure_subthemes(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);

#endif
