/* confine.h: what a program can still do once it knows its files.
 *
 * What reads the bytes of strangers needs memory, the files of its command line, and little else.
 * The rest is given up before the first of those bytes is read, for good, for every thread and
 * program started later, so that a mistake in a parser cannot be used to reach it.
 *
 * Promised where Linux has them (else nothing changes, and nothing is said):
 * - Landlock, 5.13 and later: no file can be opened, made, renamed or removed but those that were
 *   allowed; later versions also refuse TCP, and sockets and signals of processes outside.
 * - seccomp, x86-64 and arm64: system calls that the programs have no use for fail: sockets, other
 *   programs, other processes, mounts, io_uring, bpf, typing into the terminal. Those that could
 *   do harm fail with EPERM, the rest with ENOSYS, so that a newer C library takes another way.
 *
 * Not promised: descriptors that are open stay so. Files can be asked for their names, sizes and
 * times. What was read before is not covered: the lexicons and settings of a stage (those of a
 * tool are). Landlock's rules are for whole folders: in that of an output, and beneath it, files
 * can be renamed and removed, and empty ones made; none can be written. A build for the sanitizers
 * and a program run by valgrind, which look around in their own ways, are not confined. */
#ifndef TL_CONFINE_H
#define TL_CONFINE_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "options.h"

enum confine_use {
	CONFINE_READ,	/* a file; a folder with all in it, and the files that links in it lead to */
	CONFINE_END,	/* an output that is open: to get its name or be removed */
	CONFINE_MAKE,	/* a file or folder that is to be made */
	CONFINE_MOVE,	/* files that are to be made, in a folder that is to be made beside them; a
			 * kernel before 5.19 cannot allow that alone, and then refuses no file */
	CONFINE_SCRATCH	/* files without a name in this folder */
};

/* What is in force. */
enum {
	CONFINED_FILES = 1,
	CONFINED_CALLS = 2
};

struct confinement {
	int rules;		/* of Landlock; -1: there is none */
	uint64_t files;		/* what it can refuse there */
	bool programs;		/* others are started */
	struct fault fault;	/* broken: why a rule is missing that there should be */
	unsigned in_force;	/* CONFINED_..., behind confine_enter */
};

void confine_begin(struct confinement *confinement);

/* Allows a use of a path; of NULL and "-" none is needed. What is not there, or need not be allowed
 * (a pipe), is passed over: whoever opens it says what is wrong. */
void confine_allow(struct confinement *confinement, enum confine_use use, const char *path);
void confine_allow_all(struct confinement *confinement, enum confine_use use,
	const struct strings *paths);

/* Any file may be read. */
void confine_allow_reading(struct confinement *confinement);

/* The C library may open what iconv has for encodings, as it does late, and libxml2 by it. */
void confine_allow_encodings(struct confinement *confinement);

/* Other programs may be started, and read and run what the user may; they cannot write but where
 * it was allowed, and have no sockets. */
void confine_allow_programs(struct confinement *confinement);

/* Why something cannot be allowed. confine_enter will fail with it, unless it is but a wrong name, of
 * which whoever opens it tells. */
void confine_fail(struct confinement *confinement, const struct fault *fault);

/* Confines the calling thread and those that it starts from here on, as far as the kernel has the
 * means. False and fault: it has them, but something failed (memory, a descriptor), and the program is
 * not to go on. The confinement allows nothing further. */
bool confine_enter(struct confinement *confinement, struct fault *fault);

#endif
