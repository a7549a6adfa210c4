/* themeline: runs the text of a shell pipeline in one process. */
#include "stages.h"
#include "tl_main.h"

int
main(int argc, char *argv[])
{
	return runner_main(every_stage, argc, argv);
}
