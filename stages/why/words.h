/* words.h: what reason.h finds out, in words that both forms of output share. */
#ifndef TL_WHY_WORDS_H
#define TL_WHY_WORDS_H

#include "buffer.h"
#include "reason.h"

/* "kept", "threshold", "gives way": one word or two for programs. */
const char *fate_name(enum fate fate);

/* Adds why something that is neutral is that, or did nothing: "below the threshold 2"; nothing for
 * what was kept, is denied or was only mentioned. */
void outcome_add(struct buffer *out, const struct outcome *outcome);

/* "same", "other", "unmatched", "gone"; NULL for STANDING_UNKNOWN. */
const char *standing_name(enum standing standing);

#endif
