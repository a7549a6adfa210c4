#include "labels.h"

#include <stdlib.h>

#include "look.h"
#include "topics.h"

enum kind {
	UNKNOWN,
	ABSTRACT, BACKGROUND, AIMS, METHODS, RESULTS, DISCUSSION, CONCLUSIONS, RECOMMENDATIONS,
	LIMITATIONS, BARRIERS, ENABLERS, REFERENCES, ACKNOWLEDGEMENTS, KEYWORDS, OTHER
};

static const char *const kind_names[] = {
	[UNKNOWN] = "",
	[ABSTRACT] = "abstract", [BACKGROUND] = "background", [AIMS] = "aims",
	[METHODS] = "methods", [RESULTS] = "results", [DISCUSSION] = "discussion",
	[CONCLUSIONS] = "conclusions", [RECOMMENDATIONS] = "recommendations",
	[LIMITATIONS] = "limitations", [BARRIERS] = "barriers", [ENABLERS] = "enablers",
	[REFERENCES] = "references", [ACKNOWLEDGEMENTS] = "acknowledgements",
	[KEYWORDS] = "keywords", [OTHER] = "other"
};

struct entry {
	const char *label;
	enum kind kind;
};

/* In the order of their bytes. */
static const struct entry labels[] = {
	{ "abbreviations", OTHER }, { "abstract", ABSTRACT },
	{ "acknowledgement", ACKNOWLEDGEMENTS }, { "acknowledgements", ACKNOWLEDGEMENTS },
	{ "acknowledgment", ACKNOWLEDGEMENTS }, { "acknowledgments", ACKNOWLEDGEMENTS },
	{ "aim", AIMS }, { "aim of the study", AIMS }, { "aims", AIMS },
	{ "aims of the study", AIMS }, { "analysis", METHODS }, { "appendices", OTHER },
	{ "appendix", OTHER }, { "approach", METHODS }, { "at a glance", ABSTRACT },
	{ "author contribution", ACKNOWLEDGEMENTS },
	{ "author contributions", ACKNOWLEDGEMENTS }, { "author's conclusions", CONCLUSIONS },
	{ "authors' conclusions", CONCLUSIONS }, { "authors' contributions", ACKNOWLEDGEMENTS },
	{ "availability of data and materials", ACKNOWLEDGEMENTS }, { "background", BACKGROUND },
	{ "bibliography", REFERENCES }, { "bottom line", CONCLUSIONS },
	{ "caveats", LIMITATIONS }, { "clinical implications", RECOMMENDATIONS },
	{ "clinical trial registration", OTHER }, { "comment", DISCUSSION },
	{ "comments", DISCUSSION }, { "competing interest", ACKNOWLEDGEMENTS },
	{ "competing interests", ACKNOWLEDGEMENTS }, { "conceptual framework", BACKGROUND },
	{ "concluding remarks", CONCLUSIONS }, { "conclusion", CONCLUSIONS },
	{ "conclusions", CONCLUSIONS }, { "conflict of interest", ACKNOWLEDGEMENTS },
	{ "conflicts of interest", ACKNOWLEDGEMENTS },
	{ "consent for publication", ACKNOWLEDGEMENTS }, { "contents", OTHER },
	{ "context", BACKGROUND }, { "critical success factors", ENABLERS }, { "data", METHODS },
	{ "data analysis", METHODS }, { "data availability", ACKNOWLEDGEMENTS },
	{ "data availability statement", ACKNOWLEDGEMENTS }, { "data collection", METHODS },
	{ "data extraction", METHODS }, { "data selection", METHODS },
	{ "data source", METHODS }, { "data sources", METHODS }, { "data synthesis", METHODS },
	{ "declaration of competing interest", ACKNOWLEDGEMENTS },
	{ "declaration of interest", ACKNOWLEDGEMENTS },
	{ "declaration of interests", ACKNOWLEDGEMENTS }, { "declarations", ACKNOWLEDGEMENTS },
	{ "design", METHODS }, { "disclosure", ACKNOWLEDGEMENTS },
	{ "disclosures", ACKNOWLEDGEMENTS }, { "discussion", DISCUSSION },
	{ "discussion of findings", DISCUSSION }, { "dissemination", OTHER },
	{ "eligibility criteria", METHODS }, { "enabling factors", ENABLERS },
	{ "endnotes", REFERENCES }, { "ethical approval", ACKNOWLEDGEMENTS },
	{ "ethics", OTHER }, { "ethics approval", ACKNOWLEDGEMENTS },
	{ "ethics approval and consent to participate", ACKNOWLEDGEMENTS },
	{ "ethics statement", ACKNOWLEDGEMENTS }, { "evidence before this study", BACKGROUND },
	{ "executive summary", ABSTRACT }, { "exposure", METHODS }, { "exposures", METHODS },
	{ "facilitating factors", ENABLERS }, { "financial support", ACKNOWLEDGEMENTS },
	{ "finding", RESULTS }, { "findings", RESULTS }, { "funding", ACKNOWLEDGEMENTS },
	{ "funding source", ACKNOWLEDGEMENTS }, { "funding sources", ACKNOWLEDGEMENTS },
	{ "funding statement", ACKNOWLEDGEMENTS }, { "further reading", REFERENCES },
	{ "further research", RECOMMENDATIONS }, { "future directions", RECOMMENDATIONS },
	{ "future research", RECOMMENDATIONS }, { "general discussion", DISCUSSION },
	{ "glossary", OTHER }, { "goal", AIMS }, { "goals", AIMS },
	{ "hindering factors", BARRIERS }, { "how we did this", METHODS },
	{ "hypotheses", AIMS }, { "hypothesis", AIMS }, { "implication", RECOMMENDATIONS },
	{ "implications", RECOMMENDATIONS }, { "implications for policy", RECOMMENDATIONS },
	{ "implications for policy and practice", RECOMMENDATIONS },
	{ "implications for practice", RECOMMENDATIONS },
	{ "implications for practice and policy", RECOMMENDATIONS },
	{ "implications for practice and research", RECOMMENDATIONS },
	{ "implications for research", RECOMMENDATIONS }, { "importance", BACKGROUND },
	{ "inclusion criteria", METHODS }, { "index terms", KEYWORDS },
	{ "interpretation", DISCUSSION }, { "intervention", METHODS },
	{ "interventions", METHODS }, { "introduction", BACKGROUND },
	{ "key findings", RESULTS }, { "key message", CONCLUSIONS },
	{ "key messages", CONCLUSIONS }, { "key points", CONCLUSIONS },
	{ "key recommendations", RECOMMENDATIONS }, { "key success factors", ENABLERS },
	{ "key word", KEYWORDS }, { "key words", KEYWORDS }, { "keyword", KEYWORDS },
	{ "keywords", KEYWORDS }, { "lay summary", ABSTRACT }, { "lessons", CONCLUSIONS },
	{ "lessons learned", CONCLUSIONS }, { "lessons learnt", CONCLUSIONS },
	{ "limitation", LIMITATIONS }, { "limitations", LIMITATIONS },
	{ "limitations of the evidence", LIMITATIONS },
	{ "limitations of the review", LIMITATIONS },
	{ "limitations of the study", LIMITATIONS },
	{ "limitations of this review", LIMITATIONS },
	{ "limitations of this study", LIMITATIONS }, { "list of abbreviations", OTHER },
	{ "literature", REFERENCES }, { "literature cited", REFERENCES },
	{ "literature review", BACKGROUND }, { "main conclusion", CONCLUSIONS },
	{ "main conclusions", CONCLUSIONS }, { "main findings", RESULTS },
	{ "main messages", CONCLUSIONS }, { "main objective", AIMS },
	{ "main outcome measure", METHODS }, { "main outcome measures", METHODS },
	{ "main outcomes", METHODS }, { "main outcomes and measures", METHODS },
	{ "main results", RESULTS }, { "materials", METHODS }, { "measurement", METHODS },
	{ "measurements", METHODS }, { "measures", METHODS }, { "mesh terms", KEYWORDS },
	{ "method", METHODS }, { "methodology", METHODS }, { "methods", METHODS },
	{ "next steps", RECOMMENDATIONS }, { "objective", AIMS }, { "objectives", AIMS },
	{ "originality", CONCLUSIONS }, { "originality/value", CONCLUSIONS },
	{ "outcome", RESULTS }, { "outcome measure", METHODS }, { "outcome measures", METHODS },
	{ "outcomes", RESULTS }, { "overview", ABSTRACT }, { "participants", METHODS },
	{ "patients", METHODS }, { "plain language summary", ABSTRACT },
	{ "policy context", BACKGROUND }, { "policy implications", RECOMMENDATIONS },
	{ "population", METHODS }, { "practical implications", RECOMMENDATIONS },
	{ "practice implications", RECOMMENDATIONS }, { "primary objective", AIMS },
	{ "primary outcome", METHODS }, { "primary outcomes", METHODS },
	{ "principal findings", RESULTS }, { "problem", BACKGROUND }, { "procedure", METHODS },
	{ "procedures", METHODS }, { "prospero registration", OTHER },
	{ "publisher's note", ACKNOWLEDGEMENTS }, { "purpose", AIMS },
	{ "quality appraisal", METHODS }, { "quality assessment", METHODS },
	{ "question", AIMS }, { "rationale", BACKGROUND }, { "recommendation", RECOMMENDATIONS },
	{ "recommendations", RECOMMENDATIONS }, { "reference list", REFERENCES },
	{ "references", REFERENCES }, { "registration", OTHER },
	{ "registration number", OTHER }, { "relevance to clinical practice", RECOMMENDATIONS },
	{ "research agenda", RECOMMENDATIONS }, { "research aim", AIMS },
	{ "research aims", AIMS }, { "research design", METHODS },
	{ "research limitations", LIMITATIONS },
	{ "research limitations/implications", LIMITATIONS }, { "research question", AIMS },
	{ "research questions", AIMS }, { "result", RESULTS }, { "results", RESULTS },
	{ "results of the review", RESULTS }, { "review methods", METHODS },
	{ "review question", AIMS }, { "review questions", AIMS }, { "sample", METHODS },
	{ "sampling", METHODS }, { "scope", AIMS }, { "search methods", METHODS },
	{ "search strategy", METHODS }, { "selection criteria", METHODS },
	{ "setting", METHODS }, { "setting the scene", BACKGROUND }, { "settings", METHODS },
	{ "significance", CONCLUSIONS }, { "social implications", RECOMMENDATIONS },
	{ "statistical analysis", METHODS }, { "strategic context", BACKGROUND },
	{ "strengths", LIMITATIONS }, { "strengths and limitations", LIMITATIONS },
	{ "study design", METHODS }, { "study eligibility criteria", METHODS },
	{ "study limitations", LIMITATIONS }, { "study objective", AIMS },
	{ "study objectives", AIMS }, { "study selection", METHODS },
	{ "subject headings", KEYWORDS }, { "subjects", METHODS },
	{ "success factors", ENABLERS }, { "summary", ABSTRACT },
	{ "supplementary material", ACKNOWLEDGEMENTS },
	{ "supplementary materials", ACKNOWLEDGEMENTS }, { "synopsis", ABSTRACT },
	{ "systematic review registration", OTHER }, { "table of contents", OTHER },
	{ "take-home message", CONCLUSIONS }, { "take-home messages", CONCLUSIONS },
	{ "terms of reference", AIMS }, { "the evidence", RESULTS },
	{ "theoretical background", BACKGROUND }, { "theoretical framework", BACKGROUND },
	{ "theory", BACKGROUND }, { "theory and methods", METHODS },
	{ "trial registration", OTHER }, { "value", CONCLUSIONS },
	{ "what did not work", BARRIERS }, { "what didn't work", BARRIERS },
	{ "what gets in the way", BARRIERS }, { "what got in the way", BARRIERS },
	{ "what helped", ENABLERS }, { "what helps", ENABLERS }, { "what hindered", BARRIERS },
	{ "what is already known on this topic", BACKGROUND }, { "what is known", BACKGROUND },
	{ "what should happen next", RECOMMENDATIONS }, { "what stands in the way", BARRIERS },
	{ "what stood in the way", BARRIERS }, { "what this study adds", RESULTS },
	{ "what we did", METHODS }, { "what we found", RESULTS },
	{ "what we learned", CONCLUSIONS }, { "what we learnt", CONCLUSIONS },
	{ "what worked", ENABLERS }, { "what worked well", ENABLERS },
	{ "what works", ENABLERS }, { "why this matters", BACKGROUND },
	{ "works cited", REFERENCES }
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
	FILTER_BYTES = 4	/* of a label that its hash is made of */
};

