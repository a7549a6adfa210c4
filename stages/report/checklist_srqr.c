#include "checklist.h"

static const struct checklist_item items[] = {
	{ "1", "Title", "topic and kind of the study in a few words", ANSWER_NONE },
	{ "2", "Abstract", "background, purpose, methods, results and conclusions in short",
		ANSWER_NONE },
	{ "3", "Problem formulation", "the problem, why it matters, what is known of it",
		ANSWER_NONE },
	{ "4", "Purpose or research question", "what the study sets out to find", ANSWER_NONE },
	{ "5", "Qualitative approach and paradigm", "the approach, the theory behind it, and why",
		ANSWER_APPROACH },
	{ "6", "Researcher characteristics and reflexivity", "who the researchers are and how that "
		"may have shaped the study", ANSWER_CODERS },
	{ "7", "Context", "setting, and what in it matters", ANSWER_NONE },
	{ "8", "Sampling strategy", "how and why the documents were chosen, and when it was enough",
		ANSWER_DOCUMENTS },
	{ "9", "Ethical issues", "approval, consent, confidentiality, or why not needed",
		ANSWER_NONE },
	{ "10", "Data collection methods", "what was collected, when, and how that changed",
		ANSWER_FILES },
	{ "11", "Data collection instruments and technologies", "the instruments and devices, and "
		"whether they changed", ANSWER_SOFTWARE },
	{ "12", "Units of study", "number and relevant traits of the documents", ANSWER_DOCUMENTS },
	{ "13", "Data processing", "how data were prepared, kept, checked and coded",
		ANSWER_MATERIALS },
	{ "14", "Data analysis", "how themes came about, by whom, after which approach",
		ANSWER_CODING },
	{ "15", "Techniques to enhance trustworthiness", "audit trail, triangulation, checks by "
		"others",
		ANSWER_QUOTATIONS },
	{ "16", "Synthesis and interpretation", "the main findings, and how they relate to theory",
		ANSWER_NUMBERS },
	{ "17", "Links to empirical data", "quotations and other evidence for the findings",
		ANSWER_QUOTATIONS },
	{ "18", "Integration with prior work and contribution", "what the findings add, and how "
		"far they carry over", ANSWER_NONE },
	{ "19", "Limitations", "what limits trust in the findings", ANSWER_LIMITATIONS },
	{ "20", "Conflicts of interest", "interests that may have had influence, and how they were "
		"dealt with", ANSWER_NONE },
	{ "21", "Funding", "who paid, and what part they had", ANSWER_NONE },
};

const struct checklist checklist_srqr = {
	.title = "SRQR: reporting qualitative research",
	.source = "O'Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA. Academic Medicine "
		"2014;89(9):1245-1251.",
	.items = items, .count = sizeof items / sizeof *items
};
