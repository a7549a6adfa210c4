#include "mistakes.h"

bool
mistakes_hear(void *data, const struct fault *fault)
{
	struct mistakes *mistakes = data;

	if (mistakes->count++)
		fault_tell(&mistakes->last);
	mistakes->last = *fault;
	return fault->listener && mistakes->count < MISTAKES_TOLD;
}
