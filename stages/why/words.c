#include "words.h"

#include "thousandths.h"

const char *
fate_name(enum fate fate)
{
	static const char *const names[] = {
		[FATE_KEPT] = "kept", [FATE_DENIED] = "denied", [FATE_MENTION] = "mention",
		[FATE_LITTLE] = "too little", [FATE_THRESHOLD] = "threshold",
		[FATE_SHARE] = "share", [FATE_CAP] = "cap", [FATE_PLACE] = "section",
		[FATE_GAVE_WAY] = "gives way", [FATE_IDLE] = "no part",
		[FATE_NO_TAG] = "no tag",
	};

	return names[fate];
}

const char *
standing_name(enum standing standing)
{
	static const char *const names[] = {
		[STANDING_UNKNOWN] = NULL, [STANDING_SAME] = "same", [STANDING_OTHER] = "other",
		[STANDING_UNMATCHED] = "unmatched", [STANDING_GONE] = "gone",
	};

	return names[standing];
}

void
outcome_add(struct buffer *out, const struct outcome *outcome)
{
	switch (outcome->fate) {
	case FATE_LITTLE:
		buffer_add_string(out, "too little to be kept");
		break;
	case FATE_THRESHOLD:
		buffer_add_string(out, "below the threshold, ");
		thousandths_add(out, outcome->limit);
		break;
	case FATE_SHARE:
		buffer_add_string(out, "less than ");
		thousandths_add(out, outcome->limit);
		buffer_add_string(out, " of the best, ");
		thousandths_add(out, outcome->best);
		break;
	case FATE_CAP:
		buffer_add_format(out, "beyond the cap of %d", (int)outcome->limit);
		break;
	case FATE_PLACE:
		buffer_add_string(out, "this part of the text holds no findings");
		break;
	case FATE_GAVE_WAY:
		buffer_add_format(out, "gives way to %s", outcome->winner->rule.at);
		break;
	case FATE_IDLE:
		buffer_add_string(out, "had no part in it");
		break;
	case FATE_NO_TAG:
		buffer_add_string(out, "does not count here");
		break;
	default:
		break;
	}
}
