#!/usr/bin/env bash
# Checks on a cluster with --ha that a run goes on, and model.json has the bytes of a local run, while the active NameNode,
# the active ResourceManager, a JournalNode and a ZooKeeper are killed, one after another, and while every container is
# replaced; and that an active NameNode that was only paused can write nothing more. Prints how long each held the run up.
# On its own cluster, beside yours; all of it goes at the end.
#   scripts/check-ha.sh [--subjects N] [--only REGEX]     parts whose name fits, for example rolled
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

usage="usage: scripts/check-ha.sh [--subjects N] [--only REGEX]"
subjects=3000 only=.
while [ $# -gt 0 ]; do
  case $1 in
    --subjects) subjects=${2:?"$usage"} && shift ;;
    --only) only=${2:?"$usage"} && shift ;;
    *) echo "$usage" >&2 && exit 2 ;;
  esac
  shift
done

export COMPOSE_PROJECT_NAME=pulsemill-check-ha HA_NETWORK=10.231.78
export NAMENODE_PORT=29970 NAMENODE2_PORT=29971 RESOURCEMANAGER_PORT=28188 RESOURCEMANAGER2_PORT=28189 HISTORYSERVER_PORT=29988
. scripts/compose.sh
. scripts/check.sh
skip_without_docker
find_compose
out=target/check-ha
rm -rf "$out"
mkdir -p "$out"

roll=
finish() {
  kill ${run:+"$run"} ${roll:+"$roll"} 2>/dev/null || true
  scripts/cluster.sh down --ha --volumes 2>/dev/null || true
  docker image rm pulsemill-check-ha:next >/dev/null 2>&1 || true
}
trap finish EXIT

# since TIME: the seconds from there to now.
since() {
  awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN {printf "%.1f", to - from}'
}

# page MASTER NUMBER: its web page, as it is published here.
page() {
  local port=${1^^}
  [ "$2" = 1 ] || port+=2
  port=${port}_PORT
  echo "http://127.0.0.1:${!port}"
}

# state MASTER NUMBER: active or standby, or nothing if it does not answer.
state() {
  local path=ws/v1/cluster/info
  [ "$1" != namenode ] || path="jmx?qry=Hadoop:service=NameNode,name=NameNodeStatus"
  { curl -s -m 2 "$(page "$1" "$2")/$path" || true; } | sed -n 's/.*"\(S\|haS\)tate" *: *"\([A-Za-z]*\)".*/\L\2/p'
}

# until_state MASTER NUMBER STATE: waits for it.
until_state() {
  local end=$((SECONDS + 300))
  until [ "$(state "$1" "$2")" = "$3" ]; do
    [ "$SECONDS" -lt "$end" ] || die "$1$2 is not $3 after 300 s, but '$(state "$1" "$2")'"
    sleep 0.1
  done
}

# The number of the active one, and of the other.
active_of() {
  local number
  for number in 1 2; do
    if [ "$(state "$1" $number)" = active ]; then
      active=$number
      other=$((3 - number))
      return
    fi
  done
  die "no $1 is active"
}

# takes_over MASTER: waits until the other one is active.
takes_over() {
  until_state "$1" "$other" active
  say "$name: $1$other is active $(since "$at") s later"
}

# lose SERVICE: kills its container while a job runs, at that time.
lose() {
  running "lost $1"
  at=$EPOCHREALTIME
  docker kill "$(containers "$1")" >/dev/null
  echo "$at $1" >>"$out/$name.losses"
  say "$name: killed $1"
}

lose_active() {
  active_of "$1"
  lose "$1$active"
  takes_over "$1"
  docker start "$(containers --all "$1$active")" >/dev/null
  until_state "$1" "$active" standby
  say "$name: $1$active is back, as standby"
}

lose_one_of_three() {
  lose "$1"
  sleep 10
  docker start "$(containers --all "$1")" >/dev/null
}

# The longest time between two lines of a log, and of those that end after a loss and before the next.
silences() {
  touch "$out/$1.losses"
  awk -v losses="$out/$1.losses" '
    BEGIN {
      while ((getline line < losses) > 0) { split(line, part, " "); at[++n] = part[1]; what[n] = part[2] }
      what[0] = "nothing"
    }
    FNR > 1 {
      for (i = n + 0; i > 0 && at[i] > $1; i--);
      if ($1 - last > most[i]) most[i] = $1 - last
    }
    { last = $1 }
    END { for (i = 0; i <= n; i++) printf "%-18s%10.1f\n", what[i], most[i] }' "$out/$1.err"
}

