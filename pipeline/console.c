#include "console.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#ifndef TL_VERSION
#define TL_VERSION "unknown"
#endif

void
console_hold_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

enum status
console_show(const char *program, struct buffer *text)
{
	bool fine = !buffer_failed(text)
		&& fwrite(text->at, 1, text->size, stdout) == text->size && fclose(stdout) == 0;

	if (!fine)
		fprintf(stderr, "%s: standard output: cannot write\n", program);
	buffer_free(text);
	return fine ? STATUS_WHOLE : STATUS_BROKEN;
}

enum status
console_show_version(const char *program, void (*add_more)(struct buffer *text))
{
	struct buffer text = { 0 };

	buffer_add_format(&text, "%s (themeline) %s\n", program, TL_VERSION);
	if (add_more)
		add_more(&text);
	return console_show(program, &text);
}

enum status
console_complain(const char *program, const struct fault *fault, enum status status)
{
	if (!fault->quiet)
		fprintf(stderr, "%s: %s\n", program, fault->words);
	return status;
}
