/* What is left to a confined process. Each case is one of its own, since there is no way back. */
#include "confine.h"

#include <errno.h>
#include <iconv.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "input.h"
#include "output.h"
#include "scratch.h"

static bool
make(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool
can_read(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* Whether all that is wanted is in force then. */
static bool
enter(struct confinement *confinement, unsigned wanted)
{
	struct fault fault = { 0 };

	return confine_enter(confinement, &fault) && (confinement->in_force & wanted) == wanted;
}

/* What a child ends with. */
enum {
	FINE,
	NOT_HERE,	/* the kernel cannot */
	WRONG
};

/* cmocka's assertions are for the process that it runs in. */
#define require(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			return WRONG; \
		} \
	} while (false)

/* Runs a function in a child; skips the test where the kernel cannot. */
static void
confined(int (*act)(struct scratch *scratch), struct scratch *scratch)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0)
		_exit(act(scratch));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NOT_HERE) {
		print_message("skipped: this kernel, or this build, confines nothing\n");
		skip();
	}
	assert_int_equal(WEXITSTATUS(status), FINE);
}

/* Reads `in` into `out`, opened before. */
static bool
copy(struct scratch *scratch, struct output *output)
{
	struct fault fault = { 0 };
	struct buffer bytes = { 0 };
	struct input *input = input_open(scratch_path(scratch, "in"), &fault);
	bool done = input && input_read_all(input, &bytes, SIZE_MAX, &fault)
		&& output_write(output, buffer_slice(&bytes), &fault)
		&& output_commit(output, &fault);

	input_close(input);
	output_free(output);
	buffer_free(&bytes);
	return done;
}

static int
act_on_files(struct scratch *scratch)
{
	struct confinement confinement;
	struct fault fault = { 0 };
	char out[512];
	struct output *output;

	strcpy(out, scratch_path(scratch, "out"));
	output = output_open(out, &fault);
	require(output);
	confine_begin(&confinement);
	confine_allow(&confinement, CONFINE_READ, scratch_path(scratch, "in"));
	confine_allow(&confinement, CONFINE_READ, NULL);
	confine_allow(&confinement, CONFINE_READ, "-");
	confine_allow(&confinement, CONFINE_READ, scratch_path(scratch, "missing"));
	confine_allow(&confinement, CONFINE_END, out);
	if (!enter(&confinement, CONFINED_FILES))
		return NOT_HERE;
	require(!can_read(scratch_path(scratch, "secret")) && errno == EACCES);
	require(!can_read("/etc/passwd") && errno == EACCES);
	require(!can_read(scratch->folder) && errno == EACCES);
	require(!make(scratch_path(scratch, "new")) && errno == EACCES);
	require(!make("/tmp/themeline-confined") && errno == EACCES);
	require(truncate(scratch_path(scratch, "in"), 0) != 0);
	require(link(scratch_path(scratch, "in"), "other") != 0);
	require(copy(scratch, output));
	require(!can_read(out) && errno == EACCES);
	return FINE;
}

static void
only_its_files_are_left(void **state)
{
	struct buffer text = { 0 };

	write_file(scratch_path(*state, "in"), SLICE("text\n"));
	write_file(scratch_path(*state, "secret"), SLICE("secret\n"));
	confined(act_on_files, *state);
	read_file(scratch_path(*state, "out"), &text);
	assert_slice(buffer_slice(&text), "text\n");
	buffer_free(&text);
	assert_int_equal(scratch_clear(*state), 4);	/* "new" too, which is empty */
}

static int
act_on_folders(struct scratch *scratch)
{
	struct confinement confinement;

	require(mkdir(scratch_path(scratch, "scratch"), 0700) == 0);
	confine_begin(&confinement);
	confine_allow(&confinement, CONFINE_READ, scratch_path(scratch, "folder"));
	confine_allow(&confinement, CONFINE_SCRATCH, scratch_path(scratch, "scratch"));
	if (!enter(&confinement, CONFINED_FILES))
		return NOT_HERE;
	require(can_read(scratch_path(scratch, "folder")));
	require(can_read(scratch_path(scratch, "folder/file")));
	require(can_read(scratch_path(scratch, "folder/link")));
	require(can_read(scratch_path(scratch, "linked")));
	require(!can_read(scratch_path(scratch, "folder/to-folder/secret")) && errno == EACCES);
	require(!make(scratch_path(scratch, "folder/new")) && errno == EACCES);
	require(make(scratch_path(scratch, "scratch/new")));
	require(can_read(scratch_path(scratch, "scratch/new")));
	require(!can_read(scratch_path(scratch, "scratch")) && errno == EACCES);
	require(unlink(scratch_path(scratch, "scratch/new")) == 0);
	return FINE;
}

