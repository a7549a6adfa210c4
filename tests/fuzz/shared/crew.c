#include "crew.h"

#include <stdlib.h>

#include "fuzz.h"
#include "program.h"

enum {
	LEXIS_BYTES = 1 << 14	/* few, so that words are forgotten between records now and then */
};

struct crew {
	struct program program;
	struct lexis *lexis;
	struct record *record;
	void **states;		/* what each link's begin gave */
};

static bool
crew_begin(struct crew *crew, struct fault *fault)
{
	const struct chain *chain = &crew->program.chain;

	crew->states = calloc(chain->count, sizeof *crew->states);
	MUST(crew->states);
	for (size_t i = 0; i < chain->count; i++) {
		const struct link *link = &chain->links[i];

		crew->states[i] = link->settings;
		if (link->stage->begin)
			crew->states[i] = link->stage->begin(link->settings, crew->lexis, fault);
		if (!crew->states[i])
			return false;
	}
	return true;
}

struct crew *
crew_new(const char *text, struct fault *fault)
{
	struct crew *crew = calloc(1, sizeof *crew);

	MUST(crew);
	crew->lexis = lexis_new(LEXIS_BYTES);
	crew->record = record_new(crew->lexis);
	MUST(crew->lexis && crew->record);
	if (program_read(&crew->program, text, fuzz_stages, fault)
			&& chain_configure(&crew->program.chain, fault) && crew_begin(crew, fault))
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
	const struct chain *chain = &crew->program.chain;

	for (size_t i = 0; crew->states && i < chain->count; i++)
		if (crew->states[i] && chain->links[i].stage->end)
			chain->links[i].stage->end(crew->states[i]);
	free(crew->states);
	program_free(&crew->program);
	record_free(crew->record);
	lexis_free(crew->lexis);
	free(crew);
}

bool
crew_do(struct crew *crew, struct slice line, struct buffer *out)
{
	const struct chain *chain = &crew->program.chain;
	struct fault fault = { 0 };

	buffer_reset(out, 0);
	lexis_trim(crew->lexis);
	if (!record_parse(crew->record, line, true, &fault))
		return false;
	for (size_t i = 0; i < chain->count; i++) {
		enum verdict verdict = chain->links[i].stage->each(crew->states[i], crew->record,
			&fault);

		MUST(verdict == VERDICT_KEEP || verdict == VERDICT_REJECT);
		if (verdict == VERDICT_REJECT) {
			MUST(fault.words[0]);
			return false;
		}
	}
	MUST(record_write(crew->record, out, &fault));
	return true;
}

struct record *
crew_record(struct crew *crew)
{
	return crew->record;
}
