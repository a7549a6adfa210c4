# harness.sh: what the test suites share. Sourced by bash, first of all.
#
#   ROOT    the repository; every suite runs in it
#   B       the build folder (default build); its executables are first in PATH
#   SHARED  real files that not everybody has (default ../shared)
#   WORK    a folder of this suite alone, removed at its end
#   VERBOSE not empty: passed cases are named too
#
# A suite calls check for each case, or pass, fail and skip itself, and ends with summary.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT" || exit 2
B=$(cd "${B:-build}" && pwd) || exit 2
SHARED=$(cd "${SHARED:-../shared}" 2> /dev/null && pwd) || SHARED=/nonexistent
WORK=$(mktemp -d) || exit 2
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT TERM
PATH=$B/bin:$PATH
export ROOT B SHARED WORK TMPDIR=$WORK LC_ALL=C
exec < /dev/null

# What a sanitizer finds ends the program with a status that no case expects.
export ASAN_OPTIONS=exitcode=99:detect_leaks=1:allocator_may_return_null=1
export UBSAN_OPTIONS=exitcode=99:halt_on_error=1:print_stacktrace=1
export TSAN_OPTIONS=exitcode=99:halt_on_error=1

passed=0 failed=0 skipped=0

pass() { # NAME
	passed=$((passed + 1))
	[[ -z ${VERBOSE-} ]] || echo "ok      $1"
}

fail() { # NAME REASON...
	failed=$((failed + 1))
	echo "FAILED  $1"
	shift
	[[ $# == 0 ]] || printf '%s\n' "$@" | sed 's/^/        /'
}

skip() { # NAME REASON
	skipped=$((skipped + 1))
	echo "skipped $1: $2"
}

summary() {
	echo "$passed passed, $failed failed, $skipped skipped"
	((failed == 0))
	exit
}

# Adds the numbers of a summary to ours; false if the line is none.
add_summary() { # LINE
	[[ $1 =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]] || return
	passed=$((passed + BASH_REMATCH[1]))
	failed=$((failed + BASH_REMATCH[2]))
	skipped=$((skipped + ${BASH_REMATCH[4]:-0}))
}

# Runs a function as one case, which fails if the function has called wrong.
check() { # NAME FUNCTION [ARG]...
	local name=$1
	shift
	problems=()
	"$@"
	if ((${#problems[@]})); then
		fail "$name" "${problems[@]}"
	else
		pass "$name"
	fi
}

wrong() { # WHAT
	problems+=("$*")
}

# Runs a program; leaves $status, $WORK/out and $WORK/err.
run() { # PROGRAM [ARG]...
	status=0
	timeout 300 "$@" > "$WORK/out" 2> "$WORK/err" || status=$?
}

status_is() { # STATUS
	[[ $status == "$1" ]] || wrong "status $status where $1 was expected; it said:" \
		"$(head -c 2000 "$WORK/err")"
}

is_empty() { # out|err
	[[ ! -s $WORK/$1 ]] || wrong "$1 should be empty but holds: $(head -c 500 "$WORK/$1")"
}

has() { # out|err TEXT...
	local file=$WORK/$1 text
	shift
	for text; do
		grep -qF -e "$text" "$file" || wrong "no \"$text\" in: $(head -c 1000 "$file")"
	done
}

same() { # FILE EXPECTED
	cmp -s "$1" "$2" || wrong "${1##*/} is not what was expected: $(cmp "$1" "$2" 2>&1)" \
		"$(diff <(head -c 5000 "$2") <(head -c 5000 "$1") | head -n 6 | cut -c 1-200)"
}

is_sanitized() {
	grep -q '__asan_init\|__ubsan_handle\|__tsan_init' "$B/bin/themeline"
}