static int
set_up_folders(void **state)
{
	int failed = scratch_set_up(state);
	struct scratch *scratch = *state;

	failed |= mkdir(scratch_path(scratch, "folder"), 0700);
	failed |= mkdir(scratch_path(scratch, "elsewhere"), 0700);
	write_file(scratch_path(scratch, "folder/file"), SLICE("file\n"));
	write_file(scratch_path(scratch, "linked"), SLICE("linked\n"));
	write_file(scratch_path(scratch, "elsewhere/secret"), SLICE("secret\n"));
	failed |= symlink("../linked", scratch_path(scratch, "folder/link"));
	failed |= symlink("../elsewhere", scratch_path(scratch, "folder/to-folder"));
	return failed;
}

static int
tear_down_folders(void **state)
{
	static const char *const folders[] = { "scratch", "folder", "elsewhere" };
	static const char *const files[] = {
		"folder/file", "folder/link", "folder/to-folder", "elsewhere/secret"
	};

	for (size_t i = 0; i < COUNT_OF(files); i++)
		unlink(scratch_path(*state, files[i]));
	for (size_t i = 0; i < COUNT_OF(folders); i++)
		rmdir(scratch_path(*state, folders[i]));
	return scratch_tear_down(state);
}

static void
folders_are_left_with_what_is_linked(void **state)
{
	confined(act_on_folders, *state);
}

static int
act_on_a_new_folder(struct scratch *scratch)
{
	struct confinement confinement;
	char partial[512];

	confine_begin(&confinement);
	confine_allow(&confinement, CONFINE_MAKE, scratch_path(scratch, "learnt"));
	if (!enter(&confinement, CONFINED_FILES))
		return NOT_HERE;
	strcpy(partial, scratch_path(scratch, "learnt.partial"));
	require(mkdir(partial, 0700) == 0);
	require(make(scratch_path(scratch, "learnt.partial/file")));
	require(rename(partial, scratch_path(scratch, "learnt")) == 0);
	require(unlink(scratch_path(scratch, "learnt/file")) == 0);
	require(rmdir(scratch_path(scratch, "learnt")) == 0);
	require(!can_read("/etc/passwd") && errno == EACCES);
	return FINE;
}

static void
a_folder_can_be_made(void **state)
{
	confined(act_on_a_new_folder, *state);
}

static int
act_on_moved_files(struct scratch *scratch)
{
	struct confinement confinement;
	char partial[512], file[512];

	strcpy(partial, scratch_path(scratch, "part.partial"));
	strcpy(file, scratch_path(scratch, "part.partial/file"));
	confine_begin(&confinement);
	confine_allow(&confinement, CONFINE_MOVE, scratch_path(scratch, "part"));
	if (!enter(&confinement, CONFINED_FILES))
		return NOT_HERE;	/* nor where Linux is older than 5.19 */
	require(mkdir(partial, 0700) == 0);
	require(make(file));
	require(rename(file, scratch_path(scratch, "part-0")) == 0);
	require(rmdir(partial) == 0);
	require(can_read(scratch_path(scratch, "part-0")));
	require(unlink(scratch_path(scratch, "part-0")) == 0);
	require(!can_read("/etc/passwd") && errno == EACCES);
	return FINE;
}

static void
files_can_be_moved(void **state)
{
	confined(act_on_moved_files, *state);
}

static int
act_on_reading(struct scratch *scratch)
{
	struct confinement confinement;

	confine_begin(&confinement);
	confine_allow_reading(&confinement);
	if (!enter(&confinement, CONFINED_FILES))
		return NOT_HERE;
	require(can_read("/etc/passwd"));
	require(!make(scratch_path(scratch, "new")) && errno == EACCES);
	return FINE;
}

static void
all_files_can_be_left_for_reading(void **state)
{
	confined(act_on_reading, *state);
}

/* An encoding that is not built into the C library, and one that needs a further library there. */
static int
act_on_encodings(struct scratch *scratch)
{
	static const char *const names[] = { "SHIFT_JIS", "EUC-KR" };
	struct confinement confinement;

	(void)scratch;
	confine_begin(&confinement);
	confine_allow_encodings(&confinement);
	if (!enter(&confinement, CONFINED_FILES))
		return NOT_HERE;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		iconv_t converter = iconv_open("UTF-8", names[i]);

		require(converter != (iconv_t)-1);
		iconv_close(converter);
	}
	require(!can_read("/etc/passwd") && errno == EACCES);
	return FINE;
}

static void
encodings_are_left(void **state)
{
	/* by another process: what is loaded here would be there in the child */
	if (system("iconv -f EUC-KR -t UTF-8 /dev/null 2> /dev/null") != 0) {
		print_message("skipped: the C library has no such encoding\n");
		skip();
	}
	confined(act_on_encodings, *state);
}

