/* Layers that nobody's stage has made: whatever the record takes, every map stage either works on or
 * rejects with a reason, and what it writes is a record again. */
#include "shared/crew.h"
#include "shared/fuzz.h"

static const char *const programs[] = {
	"segment", "tokenise --split-hyphens", "stem --language auto",
	"tag -l lexicons/integrated-care", "stem | tag --polar -l lexicons/integrated-care"
};

enum {
	PROGRAMS = sizeof programs / sizeof *programs
};

static void
do_line(struct crew *crew, struct slice line)
{
	static struct buffer once, twice;

	if (!crew_do(crew, line, &once))
		return;
	MUST(crew_do(crew, buffer_slice(&once), &twice));
	MUST(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct crew *crews[PROGRAMS];

	for (size_t i = 0; i < PROGRAMS; i++) {
		if (!crews[i])
			crews[i] = crew_sure(programs[i]);
		do_line(crews[i], (struct slice){ (const char *)data, size });
	}
	return 0;
}
