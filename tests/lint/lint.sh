#!/bin/bash
# What gcc -fanalyzer, clang-tidy and cppcheck find in pipeline/ and stages/, less what exceptions.tsv
# argues. Whatever else is found fails; exceptions that nothing needed are named, since another version
# of a tool may need them.
#
#	usage: lint.sh [TOOL]...
#
# FLAGS are those of the compiler (make lint gives them). JOBS processes run at a time. A tool that is
# not here is skipped.
. "$(dirname "$0")/../harness.sh"

exceptions=tests/lint/exceptions.tsv
jobs=${JOBS:-1}
flags="${FLAGS:--std=c11 -D_GNU_SOURCE -Ipipeline} -DTL_STAGE=stem_stage -DTL_TOOL=why_tool -DTL_VERSION=\"\""
tidy='-*,bugprone-*,cert-*,clang-analyzer-*'
# Mere taste, and everywhere: parameters of one type side by side, a size_t that goes into a double, and
# memcpy where Annex K, which the C library does not have, would have memcpy_s.
tidy+=',-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions'
tidy+=',-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling'

# Runs a command for each source, which is its last argument; what it says goes to standard output.
for_each_source() { # COMMAND [ARG]...
	printf '%s\0' pipeline/*.c stages/*.c stages/*/*.c | xargs -0 -n 1 -P "$jobs" "$@" 2>&1
}

run_gcc() {
	for_each_source gcc $flags -O2 -fanalyzer -fanalyzer-verbosity=0 -c -o /dev/null
}

run_clang-tidy() {
	for_each_source sh -c 'flags=$1 checks=$2; shift 2
		exec clang-tidy --quiet -checks="$checks" "$1" -- $flags' sh "$flags" "$tidy"
}

run_cppcheck() {
	cppcheck --quiet --enable=warning,performance,portability --std=c11 --platform=unix64 \
		--template='{file}:{line}:{column}: {severity}: {message} [{id}]' \
		-j "$jobs" -D_GNU_SOURCE '-DTL_VERSION=""' -Ipipeline pipeline stages 2>&1
}

# FILE, CHECK, LINE and its text, and the message of each finding, with tabs between.
findings() {
	sed "s|$ROOT/||" |
		sed -nE 's/^([^ :]+):([0-9]+):[0-9]+: (warning|error|performance|portability): (.*) \[([^]]*)\]$/\1\t\5\t\2\t\4/p' |
		LC_ALL=C sort -u | while IFS=$'\t' read -r file check line message; do
			printf '%s\t%s\t%s\t%s\t%s\n' "$file" "$check" "$line" \
				"$(sed -n "${line}p" "$file" | tr '\t' ' ')" "$message"
		done
}

# An exception holds for a tool and a check (both as they call themselves), a file (* for all) and lines
# with a text (* for any).
judge() { # TOOL
	awk -F '\t' -v tool="$1" '
		NR == FNR {
			if (FNR > 1 && $1 == tool) {
				file[++count] = $2; check[count] = $3; text[count] = $4
			}
			next
		}
		{
			for (i = 1; i <= count; i++)
				if (check[i] == $2 && (file[i] == "*" || file[i] == $1) &&
						(text[i] == "*" || index($4, text[i]))) {
					used[i] = 1
					next
				}
			print "found\t" $1 ":" $3 ": " $5 " [" $2 "]"
		}
		END {
			for (i = 1; i <= count; i++)
				if (!used[i])
					print "idle\t" file[i] ": " check[i] ": " text[i]
		}' "$exceptions" -
}

lint() { # TOOL
	local what where
	while IFS=$'\t' read -r what where; do
		if [[ $what == found ]]; then
			wrong "$where"
		else
			echo "not needed by this $1: $where"
		fi
	done < <("run_$1" | tee "$WORK/said" | findings | judge "$1")
	! grep -qE 'fatal error|unrecognized|unknown argument' "$WORK/said" ||
		wrong "$1 cannot read the sources:" "$(head -c 2000 "$WORK/said")"
}

[[ $# -gt 0 ]] || set -- gcc cppcheck clang-tidy
for tool; do
	if command -v "$tool" > /dev/null; then
		check "lint: $tool" lint "$tool"
	else
		skip "lint: $tool" "it is not here (sh pipeline/setup check)"
	fi
done
summary
