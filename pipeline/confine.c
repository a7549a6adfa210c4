/* confine.c: the files, by Landlock (Documentation/userspace-api/landlock.rst of Linux);
 * confine_calls.c has the system calls. */
#include "confine.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <limits.h>
#include <linux/landlock.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "confine_calls.h"
#include "walk.h"

/* What the headers of Debian 12 do not know yet. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1u << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1u << 15)
#endif

#define MAY(what) ((uint64_t)LANDLOCK_ACCESS_FS_##what)

enum {
	FIRST_FILES = (1 << 13) - 1,	/* all rights that the first version knows */
	NETWORK = (1 << 2) - 1,		/* LANDLOCK_ACCESS_NET_...: to bind and connect by TCP */
	SCOPES = (1 << 2) - 1		/* LANDLOCK_SCOPE_...: abstract sockets, signals */
};

/* struct landlock_ruleset_attr as of version 6; a kernel that knows less wants 0 in the rest. */
struct rules {
	uint64_t files, network, scopes;
};

static const uint64_t uses[] = {
	[CONFINE_READ] = MAY(READ_FILE) | MAY(READ_DIR),
	[CONFINE_END] = MAY(MAKE_REG) | MAY(REMOVE_FILE),
	[CONFINE_MAKE] = MAY(READ_FILE) | MAY(READ_DIR) | MAY(WRITE_FILE) | MAY(TRUNCATE)
		| MAY(MAKE_REG) | MAY(MAKE_DIR) | MAY(REMOVE_FILE) | MAY(REMOVE_DIR),
	[CONFINE_MOVE] = MAY(READ_FILE) | MAY(READ_DIR) | MAY(WRITE_FILE) | MAY(TRUNCATE)
		| MAY(MAKE_REG) | MAY(MAKE_DIR) | MAY(REMOVE_FILE) | MAY(REMOVE_DIR) | MAY(REFER),
	[CONFINE_SCRATCH] = MAY(READ_FILE) | MAY(WRITE_FILE) | MAY(TRUNCATE) | MAY(MAKE_REG)
		| MAY(REMOVE_FILE),
};

void
confine_fail(struct confinement *confinement, const struct fault *fault)
{
	if (fault->broken && !confinement->fault.broken)
		confinement->fault = *fault;
}

/* For a call that failed, with errno. */
static void
fail(struct confinement *confinement)
{
	struct fault fault = { 0 };

	fault_errno(&fault, "cannot give up what is not needed (--no-sandbox keeps it)");
	confine_fail(confinement, &fault);
}

/* Whether a call was done. What the kernel does not have, what something around the program keeps from
 * it, and the layer that is one too many (E2BIG) are no failures. */
static bool
is_done(struct confinement *confinement, long result)
{
	if (result >= 0)
		return true;
	if (errno != ENOSYS && errno != EOPNOTSUPP && errno != EINVAL && errno != EPERM
			&& errno != E2BIG)
		fail(confinement);
	return false;
}

/* Sanitizers stop threads and start programs to tell what they have found. */
static bool
is_sanitized(void)
{
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
	return true;
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) \
	|| __has_feature(memory_sanitizer) || __has_feature(leak_sanitizer)
	return true;
#endif
#endif
	return false;
}

/* Valgrind does not know calls that are this new, and says so; and it has files of its own to open. */
static bool
is_in_valgrind(void)
{
	const char *preloaded = getenv("LD_PRELOAD");

	return preloaded && strstr(preloaded, "/vgpreload_");
}

/* The version of Landlock; -1 and errno: there is none. */
static long
landlock_version(void)
{
	if (!is_in_valgrind())
		return syscall(SYS_landlock_create_ruleset, NULL, 0,
			LANDLOCK_CREATE_RULESET_VERSION);
	errno = ENOSYS;
	return -1;
}

void
confine_begin(struct confinement *confinement)
{
	long version = landlock_version();
	struct rules rules = {
		.files = FIRST_FILES | (version >= 2 ? MAY(REFER) : 0)
			| (version >= 3 ? MAY(TRUNCATE) : 0) | (version >= 5 ? MAY(IOCTL_DEV) : 0),
		.network = version >= 4 ? NETWORK : 0,
		.scopes = version >= 6 ? SCOPES : 0
	};

	*confinement = (struct confinement){ .rules = -1, .files = rules.files };
	if (is_done(confinement, version)) {
		confinement->rules = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules,
			0);
		is_done(confinement, confinement->rules);
	}
	/* where jansson has the seed of its tables from */
	confine_allow(confinement, CONFINE_READ, "/dev/urandom");
}