static int
compare_entry(const void *key, const void *element)
{
	const struct slice *word = key;
	const char *label = ((const struct entry *)element)->label;
	int order = *word->at - *label;

	if (order == 0)
		order = strncmp(word->at, label, word->size);
	return order ? order : -(label[word->size] != '\0');
}

static enum kind
find_entry(const struct entry *entries, size_t count, struct slice word)
{
	const struct entry *found = bsearch(&word, entries, count, sizeof *entries, compare_entry);

	return found ? found->kind : UNKNOWN;
}

/* What is compared: lower case, one space between words, "and" for "&", no asterisks. */
struct folded {
	char at[LABEL_BYTES + 8];
	size_t size;
};

static bool
fold_char(struct folded *folded, const char **at, const char *end)
{
	size_t space = space_size(*at, end);
	uint32_t c;

	if (space > 0) {
		*at = skip_space(*at + space, end);
		if (folded->size > 0)
			folded->at[folded->size++] = ' ';
		return true;
	}
	c = utf8_next(at);
	if (c == '&') {
		memcpy(folded->at + folded->size, "and", 3);
		folded->size += 3;
	} else if (c != '*' && c != '_') {
		folded->at[folded->size++] = c == 0x2019 ? '\'' : ascii_lower((char)c);
	}
	return c >= ' ' && (c < 0x80 || c == 0x2019);
}

