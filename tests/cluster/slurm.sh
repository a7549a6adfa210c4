# slurm.sh: pipeline/cluster/slurm on four nodes that are processes of this machine. Sourced by cluster.sh.
#
# Everything listens on the loopback and lives in $WORK/slurm, munge's key and socket with it.

folder=$WORK/slurm
export SLURM_CONF=$folder/slurm.conf MUNGE_SOCKET=$folder/munge.socket

daemons=()

slurm_conf() {
	local port
	port=$(free_port)
	cat <<- END
		ClusterName=test
		SlurmctldHost=$(hostname -s)(127.0.0.1)
		SlurmctldPort=$port
		CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
		AuthType=auth/munge
		AuthInfo=socket=$MUNGE_SOCKET
		CredType=cred/munge
		SlurmUser=root
		SlurmdUser=root
		StateSaveLocation=$folder/state
		SlurmctldPidFile=$folder/slurmctld.pid
		SlurmctldLogFile=$folder/slurmctld.log
		SlurmdPidFile=$folder/%n.pid
		SlurmdSpoolDir=$folder/spool-%n
		SlurmdLogFile=$folder/%n.log
		SlurmdParameters=config_overrides
		SlurmdTimeout=5
		ProctrackType=proctrack/linuxproc
		TaskPlugin=task/none
		JobAcctGatherType=jobacct_gather/none
		MpiDefault=none
		SelectType=select/cons_tres
		SelectTypeParameters=CR_CPU
		AccountingStorageType=accounting_storage/none
		JobCompType=jobcomp/filetxt
		JobCompLoc=$folder/completed
		SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1
		ReturnToService=2
		NodeName=n[1-4] NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=[$((port + 1))-$((port + 4))] CPUs=1 RealMemory=500
		PartitionName=all Nodes=n[1-4] Default=YES MaxTime=10 State=UP
	END
}

start_node() { # NAME
	rm -rf "$folder/spool-$1"/job*
	(slurmd -D -N "$1" > "$folder/$1.out" 2>&1 &)
}

start_slurm() {
	local name
	mkdir -p "$folder/state"
	slurm_conf > "$SLURM_CONF"
	(umask 077 && head -c 128 /dev/urandom > "$folder/munge.key")
	munged --foreground --force --socket="$MUNGE_SOCKET" --key-file="$folder/munge.key" \
		--pid-file="$folder/munge.pid" --seed-file="$folder/munge.seed" > "$folder/munge.log" 2>&1 &
	daemons+=($!)
	slurmctld -D > "$folder/slurmctld.out" 2>&1 &
	daemons+=($!)
	for name in n1 n2 n3 n4; do
		start_node $name
	done
	for ((i = 0; i < 300; i++)); do
		[[ $(sinfo -h -t idle -o %D 2> /dev/null) == 4 ]] && return
		sleep 0.1
	done
	return 1
}

stop_slurm() {
	kill $(cat "$folder"/n?.pid) "${daemons[@]}" 2> /dev/null
	wait "${daemons[@]}" 2> /dev/null
}

by_slurm() {
	run pipeline/cluster/slurm "$WORK/shards" "$WORK/by-slurm" "$WORK/slurm.jsonl"
	is_expected "$WORK/slurm.jsonl"
	((${#problems[@]} == 0)) || wrong "$(tail -n 3 "$WORK"/by-slurm/logs/*)"
}

# The programs, but a shard takes long enough to be caught at it; the first time.
slow_programs() { # DIR
	mkdir -p "$1"
	cat > "$1/themeline" <<- END
		#!/bin/sh
		echo \$\$ >> "$1/started"
		[ \$(wc -l < "$1/started") -gt 4 ] || sleep 20
		exec "$B/bin/themeline" "\$@"
	END
	chmod +x "$1/themeline"
	ln -s "$B/bin/tl-count" "$1"
}

running_on() { # NODE
	squeue -h -t R -w "$1" -o %A
}

# The daemon of a node, its steps and what they run.
processes_on() { # NODE
	local job tasks
	for job in $(running_on "$1"); do
		tasks=$(scontrol listpids "$job" "$1" | awk 'NR > 1 && $1 > 0 { print $1 }')
		ps -o ppid= -p "${tasks//$'\n'/,}" | sort -u
		echo "$tasks"
	done
	cat "$folder/$1.pid"
}

# Slurm lets a task that it has queued again wait for two minutes: not here.
start_at_once() { # PROCESS: as long as it runs
	local task
	while kill -0 "$1" 2> /dev/null; do
		for task in $(squeue -h -t PD -n tl-map -o %i); do
			scontrol update JobId="$task" StartTime=now 2> /dev/null
		done
		sleep 0.5
	done
}

# A node dies with all that runs on it; its task is queued again for another one.
killed_node() {
	local recipe processes
	slow_programs "$WORK/slow"
	BIN=$WORK/slow pipeline/cluster/slurm "$WORK/shards" "$WORK/lost" "$WORK/lost.jsonl" \
		> "$WORK/out" 2> "$WORK/err" &
	recipe=$!
	for ((i = 0; i < 300; i++)); do
		[[ $(running_on n2) == "" || $(wc -l 2> /dev/null < "$WORK/slow/started") -lt 4 ]] || break
		sleep 0.1
	done
	processes=$(processes_on n2)
	(($(wc -w <<< "$processes") > 2)) || wrong "nothing ran on n2"
	kill -KILL $processes
	start_at_once $recipe
	wait $recipe
	status=$?
	is_expected "$WORK/lost.jsonl"
	[[ $(wc -l < "$WORK/slow/started") -gt 6 ]] || wrong "no task was started again"
}

# Two tasks at the same shard at the same time.
started_twice() {
	local shard=$WORK/shards/part-0000.jsonl.gz one two
	mkdir "$WORK/twice"
	srun -n1 pipeline/cluster/map "$shard" "$WORK/twice/counts.jsonl.gz" 2> "$WORK/err" &
	one=$!
	srun -n1 pipeline/cluster/map "$shard" "$WORK/twice/counts.jsonl.gz" 2> "$WORK/err-2" &
	two=$!
	wait $one && wait $two || wrong "a task failed: $(cat "$WORK/err" "$WORK/err-2")"
	same "$WORK/twice/counts.jsonl.gz" "$WORK/by-slurm/counts/part-0000.jsonl.gz"
	[[ $(ls "$WORK/twice") == counts.jsonl.gz ]] || wrong "left behind: $(ls "$WORK/twice")"
}

PATH=$PATH:/usr/sbin
if start_slurm; then
	check "slurm" by_slurm
	check "slurm: a task started twice" started_twice
	check "slurm: a killed node" killed_node
else
	fail "slurm" "no four nodes: $(sinfo 2>&1)" "$(tail -n 5 "$folder"/*.log "$folder"/*.out)"
fi
stop_slurm
