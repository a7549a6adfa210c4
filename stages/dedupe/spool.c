#include "spool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "again.h"

enum {
	WAITING = 1024 * 1024,	/* bytes that are written at once */
	KEPT = 4 * 1024 * 1024	/* room that stays for the next line */
};

const char *
spool_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder && *folder ? folder : "/tmp";
}

/* A file that goes when it is closed. -1: fault. */
static int
open_nameless(struct fault *fault)
{
	struct buffer path = { 0 };
	int file = -1;

	buffer_add_string(&path, spool_folder());
	buffer_add_string(&path, "/tl-dedupe-XXXXXX");
	buffer_add_char(&path, '\0');
	if (buffer_failed(&path)) {
		fault_memory(fault);
	} else {
		file = mkostemp(path.at, O_CLOEXEC);
		if (file < 0)
			fault_errno(fault, "cannot make a file for the records in %s; say with "
				"TMPDIR where there is room", spool_folder());
		else
			unlink(path.at);
	}
	buffer_free(&path);
	return file;
}

static bool
write_waiting(struct spool *spool, struct fault *fault)
{
	size_t done = 0;

	if (spool->waiting.size && spool->file < 0) {
		spool->file = open_nameless(fault);
		if (spool->file < 0)
			return false;
	}
	while (done < spool->waiting.size) {
		ssize_t put = write(spool->file, spool->waiting.at + done,
			spool->waiting.size - done);

		if (put < 0 && !again(spool->file, POLLOUT))
			return fault_errno(fault, "cannot keep the records; say with TMPDIR "
				"where there is room");
		done += put > 0 ? (size_t)put : 0;
	}
	spool->size += done;
	buffer_reset(&spool->waiting, KEPT);
	return true;
}

bool
spool_add(struct spool *spool, struct slice line, struct spooled *where, struct fault *fault)
{
	*where = (struct spooled){ spool->size + spool->waiting.size, line.size };
	buffer_add_slice(&spool->waiting, line);
	if (buffer_failed(&spool->waiting))
		return fault_memory(fault);
	return spool->waiting.size < WAITING || write_waiting(spool, fault);
}

bool
spool_read(struct spool *spool, struct spooled where, struct buffer *line, struct fault *fault)
{
	size_t done = 0;

	if (!write_waiting(spool, fault))
		return false;
	buffer_reset(line, KEPT);
	if (!buffer_reserve(line, where.size))
		return fault_memory(fault);
	while (done < where.size) {
		ssize_t got = pread(spool->file, line->at + done, where.size - done,
			(off_t)(where.offset + done));

		if (got == 0 || (got < 0 && !again(spool->file, POLLIN)))
			return fault_errno(fault, "cannot read the records again");
		done += got > 0 ? (size_t)got : 0;
	}
	line->size = done;
	return true;
}

void
spool_free(struct spool *spool)
{
	if (spool->file >= 0)
		close(spool->file);
	buffer_free(&spool->waiting);
}
