#include "prose.h"

enum {
	SHORTEST_TEXT = 1000,	/* bytes */
	LONGEST_TEXT = 3000
};

static const char *const labels[] = { "BACKGROUND: ", "METHODS: ", "RESULTS: ", "CONCLUSIONS: " };

static const char *const surnames[] = {
	"Smith", "Jones", "García", "Müller", "Nilsson", "de Vries", "O’Brien", "Kowalski", "Chen", "Søgård"
};

static const char *const acronyms[] = { "NHS", "GP", "WHO", "RCT", "COPD", "EHR", "COVID-19", "UK" };

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define PICK(list, dice) (list)[dice_below((dice), COUNT(list))]

static void
add_number(struct prose *prose, struct buffer *out)
{
	struct dice *dice = &prose->dice;

	switch (dice_below(dice, 5)) {
	case 0:
		buffer_add_format(out, "%u.%u", dice_below(dice, 100), dice_below(dice, 100));
		break;
	case 1:
		buffer_add_format(out, "%u%%", 1 + dice_below(dice, 100));
		break;
	case 2:
		buffer_add_format(out, "1,%03u", dice_below(dice, 1000));
		break;
	default:
		buffer_add_number(out, 1 + dice_below(dice, 300));
	}
}

/* What stands where a word is due: in thousandths, a word of the vocabulary for the rest. */
static void
add_word(struct prose *prose, struct buffer *out)
{
	struct dice *dice = &prose->dice;
	uint32_t kind = dice_below(dice, 1000);

	if (kind < 60)
		buffer_add_slice(out, phrases_draw(&prose->terms, dice));
	else if (kind < 90)
		buffer_add_slice(out, phrases_draw(&prose->cues, dice));
	else if (kind < 110)
		add_number(prose, out);
	else if (kind < 115)
		buffer_add_string(out, PICK(acronyms, dice));
	else if (kind < 130)
		words_draw_compound(&prose->words, dice, out);
	else
		buffer_add_slice(out, words_draw(&prose->words, dice));
}

static void
add_words(struct prose *prose, uint32_t count, struct buffer *out)
{
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			buffer_add_char(out, ' ');
		add_word(prose, out);
	}
}

/* In brackets, in quotes or between dashes. */
static void
add_aside(struct prose *prose, struct buffer *out)
{
	static const struct {
		const char *open, *close;
	} marks[] = { { "(", ")" }, { "(", ")" }, { "(", ")" }, { "“", "”" }, { "– ", " –" }, { "‘", "’" } };
	uint32_t kind = dice_below(&prose->dice, COUNT(marks));

	buffer_add_string(out, marks[kind].open);
	add_words(prose, 1 + dice_below(&prose->dice, 4), out);
	buffer_add_string(out, marks[kind].close);
}

static void
add_citation(struct prose *prose, struct buffer *out)
{
	struct dice *dice = &prose->dice;
	uint32_t number = 1 + dice_below(dice, 80);

	switch (dice_below(dice, 4)) {
	case 0:
		buffer_add_format(out, " (%s et al., %u)", PICK(surnames, dice),
			2000 + dice_below(dice, 25));
		break;
	case 1:
		buffer_add_format(out, " [(%u), p. %u]", number, dice_below(dice, 400));
		break;
	case 2:
		buffer_add_format(out, " (p < 0.0%u, n = %u)", 1 + dice_below(dice, 5),
			dice_below(dice, 900));
		break;
	default:
		buffer_add_format(out, " [%u,%u]", number, number + 1);
	}
}

/* The first letter as a capital, where it is one of ASCII. */
static void
capitalise(struct buffer *out, size_t at)
{
	if (at < out->size && out->at[at] >= 'a' && out->at[at] <= 'z')
		out->at[at] = (char)(out->at[at] - 'a' + 'A');
}

static void
add_sentence(struct prose *prose, struct buffer *out)
{
	struct dice *dice = &prose->dice;
	uint32_t length = 6 + dice_below(dice, 17) + dice_below(dice, 17);
	size_t start = out->size;

	for (uint32_t i = 0; i < length; i++) {
		bool last = i + 1 == length;

		if (i && dice_hits(dice, 18))
			add_aside(prose, out);
		else
			add_word(prose, out);
		if (!last && dice_hits(dice, 60))
			buffer_add_char(out, dice_hits(dice, 850) ? ',' : ';');
		if (!last)
			buffer_add_char(out, ' ');
	}
	capitalise(out, start);
	if (dice_hits(dice, 120))
		add_citation(prose, out);
	buffer_add_char(out, dice_hits(dice, 985) ? '.' : '?');
}

static void
add_list(struct prose *prose, struct buffer *out)
{
	uint32_t items = 3 + dice_below(&prose->dice, 4);

	buffer_add_string(out, "\nBarriers included:");
	for (uint32_t i = 0; i < items; i++) {
		buffer_add_string(out, "\n• ");
		add_words(prose, 3 + dice_below(&prose->dice, 6), out);
	}
	buffer_add_char(out, '\n');
}

void
prose_add(struct prose *prose, struct buffer *out)
{
	struct dice *dice = &prose->dice;
	size_t start = out->size;
	size_t wanted = SHORTEST_TEXT + dice_below(dice, LONGEST_TEXT - SHORTEST_TEXT);
	bool structured = dice_hits(dice, 330), paragraphs = dice_hits(dice, 150);
	uint32_t next = 0;

	while (out->size - start < wanted && !buffer_failed(out)) {
		if (structured && next < COUNT(labels)
				&& (out->size - start) * COUNT(labels) >= wanted * next)
			buffer_add_string(out, labels[next++]);
		add_sentence(prose, out);
		if (paragraphs && dice_hits(dice, 30))
			add_list(prose, out);
		else
			buffer_add_char(out, paragraphs && dice_hits(dice, 200) ? '\n' : ' ');
	}
	if (out->size > start)
		out->size--;	/* what would divide it from another sentence */
}
