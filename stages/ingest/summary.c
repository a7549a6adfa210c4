#include "summary.h"

/* Each is preceded by its number. */
static const struct {
	const char *one, *many;
	bool repairs;
} kind_words[SUMMARY_KINDS] = {
	[SUMMARY_MISSING_TY] = { "record without TY", "records without TY", true },
	[SUMMARY_MISSING_ER] = { "record without ER", "records without ER", true },
	[SUMMARY_BEHIND_ER] = { "record with tags behind its ER",
		"records with tags behind their ER", true },
	[SUMMARY_ABSTRACTS] = { "record with a further abstract, kept in \"ris\"",
		"records with further abstracts, kept in \"ris\"", false },
	[SUMMARY_IDS] = { "repeated id given a suffix", "repeated ids given a suffix", true },
	[SUMMARY_MARKUP] = { "value cleaned of markup", "values cleaned of markup", true },
	[SUMMARY_WINDOWS] = { "byte that is not UTF-8 read as Windows-1252",
		"bytes that are not UTF-8 read as Windows-1252", true },
	[SUMMARY_UTF16] = { "broken UTF-16 character made U+FFFD",
		"broken UTF-16 characters made U+FFFD", true },
	[SUMMARY_CHARSET] = { "byte that is no character in the page's encoding made U+FFFD",
		"bytes that are no characters in the page's encoding made U+FFFD", true },
	[SUMMARY_OUTSIDE] = { "line outside of records left out",
		"lines outside of records left out", false },
	[SUMMARY_FURNITURE] = { "line or block around the text left out",
		"lines or blocks around the text left out", false },
	[SUMMARY_HEADS] = { "running head or number of a page left out",
		"running heads and numbers of pages left out", false },
	[SUMMARY_JOINED] = { "word divided at a line end joined",
		"words divided at line ends joined", true },
	[SUMMARY_HYPHENS] = { "hyphen at a line end kept", "hyphens at line ends kept", false },
	[SUMMARY_OPEN] = { "record that is not closed", "records that are not closed", true },
	[SUMMARY_FIELDS] = { "broken field left out", "broken fields left out", true },
};

bool
summary_repairs(enum summary_kind kind)
{
	return kind_words[kind].repairs;
}

bool
summary_is_told(enum summary_kind kind)
{
	return kind == SUMMARY_FURNITURE || kind == SUMMARY_HEADS;
}

const char *
summary_words(enum summary_kind kind)
{
	return kind_words[kind].one;
}

static void
add_count(struct buffer *out, uint64_t count, const char *one, const char *many)
{
	buffer_add_number(out, count);
	buffer_add_char(out, ' ');
	buffer_add_string(out, count == 1 ? one : many);
}

void
summary_note(const struct summary *summary, bool always, struct emitter *emitter)
{
	/* a rejection that left no record has been told of */
	bool told = always || summary->texts < summary->records || summary->converted
		|| (summary->records == 0) != (summary->rejected > 0);
	const char *before = "; ";
	struct buffer words = { 0 };

	if (summary->records == 0) {
		buffer_add_string(&words, "no records");
	} else {
		add_count(&words, summary->records, "record", "records");
		buffer_add_string(&words, ", ");
		buffer_add_number(&words, summary->texts);
		buffer_add_string(&words, " with text");
	}
	if (summary->repaired) {
		buffer_add_string(&words, ", ");
		buffer_add_number(&words, summary->repaired);
		buffer_add_string(&words, " repaired");
	}
	if (summary->rejected) {
		buffer_add_string(&words, ", ");
		buffer_add_number(&words, summary->rejected);
		buffer_add_string(&words, " rejected");
	}
	for (int kind = 0; kind < SUMMARY_KINDS; kind++) {
		if (summary->kinds[kind] == 0)
			continue;
		told = true;
		buffer_add_string(&words, before);
		add_count(&words, summary->kinds[kind], kind_words[kind].one,
			kind_words[kind].many);
		before = ", ";
	}
	if (summary->converted)
		buffer_add_format(&words, "%sconverted from %s", before, summary->converted);
	if (told && !buffer_failed(&words))
		emit_note(emitter, 0, "%.*s", (int)words.size, words.at);
	buffer_free(&words);
}
