/* figures.h: how each figure is drawn. Each draws on a sheet that is empty; false and fault: no
 * memory. Only figure.c calls them. */
#ifndef TL_REPORT_FIGURES_H
#define TL_REPORT_FIGURES_H

#include "drawing.h"

/* Bars of barriers and enablers for each theme, or for each subtheme below the name of its
 * theme; a panel for each group and one for all of them, with one scale. */
bool figure_themes(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);
bool figure_subthemes(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);

/* Themes and subthemes of all groups together, each as high as its share. */
bool figure_proportions(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);

/* Shares of subthemes as points, with their intervals where the count has them; a panel for
 * each group and one for all of them, with one scale. */
bool figure_forest(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);

/* A matrix of the codes of a lexicon by those of each other lexicon that they are paired with,
 * or where there is none by themselves; for each group and unit. Only if there are such pairs. */
bool figure_has_crosswalk(const struct view *view, struct slice lexicon);
bool figure_crosswalk(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);

/* Codes of a lexicon around an oval, with lines between those that come together; for each
 * group and unit. Only if there are such pairs. */
bool figure_has_network(const struct view *view, struct slice lexicon);
bool figure_network(struct drawing *drawing, const struct figure_request *request,
	struct fault *fault);

#endif
