/* table.h: the one table that names all programs. The Makefile and the tests read it too: one STAGE(name)
 * or TOOL(name) a line, for the executable tl-NAME and the value NAME_stage (pipeline/stage.h) or
 * NAME_tool (pipeline/tool.h). Whoever includes it defines the one it wants. */
#ifndef TOOL
#define TOOL(name)
#endif
STAGE(ingest)
STAGE(dedupe)
STAGE(segment)
STAGE(tokenise)
STAGE(stem)
STAGE(tag)
STAGE(crosswalk)
STAGE(count)
STAGE(report)
STAGE(sample)
STAGE(cooccur)
STAGE(terms)
STAGE(kwic)
STAGE(compare)
TOOL(agree)
TOOL(lexicon)
TOOL(shard)
TOOL(why)
