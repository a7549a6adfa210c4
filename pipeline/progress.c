#include "progress.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	FIRST_MS = 2000,	/* short runs stay silent */
	EVERY_MS = 500
};

static uint64_t
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

void
progress_start(struct progress *progress, bool writes_file)
{
	struct stat about;
	bool redirected = fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);

	progress->on = isatty(STDERR_FILENO) && (writes_file || redirected);
	if (progress->on)
		progress->started = progress->shown = now();
}

static void
print_left(const struct progress *progress, double seconds)
{
	uint64_t bytes = progress->bytes, total = progress->total;

	if (total == 0 || bytes == 0 || bytes > total)
		return;
	fprintf(stderr, ", %.0f %%, %.0f s left", 100.0 * (double)bytes / (double)total,
		seconds * (double)(total - bytes) / (double)bytes);
}

void
progress_show(struct progress *progress, uint64_t more_records)
{
	uint64_t time;
	double seconds;

	progress->records += more_records;
	if (!progress->on)
		return;
	time = now();
	if (time - progress->started < FIRST_MS || time - progress->shown < EVERY_MS)
		return;
	seconds = (double)(time - progress->started) / 1000.0;
	fprintf(stderr, "\r%llu records, %.1f MB/s", (unsigned long long)progress->records,
		(double)progress->bytes / 1e6 / seconds);
	print_left(progress, seconds);
	fputs("\033[K", stderr);
	fflush(stderr);
	progress->shown = time;
	progress->visible = true;
}

void
progress_clear(struct progress *progress)
{
	if (!progress->visible)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->visible = false;
}
