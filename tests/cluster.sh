#!/bin/bash
# The recipes of pipeline/cluster on engines that are started here, on the loopback alone: each gives the
# cells of one machine, byte for byte. What is not installed is skipped.
#
#	usage: cluster.sh [parallel|ssh|slurm|spark]...
. "$(dirname "$0")/harness.sh"
[[ $# -gt 0 ]] || set -- parallel ssh slurm spark

export BIN=$B/bin LEXICONS=$WORK/care BOOTSTRAP=20 SPELLING=$ROOT/lexicons/spelling
cp -R tests/contract/lexicon "$LEXICONS"
{
	printf 'code\tlabel\tdefinition\n'
	printf '%s\tlabel\tdefinition\n' costs costs/{funding,price} people people/{staff,trust,turnover} \
		care care/{integration,better,time}
} > "$LEXICONS/codebook.tsv"

# The corpus in shards, and its cells from one process.
make_expected() {
	tl-ingest -o "$WORK/documents" corpus/sample 2> "$WORK/err"
	mkdir "$WORK/shards"
	tl-shard -i "$WORK/shards/part" -n 6 "$WORK/documents" > "$WORK/list" 2> "$WORK/err"
	themeline "segment | tokenise | stem --spelling '$SPELLING' | tag -l '$LEXICONS' |
		count --by source --bootstrap 20 --totals -l '$LEXICONS'" "$WORK/documents" \
		> "$WORK/expected" 2> "$WORK/err"
}

is_expected() { # CELLS
	local hash
	status_is 0
	same "$1" "$WORK/expected"
	hash=$(sha256sum < "$WORK/expected" | cut -c 1-64)
	grep -qF "\"cells.jsonl\",\"sha256\":\"$hash\"" "${1%.jsonl}.manifest.json" || wrong "no such cells in the manifest"
}

by_parallel() {
	run pipeline/cluster/parallel-ssh "$WORK/shards" "$WORK/parallel" "$WORK/parallel.jsonl" --sshlogin 2/:
	is_expected "$WORK/parallel.jsonl"
}

# A task that fails again and again: there are no cells.
broken_shard() {
	cp -R "$WORK/shards" "$WORK/broken"
	echo broken | gzip > "$WORK/broken/part-0003.jsonl.gz"
	run pipeline/cluster/parallel-ssh "$WORK/broken" "$WORK/parallel-2" "$WORK/none.jsonl" --sshlogin 2/:
	[[ $status != 0 && ! -e $WORK/none.jsonl ]] || wrong "status $status with a broken shard"
}

free_port() { # of the loopback
	local port
	for ((port = 20000 + RANDOM % 20000; ; port++)); do
		(exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
	done
	echo "$port"
}

# A server of ssh for this user alone, with keys of its own.
start_sshd() {
	local folder=$WORK/ssh
	mkdir -m 700 "$folder"
	ssh-keygen -q -t ed25519 -N '' -f "$folder/host" && ssh-keygen -q -t ed25519 -N '' -f "$folder/user"
	cp "$folder/user.pub" "$folder/authorized_keys"
	port=$(free_port)
	printf '%s\n' "Port $port" "ListenAddress 127.0.0.1" "HostKey $folder/host" "StrictModes no" \
		"AuthorizedKeysFile $folder/authorized_keys" "PidFile $folder/pid" "UsePAM no" > "$folder/sshd_config"
	printf '%s\n' "Host node1 node2" "HostName 127.0.0.1" "Port $port" "IdentityFile $folder/user" \
		"StrictHostKeyChecking no" "UserKnownHostsFile $folder/known" "LogLevel ERROR" > "$folder/config"
	[[ $(id -u) != 0 ]] || mkdir -p /run/sshd
	"$(PATH=$PATH:/usr/sbin command -v sshd)" -D -f "$folder/sshd_config" > "$folder/log" 2>&1 &
	sshd=$!
	for ((i = 0; i < 100; i++)); do
		ssh -F "$folder/config" node1 true 2> /dev/null && return
		sleep 0.1
	done
	return 1
}

by_ssh() {
	if start_sshd; then
		run pipeline/cluster/parallel-ssh "$WORK/shards" "$WORK/over-ssh" "$WORK/ssh.jsonl" \
			--ssh "ssh -F $WORK/ssh/config" --sshlogin 1/node1,1/node2
		is_expected "$WORK/ssh.jsonl"
	else
		wrong "no connection: $(tail -n 5 "$WORK/ssh/log")"
	fi
	kill "$sshd" 2> /dev/null
}

by_spark() {
	status=0
	SPARK_LOCAL_IP=127.0.0.1 pipeline/cluster/spark "$WORK/shards" "$WORK/spark.jsonl" \
		--master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false > "$WORK/out" 2> "$WORK/err" ||
		status=$?
	is_expected "$WORK/spark.jsonl"
}

# has RECIPE PROGRAM...: whether it is asked for and can be tried
has_programs() {
	local recipe=$1 program
	[[ " $recipes " == *" $recipe "* ]] || return
	for program in "${@:2}"; do
		PATH=$PATH:/usr/sbin command -v "$program" > /dev/null ||
			{ skip "$recipe" "no $program here"; return 1; }
	done
}

recipes=$*
make_expected
if has_programs parallel parallel; then
	check "parallel" by_parallel
	check "parallel: a broken shard" broken_shard
fi
! has_programs ssh parallel ssh sshd || check "ssh" by_ssh
if has_programs slurm slurmctld slurmd munged; then
	if [[ $(id -u) == 0 ]]; then
		. tests/cluster/slurm.sh
	else
		skip "slurm" "its daemons want root"
	fi
fi
PATH=$ROOT/build/spark/bin:$PATH	# what "pipeline/setup spark" has put there, with its own python3
! has_programs spark spark-submit java || check "spark" by_spark
summary
