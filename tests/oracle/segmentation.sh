#!/bin/bash
# segmentation.sh: tl-segment against sentences that people and other splitters have set.
#
#   gold    the starts of hand-coded sentences of abstracts, reports and articles: how many of them
#           tl-segment begins a sentence at, and how many it begins elsewhere
#   rules   the golden rules and tests of other splitters, as lists of whole sentences
#
# What tl-segment reached when it was last measured stands in segmentation.py; less is a failure. Rules
# for other languages are counted but ask for nothing.
set -o pipefail

here=$(cd "$(dirname "$0")" && pwd)
shared=${SHARED:-$here/../../../shared}
PATH=${BIN:-$here/../../build/bin}:$PATH

if [ ! -d "$shared/gold" ] || [ ! -d "$shared/data/segmentation" ]; then
	echo "skipped: no $shared/gold or $shared/data/segmentation"
	echo "0 passed, 0 failed"
	exit 0
fi
python3 "$here/segmentation.py" "$shared/gold" "$shared/data/segmentation"
