/* measure: runs a command and writes into a file what it took: seconds on the clock, seconds of
 * processor time, kilobytes of memory of its largest process at its peak. Ends as the command does. */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double
cpu_seconds(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec)
		+ (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) * 1e-6;
}

int
main(int argc, char *argv[])
{
	double start = seconds();
	struct rusage usage;
	FILE *out;
	pid_t child;
	int status, failed = argc < 3 ? EINVAL : posix_spawnp(&child, argv[2], NULL, NULL, argv + 2,
		environ);

	if (failed || wait4(child, &status, 0, &usage) != child) {
		fprintf(stderr, "measure: %s\nusage: measure FILE COMMAND...\n",
			strerror(failed ? failed : errno));
		return 127;
	}
	out = fopen(argv[1], "w");
	if (!out || fprintf(out, "%.3f %.3f %ld\n", seconds() - start, cpu_seconds(&usage),
			usage.ru_maxrss) < 0 || fclose(out) != 0) {
		perror(argv[1]);
		return 127;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
