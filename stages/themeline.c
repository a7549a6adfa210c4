/* themeline: runs the text of a shell pipeline in one process. */
#include "tl_main.h"

#define STAGE(name) extern const struct stage name##_stage;
#include "table.h"
#undef STAGE

static const struct stage *const stages[] = {
#define STAGE(name) &name##_stage,
#include "table.h"
#undef STAGE
	NULL
};

int
main(int argc, char *argv[])
{
	return runner_main(stages, argc, argv);
}
