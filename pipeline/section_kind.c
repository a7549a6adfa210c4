#include "section_kind.h"

const char *const section_kinds[] = {
	"abstract", "background", "aims", "methods", "results", "discussion", "conclusions",
	"recommendations", "limitations", "barriers", "enablers", "references", "acknowledgements",
	"keywords", "other", NULL
};
