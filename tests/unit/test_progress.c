/* progress: what a terminal gets to see of a run whose size is known. */
#include "progress.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

struct terminal {
	int master, error;	/* the other end of it, and what standard error was */
};

/* Standard error becomes a terminal. */
static int
terminal_open(void **state)
{
	struct terminal *terminal = calloc(1, sizeof *terminal);
	int slave;

	*state = terminal;
	terminal->error = dup(STDERR_FILENO);
	terminal->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (terminal->master < 0 || grantpt(terminal->master) != 0 || unlockpt(terminal->master) != 0)
		return -1;
	slave = open(ptsname(terminal->master), O_RDWR | O_NOCTTY);
	if (slave < 0 || dup2(slave, STDERR_FILENO) < 0)
		return -1;
	return close(slave);
}

static int
terminal_close(void **state)
{
	struct terminal *terminal = *state;

	dup2(terminal->error, STDERR_FILENO);
	close(terminal->error);
	close(terminal->master);
	free(terminal);
	return 0;
}

/* What came since; all of it, however late the terminal hands it over: a mark comes behind it. */
static const char *
seen(struct terminal *terminal)
{
	static char text[256];
	size_t size = 0;
	ssize_t got = 1;

	assert_int_equal(write(STDERR_FILENO, "\1", 1), 1);
	while (got > 0 && (size == 0 || text[size - 1] != '\1') && size < sizeof text) {
		got = read(terminal->master, text + size, sizeof text - size);
		size += got > 0 ? (size_t)got : 0;
	}
	assert_true(size > 0 && text[size - 1] == '\1');
	text[size - 1] = '\0';
	return text;
}

/* As if it had begun so many seconds ago and been shown then. */
static void
begin_before(struct progress *progress, uint64_t seconds)
{
	progress_start(progress, true);
	progress->started -= seconds * 1000;
	progress->shown -= seconds * 1000;
}

static void
shows_what_is_left(void **state)
{
	struct progress progress = { .bytes = UINT64_C(200000000000), .total = UINT64_C(800000000000) };
	const char *text;
	char *end;

	begin_before(&progress, 100000);
	progress_show(&progress, 1234);
	text = seen(*state);
	assert_memory_equal(text, "\r1234 records, 2.0 MB/s, 25 %, ", 31);
	assert_in_range(strtoul(text + 31, &end, 10), 300000, 300100);	/* the machine may be slow */
	assert_string_equal(end, " s left\033[K");
	progress_show(&progress, 1);	/* a moment later */
	assert_string_equal(seen(*state), "");
	progress_clear(&progress);
	assert_string_equal(seen(*state), "\r\033[K");
	progress_clear(&progress);
	assert_string_equal(seen(*state), "");
}

static void
shows_what_is_known(void **state)
{
	struct progress progress = { 0 };

	begin_before(&progress, 100000);
	progress_show(&progress, 1);
	assert_string_equal(seen(*state), "\r1 records\033[K");
	progress_clear(&progress);
	seen(*state);
	progress.bytes = UINT64_C(200000000000);
	progress.total = 1;	/* the file grows */
	begin_before(&progress, 100000);
	progress_show(&progress, 1);
	assert_string_equal(seen(*state), "\r2 records, 2.0 MB/s\033[K");
}

static void
short_runs_stay_silent(void **state)
{
	struct progress progress = { 0 };

	begin_before(&progress, 1);
	progress_show(&progress, 1);
	progress_clear(&progress);
	progress_start(&progress, false);
	progress.started = progress.shown = 0;
	progress_show(&progress, 1);
	assert_string_equal(seen(*state), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shows_what_is_left, terminal_open, terminal_close),
		cmocka_unit_test_setup_teardown(shows_what_is_known, terminal_open, terminal_close),
		cmocka_unit_test_setup_teardown(short_runs_stay_silent, terminal_open, terminal_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
