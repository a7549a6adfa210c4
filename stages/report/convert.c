#include "convert.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "again.h"

#define PROGRAM "rsvg-convert"

enum {
	READ_BYTES = 64 * 1024
};

extern char **environ;

/* The environment with the date that a PDF gets its own from. NULL: no memory; else to be
 * freed. */
static char **
undated(void)
{
	static char date[] = "SOURCE_DATE_EPOCH=0";
	size_t count = 0, kept = 0;
	char **copy;

	while (environ[count])
		count++;
	copy = calloc(count + 2, sizeof *copy);
	for (size_t i = 0; copy && i < count; i++)
		if (strncmp(environ[i], date, sizeof "SOURCE_DATE_EPOCH") != 0)
			copy[kept++] = environ[i];
	if (copy)
		copy[kept] = date;
	return copy;
}

/* A file that has no name, so that the program may read while we do; NULL: fault says why. */
static FILE *
spill(struct slice svg, struct fault *fault)
{
	int fd = memfd_create("svg", MFD_CLOEXEC);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w+");

	if (file && fwrite(svg.at, 1, svg.size, file) == svg.size && fflush(file) == 0
			&& fseek(file, 0, SEEK_SET) == 0)
		return file;
	fault_errno(fault, "cannot write a temporary file");
	if (file)
		fclose(file);
	else if (fd >= 0)
		close(fd);
	return NULL;
}

/* Starts the program between two descriptors. */
static bool
start(int in, int out, const char *format, pid_t *process, struct fault *fault)
{
	const char *zoom = strcmp(format, "png") == 0 ? "3.125" : "1";
	const char *const arguments[] = { PROGRAM, "--format", format, "--zoom", zoom, NULL };
	posix_spawn_file_actions_t actions;
	char **environment = undated();
	int error = ENOMEM;

	if (environment && posix_spawn_file_actions_init(&actions) == 0) {
		if (posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO) == 0
				&& posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO) == 0)
			error = posix_spawnp(process, PROGRAM, &actions, NULL,
				(char *const *)arguments, environment);	/* it writes to none */
		posix_spawn_file_actions_destroy(&actions);
	}
	free(environment);
	errno = error;
	return error == 0 || (error == ENOENT ? fault_set(fault, "there is no " PROGRAM " here for "
		"this format; install it (Debian: librsvg2-bin), or take svg")
		: fault_errno(fault, "cannot start " PROGRAM));
}

static bool
read_all(int fd, struct buffer *out, struct fault *fault)
{
	for (;;) {
		char *at = buffer_reserve(out, READ_BYTES);
		ssize_t got;

		if (!at)
			return fault_memory(fault);
		got = read(fd, at, READ_BYTES);
		if (got == 0)
			return true;
		if (got > 0)
			out->size += (size_t)got;
		else if (!again(fd, POLLIN))
			return fault_errno(fault, "cannot read from " PROGRAM);
	}
}

static bool
await(pid_t process, struct fault *fault)
{
	int status;

	while (waitpid(process, &status, 0) < 0)
		if (errno != EINTR)
			return fault_errno(fault, "cannot wait for " PROGRAM);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFEXITED(status))
		return fault_set(fault, PROGRAM " failed with status %d; take svg",
			WEXITSTATUS(status));
	return fault_set(fault, PROGRAM " was ended by signal %d; take svg", WTERMSIG(status));
}

/* The program from beginning to end, with `in` as its input. */
static bool
run(int in, const char *format, struct buffer *out, struct fault *fault)
{
	pid_t process;
	bool done;
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return fault_errno(fault, "cannot make a pipe");
	done = start(in, ends[1], format, &process, fault);
	close(ends[1]);
	if (!done) {
		close(ends[0]);
		return false;
	}
	done = read_all(ends[0], out, fault);
	close(ends[0]);	/* ends a program that has more to say */
	return await(process, done ? fault : &(struct fault){ .quiet = true }) && done;
}

bool
convert_svg(struct slice svg, const char *format, struct buffer *out, struct fault *fault)
{
	FILE *file = spill(svg, fault);
	bool done;

	if (!file)
		return false;
	done = run(fileno(file), format, out, fault);
	fclose(file);
	return done;
}
