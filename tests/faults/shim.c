/* shim.c: a library to preload (LD_PRELOAD) that counts the calls of a program that may fail, and lets
 * them fail as FAULT says:
 *
 *   write:3:28       the third write fails with errno 28, ENOSPC
 *   write:3+:28      the third and all behind it do
 *   write:3:28,unlink:1:5   both
 *   short            each read and write does a part of what it was asked for
 *   interrupted      every other read, write and poll ends with EINTR before it has done anything
 *   again            every other read and write ends with EAGAIN
 *
 * FAULT_LOG names a file that is made as the program begins and gets, as it ends, a line "write 17 1" for each class of calls:
 * how many there were, and how many of them failed. What a program calls for its messages (descriptor
 * 2) is left alone, and so are calls inside of the C library, but for those for memory; memory for libraries
 * that do not look whether they get it; and looks for files that are not there. A program that it starts
 * runs without all this. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum class {
	MEMORY, READ, WRITE, OPEN, CLOSE, STAT, LIST, MAP, RENAME, UNLINK, CHMOD, SYNC, THREAD, PIPE, SPAWN, CONFINE,
	CLASSES
};

static const char *const class_names[CLASSES] = {
	"memory", "read", "write", "open", "close", "stat", "list", "map", "rename", "unlink", "chmod",
	"sync", "thread", "pipe", "spawn", "confine"
};

/* What is to happen to the calls of a class: fail with `error` from the first to the last of these. */
struct plan {
	unsigned long first, last;
	int error;
};

static struct plan plans[CLASSES];
static atomic_ulong calls[CLASSES], failures[CLASSES], turns;
static bool ready, in_parts;
static long log_file = -1;
static int put_off;	/* errno of every other read and write; 0: none */

static void
read_plan(const char *at, const char *end)
{
	for (int i = 0; i < CLASSES; i++) {
		size_t size = strlen(class_names[i]);
		char *behind;

		if ((size_t)(end - at) <= size || strncmp(at, class_names[i], size) != 0
				|| at[size] != ':')
			continue;
		plans[i].first = plans[i].last = strtoul(at + size + 1, &behind, 10);
		if (*behind == '+') {
			plans[i].last = (unsigned long)-1;
			behind++;
		}
		plans[i].error = *behind == ':' ? atoi(behind + 1) : EIO;
		return;
	}
}

__attribute__((constructor)) static void
begin(void)
{
	const char *at = getenv("FAULT"), *path = getenv("FAULT_LOG");

	if (path)	/* by a system call, which is not counted; later it may not be allowed */
		log_file = syscall(SYS_openat, AT_FDCWD, path,
			O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	unsetenv("LD_PRELOAD");
	in_parts = at && strcmp(at, "short") == 0;
	if (at && strcmp(at, "interrupted") == 0)
		put_off = EINTR;
	if (at && strcmp(at, "again") == 0)
		put_off = EAGAIN;
	while (at) {
		const char *end = strchrnul(at, ',');

		read_plan(at, end);
		at = *end ? end + 1 : NULL;
	}
	ready = true;
}

/* By a system call, which is not counted. */
__attribute__((destructor)) static void
end(void)
{
	ready = false;
	for (int i = 0; log_file >= 0 && i < CLASSES; i++) {
		char line[80];
		int size = snprintf(line, sizeof line, "%s %lu %lu\n", class_names[i],
			atomic_load(&calls[i]), atomic_load(&failures[i]));

		syscall(SYS_write, log_file, line, (size_t)size);
	}
}

/* Libraries that do not look whether they get memory, and cannot be asked to: liblinear (and the C++
 * library behind it) ends the process, and so may jansson, whose reader forgets a byte. */
static bool
is_careless(const void *caller)
{
	static const char *const names[] = { "/liblinear.", "/libstdc++.", "/libjansson." };
	Dl_info about;

	if (!dladdr(caller, &about) || !about.dli_fname)
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strstr(about.dli_fname, names[i]))
			return true;
	return false;
}

/* Counts a call; true and errno if it is to fail. */
static bool
fails(enum class class)
{
	unsigned long number;

	if (!ready)
		return false;
	number = atomic_fetch_add(&calls[class], 1) + 1;
	if (number < plans[class].first || number > plans[class].last)
		return false;
	atomic_fetch_add(&failures[class], 1);
	errno = plans[class].error;
	return true;
}

/* True and errno if the call is to be done again: every other time that the thread makes it, whatever else
 * it calls in between, else two calls that always go together would fail in turn for ever. */
static bool
is_put_off(bool *turn)
{
	*turn = !*turn;
	if (!put_off || !*turn)
		return false;
	errno = put_off;
	return true;
}

/* How many of `size` bytes a call does: now one, now most of them, as the number of calls has it. */
static size_t
part(size_t size)
{
	unsigned long turn = atomic_fetch_add(&turns, 1);

	if (!in_parts || size < 2)
		return size;
	return turn % 3 == 0 ? 1 : size - size / (2 + turn % 5);
}

