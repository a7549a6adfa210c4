/* limitations.c: what the numbers of a count do not show, as a paper has to say. */
#include "prose.h"
#include "texts.h"

enum {
	FEW = 5			/* references: fewer make a share that one sentence changes much */
};

/* Words in a document of the groups with the shortest and the longest documents. */
struct lengths {
	uint64_t shortest, longest;
};

static struct lengths
document_lengths(const struct ledger *ledger)
{
	struct lengths lengths = { UINT64_MAX, 0 };

	for (size_t i = 0; i < ledger->group_count; i++) {
		const struct cell_group *group = &ledger->groups[i].group;
		uint64_t words = group->documents ? group->words / group->documents : 0;

		if (!group->documents)
			continue;
		lengths.shortest = words < lengths.shortest ? words : lengths.shortest;
		lengths.longest = words > lengths.longest ? words : lengths.longest;
	}
	return lengths;
}

static void
add_length(struct view *view)
{
	struct lengths lengths = document_lengths(view->ledger);
	struct buffer *out = &view->out;

	buffer_add_string(out, " A document weighs as much as it has references, so long "
		"documents weigh more than short ones");
	if (lengths.shortest < lengths.longest) {
		buffer_add_string(out, "; by group, a document has between ");
		prose_number(out, lengths.shortest);
		buffer_add_string(out, " and ");
		prose_count(out, lengths.longest, "word", "words");
		buffer_add_string(out, " on average");
	}
	buffer_add_char(out, '.');
}

static void
add_uncoded(struct view *view, const struct chapter *chapter)
{
	struct text_references n = text_references(view->ledger, chapter->lexicon);
	struct buffer *out = &view->out;

	if (!n.uncoded)
		return;
	buffer_add_string(out, " Of the statements that something hinders or helps, ");
	prose_number(out, n.uncoded);
	buffer_add_string(out, " found no code in ");
	prose_text(out, chapter->lexicon);
	buffer_add_string(out, ", against ");
	prose_count(out, n.barriers + n.enablers, "reference that did", "references that did");
	buffer_add_string(out, "; they may be about themes that it does not have.");
}

/* Cells of barriers and enablers of whole codes: all, and those with few references. */
static void
add_few(struct view *view, const struct chapter *chapter)
{
	const struct ledger *ledger = view->ledger;
	struct buffer *out = &view->out;
	uint64_t all = 0, few = 0;

	for (size_t i = 0; i < ledger->cell_count; i++) {
		const struct cell *cell = &ledger->cells[i].cell;

		if (!slice_equal(cell->lexicon, chapter->lexicon) || cell_is_uncoded(cell->code)
				|| (cell->polarity != CELL_BARRIER
					&& cell->polarity != CELL_ENABLER))
			continue;
		all++;
		few += cell->counts.references < FEW;
	}
	if (!few)
		return;
	buffer_add_string(out, " Of the ");
	prose_count(out, all, "count", "counts");
	buffer_add_string(out, " of a code of ");
	prose_text(out, chapter->lexicon);
	buffer_add_string(out, " as barrier or enabler in a group of documents, ");
	prose_number(out, few);
	buffer_add_format(out, few == 1 ? " is below %d: its share hangs on few sentences."
		: " are below %d: their shares hang on few sentences.", FEW);
}

static void
add_concentrated(struct view *view)
{
	const struct ledger *ledger = view->ledger;
	struct buffer *out = &view->out;
	uint64_t count = 0;

	for (size_t i = 0; i < ledger->cell_count; i++)
		count += ledger->cells[i].cell.findings.concentrated;
	if (!count)
		return;
	buffer_add_string(out, " In ");
	prose_count(out, count, "count", "counts");
	buffer_add_string(out, " a large part of the references is in one document.");
}

static void
add_unmet(struct view *view, const struct chapter *chapter)
{
	struct text_codes codes = text_codes(view, chapter);
	struct buffer *out = &view->out;

	if (!codes.unmet)
		return;
	buffer_add_string(out, " For ");
	if (codes.subthemes)
		prose_count(out, codes.unmet, "subtheme", "subthemes");
	else
		prose_count(out, codes.unmet, "theme", "themes");
	buffer_add_string(out, " of ");
	prose_text(out, chapter->lexicon);
	buffer_add_string(out, " neither a barrier nor an enabler was found, which shows either "
		"that there is none or that the lexicon lacks its words.");
}

static void
add_combined(struct buffer *out, size_t groups)
{
	if (groups > 1)
		buffer_add_string(out, " Where groups are combined, the larger one has more say.");
}

bool
text_limitations(struct view *view, struct fault *fault)
{
	const struct chapters *chapters = view->chapters;
	struct buffer *out = &view->out;

	buffer_add_string(out, "# Limitations\n\n"
		"The codes were given by a program that goes by words: it misses what is said in "
		"other words, and it may take a passing mention for a finding. How far its codes "
		"agree with those of people on these documents is not part of this count; it "
		"has to be measured on a sample that people code (tl-sample, tl-agree). "
		"Shares tell how often something is said, not how strong or important it is, and "
		"what is hedged, recommended or called for counts like what is reported. "
		"Documents that draw on the same studies repeat each other, and no document was "
		"weighed by its quality.");
	add_length(view);
	for (size_t i = 0; i < chapters->count; i++) {
		add_uncoded(view, &chapters->at[i]);
		add_few(view, &chapters->at[i]);
		add_unmet(view, &chapters->at[i]);
	}
	add_concentrated(view);
	add_combined(out, view->ledger->group_count);
	buffer_add_char(out, '\n');
	return view_flush(view, true, fault);
}
