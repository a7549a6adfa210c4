/* themeline: runs the text of a shell pipeline in one process. */
#include "libraries.h"
#include "stages.h"
#include "tl_main.h"

int
main(int argc, char *argv[])
{
	return runner_main(every_stage, libraries_add, argc, argv);
}
