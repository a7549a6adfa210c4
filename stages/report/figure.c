#include "figure.h"

#include <string.h>

#include "drawing.h"
#include "figures.h"

const struct figure figures[] = {
	{ "themes", NULL, figure_themes },
	{ "subthemes", NULL, figure_subthemes },
	{ "proportions", NULL, figure_proportions },
	{ "forest", NULL, figure_forest },
	{ "crosswalk", figure_has_crosswalk, figure_crosswalk },
	{ "network", figure_has_network, figure_network },
	{ .name = NULL }
};

const struct figure *
figure_find(const char *name, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	struct buffer names = { 0 };

	for (const struct figure *figure = figures; figure->name; figure++)
		if (strcmp(figure->name, name) == 0)
			return figure;
	for (const struct figure *figure = figures; figure->name; figure++) {
		buffer_add_string(&names, figure == figures ? "" : figure[1].name ? ", " : " or ");
		buffer_add_string(&names, figure->name);
	}
	fault_set(fault, "unknown figure \"%s\"; take %.*s", quoted(shown, slice_of(name)),
		(int)names.size, names.at);
	buffer_free(&names);
	return NULL;
}

bool
figure_possible(const struct view *view, const struct figure *figure, struct slice lexicon)
{
	return !figure->has || figure->has(view, lexicon);
}

bool
figure_add(struct view *view, const struct figure *figure, const struct figure_request *request,
	struct buffer *out, struct fault *fault)
{
	struct drawing drawing = { .svg.prefix = request->prefix, .view = view };
	bool done = figure->draw(&drawing, request, fault) && drawing_end(&drawing, out, fault);

	drawing_free(&drawing);
	return done;
}
