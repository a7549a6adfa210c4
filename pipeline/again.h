/* again.h: reads and writes that were put off. */
#ifndef TL_AGAIN_H
#define TL_AGAIN_H

#include <errno.h>
#include <poll.h>
#include <stdbool.h>

/* Behind a read (POLLIN) or write (POLLOUT) that failed: true if it is to be done again. Waits where
 * somebody has made the descriptor non-blocking, as programs that share a terminal or pipe may. */
static inline bool
again(int fd, short events)
{
	struct pollfd poller = { .fd = fd, .events = events };

	if (errno == EINTR)
		return true;
	if (errno != EAGAIN && errno != EWOULDBLOCK)
		return false;
	return poll(&poller, 1, -1) >= 0 || errno == EINTR;
}

#endif
