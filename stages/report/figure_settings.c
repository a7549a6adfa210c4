#include "figure_settings.h"

#include <string.h>

#include "convert.h"

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
find_format(struct figure_settings *settings, const char *format, struct fault *fault)
{
	static const char *const formats[] = { "svg", "png", "pdf" };
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (!format || strcmp(format, formats[i]) == 0) {
			settings->format = formats[i];
			return true;
		}
	return fault_set(fault, "unknown format of a figure \"%s\"; take svg, png or pdf",
		quoted(shown, slice_of(format)));
}

bool
figure_configure(struct figure_settings *settings, const char *format, struct fault *fault)
{
	settings->figure = figure_find(settings->name, fault);
	return settings->figure && find_bars(settings, fault)
		&& find_format(settings, format, fault);
}

/* The one that is named, else the first of which there is something to draw; one without codes
 * where there is none. */
static struct chapter
find_chapter(const struct view *view, const struct figure *figure, struct slice lexicon)
{
	const struct chapters *chapters = view->chapters;

	for (size_t i = 0; i < chapters->count; i++)
		if (lexicon.size ? slice_equal(chapters->at[i].lexicon, lexicon)
				: figure_possible(view, figure, chapters->at[i].lexicon))
			return chapters->at[i];
	return (struct chapter){ .lexicon = lexicon, .outline = { .first = OUTLINE_NONE } };
}

static bool
draw(struct view *view, const struct figure_settings *settings,
	const struct figure_request *request, struct fault *fault)
{
	struct buffer svg = { 0 };
	bool done;

	if (strcmp(settings->format, "svg") == 0)
		return figure_add(view, settings->figure, request, &view->out, fault);
	done = figure_add(view, settings->figure, request, &svg, fault)
		&& convert_svg(buffer_slice(&svg), settings->format, &view->out, fault);
	buffer_free(&svg);
	return done;
}

bool
figure_emit(struct view *view, const struct figure_settings *settings, struct slice lexicon,
	struct fault *fault)
{
	struct chapter chapter = find_chapter(view, settings->figure, lexicon);
	struct figure_request request = {
		.chapter = &chapter, .prefix = slice_of(settings->name),
		.grouped = settings->grouped
	};
	char shown[QUOTED_BYTES];

	if (!figure_possible(view, settings->figure, chapter.lexicon))
		return fault_set(fault, "no pairs of codes of the lexicon \"%s\" to draw; give the "
			"lines of tl-cooccur", quoted(shown, chapter.lexicon));
	return draw(view, settings, &request, fault) && view_flush(view, true, fault);
}
