#include "crew.h"

#include <stdlib.h>

#include "../../../stages/stages.h"
#include "fuzz.h"
#include "hand.h"
#include "program.h"

enum {
	LEXIS_BYTES = 1 << 14	/* few, so that words are forgotten between records now and then */
};

struct crew {
	struct program program;
	struct hand hand;
};

struct crew *
crew_new(const char *text, struct fault *fault)
{
	struct crew *crew = calloc(1, sizeof *crew);
	const struct chain *chain;

	MUST(crew);
	chain = &crew->program.chain;
	if (program_read(&crew->program, text, every_stage, fault)
			&& chain_configure(&crew->program.chain, fault)
			&& hand_begin(&crew->hand, chain->links, chain->count, LEXIS_BYTES, fault))
		return crew;
	crew_free(crew);
	return NULL;
}

struct crew *
crew_sure(const char *program)
{
	struct fault fault = { 0 };
	struct crew *crew = crew_new(program, &fault);

	if (!crew)
		fuzz_broken(__FILE__, __LINE__, fault.words);
	return crew;
}

void
crew_free(struct crew *crew)
{
	hand_end(&crew->hand);
	program_free(&crew->program);
	free(crew);
}

bool
crew_do(struct crew *crew, struct slice line, struct buffer *out)
{
	struct fault fault = { 0 };
	enum verdict verdict = hand_work(&crew->hand, line, NULL, &fault);

	buffer_reset(out, 0);
	MUST(verdict == VERDICT_KEEP || verdict == VERDICT_REJECT);
	if (verdict == VERDICT_REJECT) {
		MUST(fault.words[0]);
		return false;
	}
	MUST(record_write(crew->hand.record, out, &fault));
	return true;
}

struct record *
crew_record(struct crew *crew)
{
	return crew->hand.record;
}