/* A kernel takes 16 layers: the next ones are no failures, and what is in force stays. */
static int
act_in_many_layers(struct scratch *scratch)
{
	struct confinement confinement;
	struct fault fault = { 0 };
	int layers = 0;

	do {
		confine_begin(&confinement);
		confine_allow(&confinement, CONFINE_READ, scratch->folder);
		require(confine_enter(&confinement, &fault));
	} while (confinement.in_force & CONFINED_FILES && ++layers < 100);
	if (layers == 0)
		return NOT_HERE;
	require(layers < 100);
	require(!can_read("/etc/passwd") && errno == EACCES);
	return FINE;
}

static void
too_many_layers_do_no_harm(void **state)
{
	confined(act_in_many_layers, *state);
}

/* Mistakes in names are told of by who opens them; all else ends the run. */
static int
act_on_failure(struct scratch *scratch)
{
	struct confinement confinement;
	struct fault mistake = { 0 }, fault = { 0 };

	(void)scratch;
	fault_set(&mistake, "no such word");
	confine_begin(&confinement);
	confine_fail(&confinement, &mistake);
	require(!confinement.fault.broken);
	fault_memory(&mistake);
	confine_fail(&confinement, &mistake);
	fault_set(&mistake, "another one");
	mistake.broken = true;
	confine_fail(&confinement, &mistake);
	require(!confine_enter(&confinement, &fault));
	require(strcmp(fault.words, "out of memory") == 0);
	require(confinement.in_force == 0 && can_read("/etc/passwd"));
	return FINE;
}

static void
what_cannot_be_allowed_is_told(void **state)
{
	confined(act_on_failure, *state);
}

static bool
refused(long result)
{
	return result == -1 && errno == EPERM;
}

static bool
runs_a_program(void)
{
	char *const words[] = { (char *)"true", NULL };
	pid_t child = fork();
	int status;

	if (child == 0) {
		execvp("true", words);
		_exit(errno == EPERM ? 100 : 101);
	}
	return waitpid(child, &status, 0) == child && WIFEXITED(status)
		&& WEXITSTATUS(status) == 0;
}

static int
act_on_calls(struct scratch *scratch)
{
	struct confinement confinement;
	char *const words[] = { (char *)"true", NULL };

	(void)scratch;
	confine_begin(&confinement);
	if (!enter(&confinement, CONFINED_CALLS))
		return NOT_HERE;
	require(refused(socket(AF_INET, SOCK_DGRAM, 0)));
	require(refused(socket(AF_UNIX, SOCK_STREAM, 0)));
	require(refused(execv("/bin/true", words)));
	require(refused(kill(getppid(), 0)));
	require(refused(ioctl(STDIN_FILENO, TIOCSTI, "x")));
	require(refused(syscall(SYS_ptrace, 0, 0, 0, 0)));
	require(refused(syscall(SYS_io_uring_setup, 1, NULL)));
	require(syscall(SYS_getpriority, 0, 0) == -1 && errno == ENOSYS);
	return FINE;
}

static void
calls_are_refused(void **state)
{
	confined(act_on_calls, *state);
}

static void *
open_a_socket(void *data)
{
	(void)data;
	return refused(socket(AF_INET, SOCK_STREAM, 0)) && !can_read("/etc/passwd") ? NULL : "";
}

static int
act_in_a_thread(struct scratch *scratch)
{
	struct confinement confinement;
	void *result = NULL;
	pthread_t thread;

	(void)scratch;
	confine_begin(&confinement);
	if (!enter(&confinement, CONFINED_FILES | CONFINED_CALLS))
		return NOT_HERE;
	require(pthread_create(&thread, NULL, open_a_socket, NULL) == 0);
	require(pthread_join(thread, &result) == 0);
	require(!result);
	return FINE;
}

static void
threads_are_confined_too(void **state)
{
	confined(act_in_a_thread, *state);
}

static int
act_beside_programs(struct scratch *scratch)
{
	struct confinement confinement;

	confine_begin(&confinement);
	confine_allow_programs(&confinement);
	if (!enter(&confinement, CONFINED_FILES | CONFINED_CALLS))
		return NOT_HERE;
	require(runs_a_program());
	require(can_read("/etc/passwd"));
	require(!make(scratch_path(scratch, "new")) && errno == EACCES);
	require(refused(socket(AF_INET, SOCK_STREAM, 0)));
	return FINE;
}

static void
programs_can_be_left(void **state)
{
	confined(act_beside_programs, *state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(only_its_files_are_left),
		cmocka_unit_test_setup_teardown(folders_are_left_with_what_is_linked,
			set_up_folders, tear_down_folders),
		scratch_test(a_folder_can_be_made),
		scratch_test(files_can_be_moved),
		scratch_test(all_files_can_be_left_for_reading),
		scratch_test(encodings_are_left),
		scratch_test(too_many_layers_do_no_harm),
		scratch_test(what_cannot_be_allowed_is_told),
		cmocka_unit_test(calls_are_refused),
		cmocka_unit_test(threads_are_confined_too),
		scratch_test(programs_can_be_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
