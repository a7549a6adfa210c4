#include "entry_words.h"

struct slice
entry_code(const struct entry *entry)
{
	if (entry->is_cue)
		return slice_of(cue_class_name(entry->cue.class));
	if (entry->evidence == EVIDENCE_BARRIER)
		return SLICE("barrier");
	return entry->evidence == EVIDENCE_ENABLER ? SLICE("enabler") : entry->term.code;
}

const char *
entry_kind(const struct entry *entry)
{
	if (entry->is_cue)
		return "cue";
	return entry->evidence ? "evidence" : term_kind_name(entry->term.kind);
}
