/* confine_calls.h: the system calls of a confined program. */
#ifndef TL_CONFINE_CALLS_H
#define TL_CONFINE_CALLS_H

#include <stdbool.h>

/* Refuses from here on all that confine.h says, or only what could do harm where other programs are
 * to be started. The caller has given up new privileges. -1 and errno: it failed; ENOSYS or EINVAL:
 * there are no such filters in this kernel, or not for this architecture. */
int confine_calls(bool programs);

#endif