static bool
fold_label(struct folded *folded, struct slice label)
{
	const char *at = label.at, *end = at + label.size;

	folded->size = 0;
	while (at < end && folded->size <= LABEL_BYTES) {
		if (ascii_is_letter(*at))
			folded->at[folded->size++] = ascii_lower(*at++);
		else if (!fold_char(folded, &at, end))
			return false;
	}
	if (at < end)
		return false;
	while (folded->size > 0 && memchr(" :.-", folded->at[folded->size - 1], 4))
		folded->size--;
	return folded->size > 0;
}

static size_t
joint_size(struct slice text)
{
	static const struct slice joints[] = {
		{ ", and ", 6 }, { ", ", 2 }, { " and ", 5 }, { "/", 1 }
	};

	if (ascii_is_letter(*text.at))
		return 0;
	for (size_t i = 0; i < COUNT(joints); i++)
		if (slice_starts(text, joints[i]))
			return joints[i].size;
	return 0;
}

/* The bytes before the next "and", comma or slash; *rest is behind it, empty at the end. */
static struct slice
next_part(struct slice *rest)
{
	struct slice part = *rest;

	for (size_t i = 0; i < rest->size; i++) {
		struct slice here = { rest->at + i, rest->size - i };
		size_t joint = joint_size(here);

		if (joint) {
			part.size = i;
			*rest = (struct slice){ here.at + joint, here.size - joint };
			return part;
		}
	}
	rest->size = 0;
	return part;
}

