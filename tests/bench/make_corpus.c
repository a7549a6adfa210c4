/* make-corpus: writes documents for the benchmark, as JSON lines and as the text alone, one document a
 * line. The same arguments give the same bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"
#include "json.h"
#include "prose.h"

enum {
	MEGABYTE = 1000 * 1000,
	SEED = 20
};

struct corpus {
	FILE *lines, *texts;
	struct prose prose;
	struct buffer text, line;
	uint64_t documents, bytes;	/* of text */
};

static void
make_line(struct corpus *corpus)
{
	struct dice *dice = &corpus->prose.dice;
	struct buffer *line = &corpus->line;

	line->size = 0;
	buffer_add_format(line, "{\"id\":\"d%07llu\",\"source\":\"%s\",\"year\":%u,\"text\":",
		(unsigned long long)++corpus->documents, dice_hits(dice, 700) ? "review" : "grey",
		2000 + dice_below(dice, 25));
	json_add_string(line, buffer_slice(&corpus->text));
	buffer_add_string(line, "}\n");
}

/* A text for tools that know no JSON has no line breaks inside. */
static void
join_lines(struct buffer *text)
{
	for (size_t i = 0; i < text->size; i++)
		if (text->at[i] == '\n')
			text->at[i] = ' ';
	buffer_add_char(text, '\n');
}

static bool
write_all(FILE *file, const struct buffer *bytes)
{
	return !buffer_failed(bytes) && fwrite(bytes->at, 1, bytes->size, file) == bytes->size;
}

static bool
write_document(struct corpus *corpus)
{
	corpus->text.size = 0;
	prose_add(&corpus->prose, &corpus->text);
	corpus->bytes += corpus->text.size;
	make_line(corpus);
	join_lines(&corpus->text);
	return write_all(corpus->lines, &corpus->line) && write_all(corpus->texts, &corpus->text);
}

static bool
write_corpus(struct corpus *corpus, uint64_t bytes, const char *lines, const char *texts,
	struct fault *fault)
{
	bool fine = true;

	corpus->lines = fopen(lines, "w");
	corpus->texts = fopen(texts, "w");
	if (!corpus->lines || !corpus->texts)
		return fault_errno(fault, "%s, %s: cannot write", lines, texts);
	while (fine && corpus->bytes < bytes)
		fine = write_document(corpus);
	if (fclose(corpus->lines) != 0 || fclose(corpus->texts) != 0)
		fine = false;
	return fine || fault_errno(fault, "%s, %s: cannot write", lines, texts);
}

int
main(int argc, char *argv[])
{
	struct corpus corpus = { .prose.dice = { SEED } };
	struct fault fault = { 0 };
	bool fine;

	if (argc != 7) {
		fprintf(stderr, "usage: make-corpus MEGABYTES VOCABULARY TERMS CUES LINES TEXTS\n");
		return 2;
	}
	fine = words_make(&corpus.prose.words, strtoul(argv[2], NULL, 10), &corpus.prose.dice, &fault)
		&& phrases_read(&corpus.prose.terms, argv[3], &fault)
		&& phrases_read(&corpus.prose.cues, argv[4], &fault)
		&& write_corpus(&corpus, strtoull(argv[1], NULL, 10) * MEGABYTE, argv[5], argv[6], &fault);
	if (fine)
		printf("%llu %llu %zu\n", (unsigned long long)corpus.bytes,
			(unsigned long long)corpus.documents, words_met(&corpus.prose.words));
	else
		fprintf(stderr, "make-corpus: %s\n", fault.words);
	words_free(&corpus.prose.words);
	phrases_free(&corpus.prose.terms);
	phrases_free(&corpus.prose.cues);
	buffer_free(&corpus.text);
	buffer_free(&corpus.line);
	return fine ? 0 : 3;
}
