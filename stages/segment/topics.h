/* topics.h: headings and labels about what hinders or helps. */
#ifndef TL_SEGMENT_TOPICS_H
#define TL_SEGMENT_TOPICS_H

#include "slice.h"

enum topic {
	TOPIC_NONE,
	TOPIC_BARRIERS,	/* "Key barriers", "Challenges for staff" */
	TOPIC_ENABLERS,	/* "Facilitators of change" */
	TOPIC_BOTH = TOPIC_BARRIERS | TOPIC_ENABLERS	/* "Barriers and enablers" */
};

/* The label is in lower case with one space between words. What acts upon the topic is another
 * thing ("Overcoming barriers"), and what says something of it is text ("Barriers included"). */
enum topic topic_read(struct slice label);

#endif