static void
add_rule(struct confinement *confinement, const char *path, uint64_t files)
{
	const uint64_t of_a_file = MAY(EXECUTE) | MAY(WRITE_FILE) | MAY(READ_FILE) | MAY(TRUNCATE);
	int fd = open(path, O_PATH | O_CLOEXEC);
	struct landlock_path_beneath_attr rule = { files & confinement->files, fd };
	struct stat about;

	if (fd < 0) {
		fail(confinement);
		return;
	}
	if (fstat(fd, &about) != 0)
		fail(confinement);
	else if (!S_ISDIR(about.st_mode))
		rule.allowed_access &= of_a_file;
	/* EBADFD: a pipe or the like, which no rule is for */
	if (syscall(SYS_landlock_add_rule, confinement->rules, LANDLOCK_RULE_PATH_BENEATH, &rule,
			0) != 0 && errno != EBADFD)
		fail(confinement);
	close(fd);
}

/* The file that a link in a folder leads to lies elsewhere, for a rule. */
static bool
add_linked(void *context, const struct found *found, struct fault *fault)
{
	struct confinement *confinement = context;
	struct stat about;

	if (found->kind == FOUND_UNREADABLE)
		confine_fail(confinement, fault);
	else if (found->kind == FOUND_FILE && lstat(found->path, &about) != 0)
		fail(confinement);
	else if (found->kind == FOUND_FILE && S_ISLNK(about.st_mode))
		add_rule(confinement, found->path, uses[CONFINE_READ]);
	return true;
}

static void
allow_reading(struct confinement *confinement, const char *path)
{
	struct fault fault = { 0 };

	add_rule(confinement, path, uses[CONFINE_READ]);
	if (!walk(path, add_linked, confinement, &fault))
		confine_fail(confinement, &fault);
}

/* The folder that holds the last part of the path. */
static void
add_folder_of(struct confinement *confinement, const char *path, uint64_t files)
{
	const char *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) + 1 : 0;
	char folder[PATH_MAX] = ".";

	if (size >= sizeof folder)
		return;
	if (size) {
		memcpy(folder, path, size);
		folder[size] = '\0';
	}
	add_rule(confinement, folder, files);
}

static void
forgo_rules(struct confinement *confinement)
{
	if (confinement->rules >= 0)
		close(confinement->rules);
	confinement->rules = -1;
}

void
confine_allow(struct confinement *confinement, enum confine_use use, const char *path)
{
	if (use == CONFINE_MOVE && !(confinement->files & MAY(REFER)))
		forgo_rules(confinement);
	if (confinement->rules < 0 || !path || strcmp(path, "-") == 0)
		return;
	if (use == CONFINE_END || use == CONFINE_MAKE || use == CONFINE_MOVE)
		add_folder_of(confinement, path, uses[use]);
	else if (use == CONFINE_READ)
		allow_reading(confinement, path);
	else
		add_rule(confinement, path, uses[use]);
}

void
confine_allow_all(struct confinement *confinement, enum confine_use use,
	const struct strings *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		confine_allow(confinement, use, paths->at[i]);
}

void
confine_allow_reading(struct confinement *confinement)
{
	if (confinement->rules >= 0)
		add_rule(confinement, "/", uses[CONFINE_READ]);
}

/* They lie in the folder gconv, beside the C library, or below /usr where that is not /usr. */
void
confine_allow_encodings(struct confinement *confinement)
{
	char path[PATH_MAX] = "/usr";
	const char *slash;
	Dl_info about;

	if (confinement->rules < 0 || !dladdr((void *)iconv_open, &about)
			|| !(slash = strrchr(about.dli_fname, '/')))
		return;
	snprintf(path + 4, sizeof path - 4, "%.*s/gconv", (int)(slash - about.dli_fname),
		about.dli_fname);
	add_rule(confinement, path + 4, uses[CONFINE_READ]);
	add_rule(confinement, path, uses[CONFINE_READ]);
}

void
confine_allow_programs(struct confinement *confinement)
{
	confinement->programs = true;
	if (confinement->rules >= 0)
		add_rule(confinement, "/", uses[CONFINE_READ] | MAY(EXECUTE));
}

bool
confine_enter(struct confinement *confinement, struct fault *fault)
{
	/* without new privileges anybody may do both */
	if (!confinement->fault.broken && !is_sanitized() && !is_in_valgrind()
			&& is_done(confinement, prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))) {
		if (confinement->rules >= 0 && is_done(confinement,
				syscall(SYS_landlock_restrict_self, confinement->rules, 0)))
			confinement->in_force |= CONFINED_FILES;
		if (is_done(confinement, confine_calls(confinement->programs)))
			confinement->in_force |= CONFINED_CALLS;
	}
	forgo_rules(confinement);
	return fault_excuse(&confinement->fault, fault);
}
