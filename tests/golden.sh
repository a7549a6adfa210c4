#!/bin/bash
# Runs the golden cases: folders tests/golden/CASE with
#
#	cmd	a command for bash -o pipefail, run in the folder; $ROOT is the repository
#	out	what it must write to standard output
#	err	what it must write to standard error (no such file: nothing)
#	status	its exit status (no such file: 0)
#
#	usage: golden.sh [-u] [CASE]...
#
# -u writes what the named cases give now as their expectations, for a person to read and judge.
. "$(dirname "$0")/harness.sh"

update=
if [[ ${1-} == -u ]]; then
	update=yes
	shift
	[[ $# -gt 0 ]] || { echo "golden.sh: -u wants the names of cases" >&2; exit 2; }
fi
[[ $# -gt 0 ]] || set -- $(ls tests/golden)

run_case() { # CASE
	status=0
	(cd "tests/golden/$1" && timeout 300 bash -o pipefail ./cmd) \
		> "$WORK/out" 2> "$WORK/err" || status=$?
	echo $status > "$WORK/status"
}

# What a case must give; what it has no file for, as if it had.
expect() { # CASE out|err|status
	local file=tests/golden/$1/$2
	if [[ -e $file ]]; then
		cat "$file"
	elif [[ $2 == status ]]; then
		echo 0
	fi
}

compare_case() { # CASE
	local part
	[[ -e tests/golden/$1/cmd && -e tests/golden/$1/out ]] || wrong "no cmd or no out"
	run_case "$1"
	for part in status err out; do
		expect "$1" $part > "$WORK/expected"
		cmp -s "$WORK/expected" "$WORK/$part" ||
			wrong "$(diff -u --label "$1/$part" --label now "$WORK/expected" "$WORK/$part")"
	done
}

update_case() { # CASE
	run_case "$1"
	rm -f "tests/golden/$1/err" "tests/golden/$1/status"
	cp "$WORK/out" "tests/golden/$1/out"
	[[ ! -s $WORK/err ]] || cp "$WORK/err" "tests/golden/$1/err"
	((status == 0)) || cp "$WORK/status" "tests/golden/$1/status"
}

for case; do
	if [[ ! -d tests/golden/$case ]]; then
		fail "$case" "no such case"
	elif [[ -n $update ]]; then
		update_case "$case"
	else
		check "$case" compare_case "$case"
	fi
done
[[ -n $update ]] || summary
