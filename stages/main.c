/* The main() of tl-NAME; the build compiles it once for each stage with TL_STAGE as NAME_stage. */
#include "tl_main.h"

extern const struct stage TL_STAGE;

int
main(int argc, char *argv[])
{
	return stage_main(&TL_STAGE, argc, argv);
}
