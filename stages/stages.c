#include "stages.h"

#define STAGE(name) extern const struct stage name##_stage;
#include "table.h"
#undef STAGE

const struct stage *const every_stage[] = {
#define STAGE(name) &name##_stage,
#include "table.h"
#undef STAGE
	NULL
};
