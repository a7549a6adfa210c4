/* replay_main.c: runs a target on files, each in a process of its own: a crash, a sanitizer's finding or
 * a hang is one file's failure. Prints a line for each failure and at last "N passed, N failed". */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz.h"

enum {
	SECONDS = 60	/* for one input: it is a hang then, also under valgrind */
};

/* The bytes of a file in memory of exactly their size, so that reading beyond them is seen. */
static uint8_t *
read_exactly(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct stat about;
	uint8_t *bytes = NULL;

	if (file && fstat(fileno(file), &about) == 0) {
		*size = (size_t)about.st_size;
		bytes = malloc(*size ? *size : 1);
	}
	if (bytes && fread(bytes, 1, *size, file) != *size) {
		free(bytes);
		bytes = NULL;
	}
	if (file)
		fclose(file);
	return bytes;
}

static int
replay(const char *path)
{
	size_t size;
	uint8_t *bytes = read_exactly(path, &size);

	if (!bytes) {
		perror(path);
		return EXIT_FAILURE;
	}
	LLVMFuzzerTestOneInput(bytes, size);
	free(bytes);
	return EXIT_SUCCESS;
}

static bool
passes(const char *path)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		alarm(SECONDS);
		exit(replay(path));
	}
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)
		&& WEXITSTATUS(status) == EXIT_SUCCESS;
}

int
main(int argc, char *argv[])
{
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		if (passes(argv[i]))
			continue;
		printf("failed: %s\n", argv[i]);
		fflush(stdout);	/* before the next child gets a copy of it */
		failed++;
	}
	printf("%d passed, %d failed\n", argc - 1 - failed, failed);
	return failed > 0;
}
