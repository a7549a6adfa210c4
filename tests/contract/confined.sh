# A program that has begun to read can open no other file and no socket (pipeline/confine.h), unless it is
# told to go without.

# Seconds to wait for a program; it takes milliseconds where all is well.
patience=30

# The version of Landlock that the kernel has; 0: none. Its number is that of every architecture.
landlock_version() {
	python3 -c 'import ctypes
print(max(0, ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1)))'
}

# Waits until the program that reads standard input has a filter of system calls, or must not have one.
has_filter() { # FILTER COMMAND [ARG]...
	local expected=$1 seen= tries=0
	shift
	coproc "$@" 2> "$WORK/err"
	local from=${COPROC[0]} to=${COPROC[1]} process=$COPROC_PID
	while [[ $seen != "$expected" ]] && ((tries++ < patience * 20)); do
		sleep 0.05
		seen=$(sed -n 's/^Seccomp:[[:blank:]]*//p' "/proc/$process/status" 2> /dev/null)
	done
	[[ $seen == "$expected" ]] || wrong "its filter is $seen, not $expected, while it reads"
	exec {to}>&-
	wait "$process"
	exec {from}<&-
}

confined() {
	has_filter 2 "${program[@]}" -
}

# What is put into the place of an operand once the program has begun.
swapped() { # STATUS [OPTION]...
	local expected=$1 process
	shift
	rm -f "$WORK/begin" "$WORK/then"
	mkfifo "$WORK/begin"
	cp "$input" "$WORK/then"
	cp "$input" "$WORK/other"
	"${program[@]}" "$@" "$WORK/begin" "$WORK/then" > "$WORK/out" 2> "$WORK/err" &
	process=$!
	{
		# it has opened the first operand, and is confined
		ln -sf other "$WORK/then"
	} > "$WORK/begin"
	status=0
	wait "$process" || status=$?
	status_is "$expected"
}

cannot_open_another_file() {
	swapped 3
	has err "$WORK/then: cannot open: Permission denied"
}

can_without_the_sandbox() {
	swapped 0 --no-sandbox
}

# What a table names has to be known before; where it can be read but once, every file may be read.
reads_what_a_pipe_names() {
	run tl-curve -d 1 "$WORK/in/specifications"
	status_is 0
	cp "$WORK/out" "$WORK/expected"
	run tl-curve -d 1 <(cat "$WORK/in/specifications")
	status_is 0
	same "$WORK/out" "$WORK/expected"
}

check reads_what_a_pipe_names reads_what_a_pipe_names
if is_sanitized; then
	skip confined "sanitizers must look around"
else
	if [[ -e /proc/sys/kernel/seccomp/actions_avail && $(uname -m) =~ ^(x86_64|aarch64)$ ]]; then
		each_program confined
		each_tool confined
	else
		skip confined "no filters of system calls here"
	fi
	if (($(landlock_version) > 0)); then
		each_program cannot_open_another_file map
		each_program can_without_the_sandbox map
		program=(tl-prisma) input=$WORK/gives/screen
		check "cannot_open_another_file: tl-prisma" cannot_open_another_file
		check "can_without_the_sandbox: tl-prisma" can_without_the_sandbox
	else
		skip cannot_open_another_file "no Landlock here"
	fi
fi
