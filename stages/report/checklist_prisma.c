#include "checklist.h"

static const struct checklist_item items[] = {
	{ "1", "Title", "that this is a systematic review", ANSWER_NONE },
	{ "2", "Abstract", "what the checklist for abstracts asks", ANSWER_NONE },
	{ "3", "Rationale", "why the review is needed beside what is known", ANSWER_NONE },
	{ "4", "Objectives", "the questions that it answers", ANSWER_NONE },
	{ "5", "Eligibility criteria", "what was let in and left out, and how studies were grouped",
		ANSWER_NONE },
	{ "6", "Information sources", "every place that was searched, and the day of the last "
		"search", ANSWER_FILES },
	{ "7", "Search strategy", "the whole strategy for each source, with its limits",
		ANSWER_NONE },
	{ "8", "Selection process", "how many people screened, apart or together, and which tools "
		"helped", ANSWER_NONE },
	{ "9", "Data collection process", "how data were taken from reports, by whom, and with "
		"which tools", ANSWER_SOFTWARE },
	{ "10a", "Data items: outcomes", "the outcomes that data were sought for", ANSWER_CODING },
	{ "10b", "Data items: other variables", "all other variables, and what was assumed of "
		"missing ones", ANSWER_COMPARISON },
	{ "11", "Study risk of bias assessment", "how the risk of bias was judged, by whom and "
		"with which tool", ANSWER_NONE },
	{ "12", "Effect measures", "the measure of each outcome", ANSWER_MEASURES },
	{ "13a", "Synthesis methods: eligibility", "how it was decided which studies go into which "
		"synthesis", ANSWER_COMPARISON },
	{ "13b", "Synthesis methods: preparation", "how data were prepared, with what was missing",
		ANSWER_MATERIALS },
	{ "13c", "Synthesis methods: display", "how results are tabulated and drawn",
		ANSWER_MEASURES },
	{ "13d", "Synthesis methods: synthesis", "how results were put together, and why so",
		ANSWER_APPROACH },
	{ "13e", "Synthesis methods: heterogeneity", "how differences between studies were looked "
		"into", ANSWER_COMPARISON },
	{ "13f", "Synthesis methods: sensitivity", "how the robustness of results was tested",
		ANSWER_NONE },
	{ "14", "Reporting bias assessment", "how bias by missing results was judged",
		ANSWER_NONE },
	{ "15", "Certainty assessment", "how certainty in the evidence was judged", ANSWER_NONE },
	{ "16a", "Study selection: flow", "numbers from the search to the studies that are in, "
		"best as a flow diagram", ANSWER_DOCUMENTS },
	{ "16b", "Study selection: excluded", "studies that seemed to fit and were left out, "
		"and why",
		ANSWER_NONE },
	{ "17", "Study characteristics", "each study with its reference and traits",
		ANSWER_DOCUMENTS },
	{ "18", "Risk of bias in studies", "the judgement of each study", ANSWER_NONE },
	{ "19", "Results of individual studies", "each study's result for each outcome",
		ANSWER_NONE },
	{ "20a", "Results of syntheses: contributing studies", "traits and risk of bias of the "
		"studies in each synthesis", ANSWER_NONE },
	{ "20b", "Results of syntheses: estimates", "all estimates, with their precision",
		ANSWER_NUMBERS },
	{ "20c", "Results of syntheses: heterogeneity", "what came of looking into differences",
		ANSWER_NONE },
	{ "20d", "Results of syntheses: sensitivity", "what came of the tests of robustness",
		ANSWER_NONE },
	{ "21", "Reporting biases", "the judgement of each synthesis", ANSWER_NONE },
	{ "22", "Certainty of evidence", "the judgement for each outcome", ANSWER_NONE },
	{ "23a", "Discussion: interpretation", "what the results mean beside other evidence",
		ANSWER_NONE },
	{ "23b", "Discussion: limitations of the evidence", "what limits the studies",
		ANSWER_NONE },
	{ "23c", "Discussion: limitations of the review", "what limits the way it was made",
		ANSWER_LIMITATIONS },
	{ "23d", "Discussion: implications", "what follows for practice, policy and research",
		ANSWER_NONE },
	{ "24a", "Registration", "register and number, or that there is none", ANSWER_NONE },
	{ "24b", "Protocol", "where it can be read, or that there is none", ANSWER_NONE },
	{ "24c", "Amendments", "what was changed since, and why", ANSWER_NONE },
	{ "25", "Support", "who paid or helped, and what part they had", ANSWER_NONE },
	{ "26", "Competing interests", "those of the authors", ANSWER_NONE },
	{ "27", "Availability of data, code and other materials", "what is public, and where",
		ANSWER_MATERIALS },
};

const struct checklist checklist_prisma = {
	.title = "PRISMA 2020: reporting systematic reviews",
	.source = "Page MJ, McKenzie JE, Bossuyt PM, and others. BMJ 2021;372:n71.",
	.items = items, .count = sizeof items / sizeof *items
};
