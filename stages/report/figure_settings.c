#include "figure_settings.h"

#include <string.h>

static bool
find_bars(struct figure_settings *settings, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	settings->grouped = settings->bars && strcmp(settings->bars, "grouped") == 0;
	return !settings->bars || settings->grouped || strcmp(settings->bars, "diverging") == 0
		|| fault_set(fault, "unknown bars \"%s\"; take diverging or grouped",
			quoted(shown, slice_of(settings->bars)));
}

static bool
find_format(const char *format, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return !format || strcmp(format, "svg") == 0
		|| fault_set(fault, "unknown format of a figure \"%s\"; take svg",
			quoted(shown, slice_of(format)));
}

bool
figure_configure(struct figure_settings *settings, const char *format, struct fault *fault)
{
	settings->figure = figure_find(settings->name, fault);
	return settings->figure && find_bars(settings, fault) && find_format(format, fault);
}

/* One without codes where the count has none of the name. */
static struct chapter
find_chapter(const struct chapters *chapters, struct slice lexicon)
{
	for (size_t i = 0; i < chapters->count; i++)
		if (!lexicon.size || slice_equal(chapters->at[i].lexicon, lexicon))
			return chapters->at[i];
	return (struct chapter){ .lexicon = lexicon, .outline = { .first = OUTLINE_NONE } };
}

bool
figure_emit(struct view *view, const struct figure_settings *settings, struct slice lexicon,
	struct fault *fault)
{
	struct chapter chapter = find_chapter(view->chapters, lexicon);
	struct figure_request request = {
		.chapter = &chapter, .prefix = slice_of(settings->name),
		.grouped = settings->grouped
	};

	return figure_add(view, settings->figure, &request, &view->out, fault)
		&& view_flush(view, true, fault);
}
