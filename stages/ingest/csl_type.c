#include "csl_type.h"

#include "ascii.h"

/* The types of the RIS specification (2001 and 2011) and those that databases write besides.
 * SER and its like are parts of series there, with the series in T2: chapters to CSL. */
static const struct {
	char ris[8];
	const char *csl;
} types[] = {
	{ "JOUR", "article-journal" }, { "EJOUR", "article-journal" },
	{ "INPR", "article-journal" }, { "ABST", "article-journal" },
	{ "JFULL", "article-journal" },
	{ "MGZN", "article-magazine" }, { "NEWS", "article-newspaper" },
	{ "BOOK", "book" }, { "EBOOK", "book" }, { "EDBOOK", "book" }, { "CTLG", "book" },
	{ "CLSWK", "classic" }, { "ANCIENT", "classic" },
	{ "CHAP", "chapter" }, { "ECHAP", "chapter" }, { "SER", "chapter" },
	{ "CONF", "paper-conference" }, { "CPAPER", "paper-conference" },
	{ "RPRT", "report" }, { "GOVDOC", "report" }, { "THES", "thesis" },
	{ "DICT", "entry-dictionary" }, { "ENCYC", "entry-encyclopedia" },
	{ "ELEC", "webpage" }, { "WEB", "webpage" }, { "ICOMM", "personal_communication" },
	{ "BLOG", "post-weblog" }, { "PCOMM", "personal_communication" },
	{ "DATA", "dataset" }, { "DBASE", "dataset" }, { "AGGR", "dataset" },
	{ "COMP", "software" }, { "PAT", "patent" }, { "STAND", "standard" },
	{ "BILL", "bill" }, { "UNBILL", "bill" }, { "CASE", "legal_case" },
	{ "STAT", "legislation" }, { "LEGAL", "legislation" }, { "HEAR", "hearing" },
	{ "PAMP", "pamphlet" }, { "MANSCPT", "manuscript" }, { "UNPB", "manuscript" },
	{ "UNPD", "manuscript" }, { "SLIDE", "speech" }, { "SOUND", "song" },
	{ "MUSIC", "musical_score" }, { "MPCT", "motion_picture" }, { "VIDEO", "motion_picture" },
	{ "ADVS", "motion_picture" }, { "MAP", "map" }, { "ART", "graphic" },
	{ "CHART", "graphic" }, { "FIGURE", "figure" }, { "EQUA", "figure" },
	{ "GEN", "document" }, { "GRNT", "document" },
	{ "GRANT", "document" }, { "MULTI", "document" }, { "OTHER", "document" },
};

const char *
csl_type(struct slice ris_type)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (ascii_same(ris_type, slice_of(types[i].ris)))
			return types[i].csl;
	return NULL;
}
