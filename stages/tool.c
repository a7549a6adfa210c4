/* The main() of tl-NAME where NAME is a tool; the build compiles it with TL_TOOL as NAME_tool. */
#include "tool.h"

extern const struct tool TL_TOOL;

int
main(int argc, char *argv[])
{
	return tool_main(&TL_TOOL, argc, argv);
}
