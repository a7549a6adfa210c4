#include "progress.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	FIRST_MS = 2000,	/* short runs stay silent */
	EVERY_MS = 250
};

static uint64_t
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

bool
progress_beside_output(void)
{
	struct stat about;

	return fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
}

void
progress_start(struct progress *progress, bool wanted)
{
	progress->on = wanted && isatty(STDERR_FILENO);
	if (progress->on)
		progress->started = progress->shown = now();
}

static void
print_bytes(const struct progress *progress, double seconds)
{
	uint64_t bytes = progress->bytes, total = progress->total;

	if (bytes == 0)
		return;
	fprintf(stderr, ", %.1f MB/s", (double)bytes / 1e6 / seconds);
	if (total == 0 || bytes > total)
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
	fprintf(stderr, "\r%llu records", (unsigned long long)progress->records);
	print_bytes(progress, seconds);
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