/* The function behind ours, looked for once. */
#define NEXT(type, name, parameters) \
	static type (*next) parameters; \
	if (!next) \
		next = (type (*) parameters)dlsym(RTLD_NEXT, #name)

/* A function whose failure is `failure`, which is worked out behind errno. */
#define WRAP(class, type, failure, name, parameters, arguments) \
	type \
	name parameters \
	{ \
		NEXT(type, name, parameters); \
		return fails(class) ? failure : next arguments; \
	}

/* The same for memory. */
#define WRAP_MEMORY(name, parameters, arguments) \
	void * \
	name parameters \
	{ \
		NEXT(void *, name, parameters); \
		return !is_careless(__builtin_return_address(0)) && fails(MEMORY) ? NULL \
			: next arguments; \
	}

WRAP_MEMORY(malloc, (size_t size), (size))
WRAP_MEMORY(calloc, (size_t count, size_t size), (count, size))
WRAP_MEMORY(realloc, (void *memory, size_t size), (memory, size))
WRAP_MEMORY(aligned_alloc, (size_t alignment, size_t size), (alignment, size))
/* The same for what may fail of itself, which is then no call to be counted. */
#define WRAP_LOOK(name, parameters, arguments) \
	int \
	name parameters \
	{ \
		NEXT(int, name, parameters); \
		int result = next arguments; \
		return result == 0 && fails(STAT) ? -1 : result; \
	}

WRAP_LOOK(stat, (const char *path, struct stat *about), (path, about))
WRAP_LOOK(lstat, (const char *path, struct stat *about), (path, about))
WRAP_LOOK(fstat, (int fd, struct stat *about), (fd, about))
WRAP_LOOK(access, (const char *path, int mode), (path, mode))
WRAP(STAT, char *, NULL, realpath, (const char *path, char *out), (path, out))
WRAP(LIST, DIR *, NULL, opendir, (const char *path), (path))
WRAP(LIST, struct dirent *, NULL, readdir, (DIR *folder), (folder))
WRAP(MAP, void *, MAP_FAILED, mmap, (void *at, size_t size, int protection, int flags, int fd, off_t offset),
	(at, size, protection, flags, fd, offset))
WRAP(RENAME, int, -1, rename, (const char *from, const char *to), (from, to))
WRAP(UNLINK, int, -1, unlink, (const char *path), (path))
WRAP(UNLINK, int, -1, rmdir, (const char *path), (path))
WRAP(CHMOD, int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(OPEN, int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(OPEN, int, -1, mkostemp, (char *path, int flags), (path, flags))
WRAP(OPEN, int, -1, memfd_create, (const char *name, unsigned flags), (name, flags))
WRAP(SYNC, int, -1, fsync, (int fd), (fd))
WRAP(THREAD, int, errno, pthread_create, (pthread_t *thread, const pthread_attr_t *how,
	void *(*start)(void *), void *argument), (thread, how, start, argument))
WRAP(PIPE, int, -1, pipe2, (int ends[2], int flags), (ends, flags))
WRAP(SPAWN, int, errno, posix_spawnp, (pid_t *process, const char *file,
	const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *how,
	char *const arguments[], char *const environment[]),
	(process, file, actions, how, arguments, environment))

/* Linux has closed a descriptor even where it says that it could not. */
int
close(int fd)
{
	NEXT(int, close, (int));
	bool failed = fails(CLOSE);
	int error = errno, result = next(fd);

	if (failed)
		errno = error;
	return failed ? -1 : result;
}

/* What confines a program; all else that is called so goes on. */
long
syscall(long number, ...)
{
	NEXT(long, syscall, (long, ...));
	bool confines = number == SYS_landlock_create_ruleset || number == SYS_landlock_add_rule
		|| number == SYS_landlock_restrict_self || number == SYS_seccomp;
	long values[6];
	va_list list;

	va_start(list, number);
	for (int i = 0; i < 6; i++)
		values[i] = va_arg(list, long);
	va_end(list);
	return confines && fails(CONFINE) ? -1 : next(number, values[0], values[1], values[2],
		values[3], values[4], values[5]);
}

int
open(const char *path, int flags, ...)
{
	NEXT(int, open, (const char *, int, ...));
	va_list list;
	mode_t mode = 0;

	va_start(list, flags);
	if (flags & O_CREAT)
		mode = va_arg(list, mode_t);
	va_end(list);
	return fails(OPEN) ? -1 : next(path, flags, mode);
}

ssize_t
read(int fd, void *out, size_t room)
{
	NEXT(ssize_t, read, (int, void *, size_t));
	static _Thread_local bool turn;

	return fails(READ) || is_put_off(&turn) ? -1 : next(fd, out, part(room));
}

ssize_t
pread(int fd, void *out, size_t room, off_t at)
{
	NEXT(ssize_t, pread, (int, void *, size_t, off_t));
	static _Thread_local bool turn;

	return fails(READ) || is_put_off(&turn) ? -1 : next(fd, out, part(room), at);
}

ssize_t
write(int fd, const void *bytes, size_t size)
{
	NEXT(ssize_t, write, (int, const void *, size_t));
	static _Thread_local bool turn;

	if (fd == STDERR_FILENO)
		return next(fd, bytes, size);
	return fails(WRITE) || is_put_off(&turn) ? -1 : next(fd, bytes, part(size));
}

int
poll(struct pollfd *fds, nfds_t count, int timeout)
{
	NEXT(int, poll, (struct pollfd *, nfds_t, int));
	static _Thread_local bool turn;

	return put_off == EINTR && is_put_off(&turn) ? -1 : next(fds, count, timeout);
}
