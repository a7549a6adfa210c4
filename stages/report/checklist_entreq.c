#include "checklist.h"

static const struct checklist_item items[] = {
	{ "1", "Aim", "the question that the synthesis answers", ANSWER_NONE },
	{ "2", "Synthesis methodology", "the method or theory that the synthesis follows, and why "
		"this one", ANSWER_APPROACH },
	{ "3", "Approach to searching", "whether the search was planned to be complete or went on "
		"until nothing new came", ANSWER_NONE },
	{ "4", "Inclusion criteria", "what made a document fit: people, language, years, type, "
		"design", ANSWER_NONE },
	{ "5", "Data sources", "where and when was searched, and why there", ANSWER_FILES },
	{ "6", "Electronic search strategy", "the search terms and limits", ANSWER_NONE },
	{ "7", "Study screening methods", "how, and by how many people, documents were screened",
		ANSWER_NONE },
	{ "8", "Study characteristics", "what the documents are: year, country, people, methods",
		ANSWER_DOCUMENTS },
	{ "9", "Study selection results", "how many were screened, and why others were left out",
		ANSWER_DOCUMENTS },
	{ "10", "Rationale for appraisal", "why the documents were or were not appraised, and by "
		"which idea of quality", ANSWER_NONE },
	{ "11", "Appraisal items", "the tool or the criteria of the appraisal", ANSWER_NONE },
	{ "12", "Appraisal process", "whether several people appraised apart from each other",
		ANSWER_NONE },
	{ "13", "Appraisal results", "what came out, and what was left out or weighed by it",
		ANSWER_NONE },
	{ "14", "Data extraction", "which parts of the documents were analysed, and how they were "
		"taken out", ANSWER_APPROACH },
	{ "15", "Software", "the programs that were used", ANSWER_SOFTWARE },
	{ "16", "Number of reviewers", "who coded and analysed", ANSWER_CODERS },
	{ "17", "Coding", "how the text was coded: line by line, by which concepts"
		, ANSWER_CODING },
	{ "18", "Study comparison", "how comparisons within and between documents were made",
		ANSWER_COMPARISON },
	{ "19", "Derivation of themes", "whether themes were given before or found in the text",
		ANSWER_CODING },
	{ "20", "Quotations", "quotations from the documents that show the themes, and whose words "
		"they are", ANSWER_QUOTATIONS },
	{ "21", "Synthesis output", "results that go beyond a summary of the documents",
		ANSWER_NUMBERS },
};

const struct checklist checklist_entreq = {
	.title = "ENTREQ: reporting the synthesis of qualitative research",
	.source = "Tong A, Flemming K, McInnes E, Oliver S, Craig J. BMC Medical Research "
		"Methodology 2012;12:181.",
	.items = items, .count = sizeof items / sizeof *items
};