# What all containers use, in megabytes.
megabytes() {
  # shellcheck disable=SC2046  # several containers
  docker stats --no-stream --format '{{.MemUsage}}' $(containers) \
    | awk '{v = $1 + 0; if ($1 ~ /GiB/) v *= 1024; if ($1 ~ /KiB/) v /= 1024; s += v} END {printf "%d", s}'
}

scripts/cluster.sh down --ha --volumes 2>/dev/null # what an earlier check that was killed may have left
scripts/cluster.sh up --ha --workers 2
run_locally "$subjects"
# shellcheck disable=SC2046  # several containers
limit=$(docker inspect --format '{{.HostConfig.Memory}}' $(containers) | awk '{s += $1} END {printf "%d", s / 1048576}')
[ "$limit" -le 16384 ] || die "the containers may take $limit MB"
say "memory: $(megabytes) MB used, $limit MB allowed"

undisturbed() {
  begin undisturbed
  end
}

killed() {
  begin killed
  once "features: http"
  lose_active namenode
  once "pass 1:"
  lose_active resourcemanager
  lose_one_of_three journalnode1
  lose_one_of_three zookeeper1
  end
}

resident() {
  begin "resident-$1" resident
  once "resident: http"
  lose_active "$1"
  end
}

# The container as a whole stands still, and then goes on as if nothing had happened.
paused() {
  begin paused
  once "pass 1:"
  active_of namenode
  at=$EPOCHREALTIME
  docker pause "$(containers "namenode$active")" >/dev/null
  echo "$at namenode$active, paused" >>"$out/$name.losses"
  takes_over namenode
  docker unpause "$(containers "namenode$active")" >/dev/null
  at=$EPOCHREALTIME
  until_state namenode "$active" standby
  say "$name: namenode$active, which went on, is standby $(since "$at") s later"
  end
}

# The NameNode goes on, and its controller does not: nobody tells it that it is no longer active.
second_writer() {
  local id answer
  name=second-writer
  active_of namenode
  id=$(containers "namenode$active")
  at=$EPOCHREALTIME
  signal STOP DFSZKFailoverController
  signal STOP namenode.NameNode
  takes_over namenode
  signal CONT namenode.NameNode
  [ "$(state namenode "$active")" = active ] || say "$name: namenode$active noticed by itself"
  answer=$(curl -s -m 60 -X PUT "$(page namenode "$active")/webhdfs/v1/tmp/second-writer?op=MKDIRS&user.name=hadoop" || true)
  [[ $answer != *true* ]] || die "$name: namenode$active, no longer active, made a folder"
  [[ $(curl -s "$(page namenode "$other")/webhdfs/v1/tmp/second-writer?op=GETFILESTATUS&user.name=hadoop") == *FileNotFound* ]] \
    || die "$name: what namenode$active wrote is there"
  docker logs --since 5m "$id" 2>&1 | grep --max-count 1 --only-matching "IPC's epoch .* is less than the last promised epoch [0-9]*" \
    || die "$name: the JournalNodes did not refuse namenode$active"
  signal CONT DFSZKFailoverController
  until_state namenode "$active" standby
  say "$name: the write failed, and namenode$active is standby"
}

signal() {
  docker exec "$id" pkill "-$1" -f "$2\$" || die "namenode$active: no process $2"
}

# Every container is replaced, by an image of another name, while there are runs; one worker is added before.
rolled() {
  local more
  begin more-workers
  once "features: http"
  scripts/cluster.sh up --ha --workers 3 >"$out/up.out" 2>&1 || { cat "$out/up.out" >&2 && die "no third worker"; }
  end
  say "$(containers worker | wc -l) workers"
  docker tag "$HADOOP_IMAGE" pulsemill-check-ha:next
  begin rolled
  once "features: http"
  HADOOP_IMAGE=pulsemill-check-ha:next scripts/cluster.sh roll >"$out/roll.out" 2>"$out/roll.err" &
  roll=$!
  end
  for ((more = 2; ; more++)); do
    kill -0 $roll 2>/dev/null || break
    begin "rolled-$more"
    end
  done
  wait $roll || { tail "$out/roll.err" >&2 && die "not all containers were replaced; see $out/roll.err"; }
  docker ps --format '{{.Image}}' --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" | sort | uniq -c
  say "replaced all containers but the client"
}

for part in undisturbed killed 'resident namenode' 'resident resourcemanager' paused second_writer rolled; do
  [[ ! $part =~ $only ]] || $part
done

echo "longest time between two lines of the log, in seconds"
for log in "$out"/*.err; do
  name=$(basename "$log" .err)
  if [[ $name != local && $name != roll ]]; then
    echo "$name:"
    silences "$name" | sed 's/^/  /'
  fi
done
