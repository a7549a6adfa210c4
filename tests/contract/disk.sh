# File systems that are full or must not be written to: a message, and nothing that looks like an output. Each
# run has one of its own, which goes with it.

private=(unshare --mount)
((EUID == 0)) || private=(unshare --map-root-user --mount)

# Runs a program whose output is to go to $WORK/disk/out; leaves the names of what was there at the end.
run_on_disk() { # MOUNT-OPTIONS PROGRAM [ARG]...
	run "${private[@]}" bash -c 'mount -t tmpfs -o size=64k none "$1/disk" || exit 99
		head -c 1000000 /dev/zero > "$1/disk/fill" 2> /dev/null
		mount -o "remount,$2" "$1/disk" || exit 99
		"${@:3}" -o "$1/disk/out"
		status=$?
		ls "$1/disk" > "$1/names"
		exit $status' - "$WORK" "$@"
	[[ $(< "$WORK/names") == fill ]] || wrong "left behind: $(< "$WORK/names")"
}

full() {
	run_on_disk rw "${program[@]}" "$input"
	status_is 3
	has err "$WORK/disk/out: cannot write: No space left on device"
}

full_for_rejects() {
	{ echo broken && cat "$input"; } > "$WORK/in.jsonl"
	run_on_disk rw "${program[@]}" "$WORK/in.jsonl" -k --rejects "$WORK/disk/rejects"
	status_is 3
	has err "cannot write: No space left on device"
}

read_only() {
	run_on_disk ro "${program[@]}" "$input"
	status_is 2
	has err "$WORK/disk/out: cannot create: Read-only file system"
}

mkdir -p "$WORK/disk"
if "${private[@]}" mount -t tmpfs none "$WORK/disk" 2> "$WORK/err"; then
	each_program full
	each_program full_for_rejects map
	each_program read_only
	each_tool full
	each_tool read_only
else
	skip disk "nothing can be mounted here: $(< "$WORK/err")"
fi