static enum kind
joined_kind(struct slice label)
{
	enum kind kind = UNKNOWN;

	while (label.size > 0) {
		enum kind part = find_entry(labels, COUNT(labels), next_part(&label));

		if (part == UNKNOWN)
			return UNKNOWN;
		if (kind == UNKNOWN)
			kind = part;
	}
	return kind;
}

/* "Our recommendations". */
static struct slice
skip_determiner(struct slice label)
{
	if (!slice_starts(label, SLICE("our ")) && !slice_starts(label, SLICE("the ")))
		return label;
	return (struct slice){ label.at + 4, label.size - 4 };
}

static enum kind
topic_kind(struct slice label)
{
	switch (topic_read(label)) {
	case TOPIC_BARRIERS:
		return BARRIERS;
	case TOPIC_ENABLERS:
		return ENABLERS;
	case TOPIC_BOTH:
		return OTHER;
	case TOPIC_NONE:
		break;
	}
	return UNKNOWN;
}

struct slice
label_kind(struct slice label)
{
	struct folded folded;
	struct slice text;
	enum kind kind;

	if (label.size == 0 || label.size > LABEL_BYTES || !fold_label(&folded, label))
		return (struct slice){ NULL, 0 };
	text = (struct slice){ folded.at, folded.size };
	kind = find_entry(labels, COUNT(labels), text);
	text = skip_determiner(text);
	if (kind == UNKNOWN)
		kind = joined_kind(text);
	if (kind == UNKNOWN)
		kind = topic_kind(text);
	return slice_of(kind_names[kind]);
}

/* The first bytes without case; what is no letter is as good as the end. */
static uint32_t
begin_hash(struct slice text)
{
	uint32_t key = 0;

	for (size_t i = 0; i < FILTER_BYTES; i++) {
		bool letter = i < text.size && ascii_is_letter(text.at[i]);

		key = key << 5 | (letter ? (uint32_t)text.at[i] & 0x1f : 0);
	}
	return key * UINT32_C(0x9e3779b1) >> 20;	/* 2^32 over the golden ratio */
}

static void
filter_fill(struct label_filter *filter)
{
	for (size_t i = 0; i < COUNT(labels); i++) {
		uint32_t hash = begin_hash(slice_of(labels[i].label));

		filter->bits[hash / 32] |= UINT32_C(1) << hash % 32;
	}
	filter->ready = true;
}

bool
label_may_begin(struct label_filter *filter, struct slice text)
{
	uint32_t hash = begin_hash(text);

	if (!filter->ready)
		filter_fill(filter);
	return filter->bits[hash / 32] >> hash % 32 & 1;
}
