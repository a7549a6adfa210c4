#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "again.h"
#include "packing.h"

enum {
	NAME_TRIES = 100
};

#define PARTIAL ".partial-"

struct output {
	const char *path;	/* borrowed; NULL: standard output */
	char *partial;		/* the name until it is whole; NULL: written directly */
	int fd;
	bool packs;
	size_t jobs;		/* threads that pack */
	struct packing *packing;	/* NULL until something is written */
};

static const char *
output_name(const struct output *output)
{
	return output->path ? output->path : "standard output";
}

static bool
write_failed(const struct output *output, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	fault->quiet = errno == EPIPE && !output->path;
	return fault_errno(fault, "%s: cannot write", quoted(shown, slice_of(output_name(output))));
}

static bool
write_all(struct output *output, const void *bytes, size_t size, struct fault *fault)
{
	const char *at = bytes;

	while (size > 0) {
		ssize_t put = write(output->fd, at, size);

		if (put < 0 && again(output->fd, POLLOUT))
			continue;
		if (put < 0)
			return write_failed(output, fault);
		at += put;
		size -= (size_t)put;
	}
	return true;
}

/* Opens NAME PARTIAL PID-N, the first that is not there: two runs never share one. */
static bool
open_partial(struct output *output, struct fault *fault)
{
	size_t room = strlen(output->path) + 40;
	char shown[QUOTED_BYTES];

	output->partial = malloc(room);
	if (!output->partial)
		return fault_memory(fault);
	for (int i = 0; i < NAME_TRIES; i++) {
		snprintf(output->partial, room, "%s" PARTIAL "%ld-%d", output->path,
			(long)getpid(), i);
		output->fd = open(output->partial,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (output->fd >= 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	fault_errno(fault, "%s: cannot create", quoted(shown, slice_of(output->path)));
	free(output->partial);
	output->partial = NULL;
	return false;
}

static bool
open_target(struct output *output, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	struct stat about;

	if (output->path[0] == '\0')
		return fault_set(fault, "the name of the output is empty");
	if (stat(output->path, &about) != 0 || S_ISREG(about.st_mode))
		return open_partial(output, fault);
	output->fd = open(output->path, O_WRONLY | O_CLOEXEC);
	if (output->fd < 0 || fstat(output->fd, &about) != 0)
		return fault_errno(fault, "%s: cannot open", quoted(shown, slice_of(output->path)));
	if (S_ISREG(about.st_mode))	/* put there since: whose bytes would these be? */
		return fault_set(fault, "%s: is a file all at once; run again, or name another",
			quoted(shown, slice_of(output->path)));
	return true;
}

static bool
ends_in_gz(const char *path)
{
	size_t size = strlen(path);

	return size > 3 && strcmp(path + size - 3, ".gz") == 0;
}

struct output *
output_open(const char *path, struct fault *fault)
{
	struct output *output = calloc(1, sizeof *output);
	bool ready = true;

	if (!output) {
		fault_memory(fault);
		return NULL;
	}
	output->fd = STDOUT_FILENO;
	output->jobs = 1;
	if (path && strcmp(path, "-") != 0) {
		output->fd = -1;
		output->path = path;
		output->packs = ends_in_gz(path);
		ready = open_target(output, fault);
	}
	if (ready)
		return output;
	output_free(output);
	return NULL;
}

void
output_set_jobs(struct output *output, size_t jobs)
{
	output->jobs = jobs;
}

static bool
write_member(void *state, struct slice bytes, struct fault *fault)
{
	return write_all(state, bytes.at, bytes.size, fault);
}

/* Ready to pack. */
static bool
ready_packing(struct output *output, struct fault *fault)
{
	if (!output->packing)
		output->packing = packing_new((struct packing_sink){ output, write_member },
			output->jobs, fault);
	return output->packing != NULL;
}

bool
output_write(struct output *output, struct slice bytes, struct fault *fault)
{
	if (!output->packs)
		return write_all(output, bytes.at, bytes.size, fault);
	return ready_packing(output, fault) && packing_write(output->packing, bytes, fault);
}

/* The mode a plain open() would have given: 0666 less the umask. */
static mode_t
usual_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* Delayed write errors (NFS, quotas) show at close. Standard output is closed too, to see them. */
static bool
close_file(struct output *output, struct fault *fault)
{
	int fd = output->fd;

	output->fd = -1;
	if (close(fd) != 0 && errno != EINTR)
		return write_failed(output, fault);
	return true;
}

bool
output_commit(struct output *output, struct fault *fault)
{
	if (output->packs && !(ready_packing(output, fault) && packing_finish(output->packing, fault)))
		return false;
	if (output->partial && fchmod(output->fd, usual_mode()) != 0)
		return write_failed(output, fault);
	if (!close_file(output, fault))
		return false;
	if (!output->partial)
		return true;
	if (rename(output->partial, output->path) != 0)
		return write_failed(output, fault);
	free(output->partial);
	output->partial = NULL;
	return true;
}

void
output_free(struct output *output)
{
	if (!output)
		return;
	packing_free(output->packing);
	if (output->path && output->fd >= 0)
		close(output->fd);
	if (output->partial)
		unlink(output->partial);
	free(output->partial);
	free(output);
}

bool
output_is_unfinished(const char *name)
{
	static const char digits[] = "0123456789";
	const char *at = NULL, *next = name;
	size_t pid;

	while ((next = strstr(next, PARTIAL)) != NULL)
		at = next += strlen(PARTIAL);
	pid = at ? strspn(at, digits) : 0;
	return pid > 0 && at[pid] == '-' && at[pid + 1]
		&& at[pid + 1 + strspn(at + pid + 1, digits)] == '\0';
}

bool
output_is_terminal(const struct output *output, unsigned *columns)
{
	struct winsize size = { 0 };

	if (!isatty(output->fd))
		return false;
	*columns = ioctl(output->fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
	return true;
}

bool
output_whole(struct output *output, const struct buffer *text, struct fault *fault)
{
	return (!buffer_failed(text) || fault_memory(fault))
		&& output_write(output, buffer_slice(text), fault) && output_commit(output, fault);
}
