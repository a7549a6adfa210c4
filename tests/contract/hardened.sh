# The programs are built so that a mistake in memory is harder to exploit (see the Makefile).

segment() { # NAME
	grep "^ *$1 " "$WORK/out"
}

hardened() { # PROGRAM
	run readelf -W -h -l -d --dyn-syms "$1"
	status_is 0
	grep -q '^ *Type: *DYN ' "$WORK/out" || wrong "it is not position-independent"
	[[ $(segment GNU_STACK) == *" RW "* ]] || wrong "its stack can be executed"
	segment GNU_RELRO > "$WORK/relro" || wrong "no relocation becomes read-only"
	has out BIND_NOW __stack_chk_fail
	is_sanitized || grep -q '_chk@' "$WORK/out" || wrong "no function is fortified"
}

if command -v readelf > /dev/null; then
	for file in "$B"/bin/*; do
		check "hardened: ${file##*/}" hardened "$file"
	done
else
	skip hardened "there is no readelf here"
fi
