#!/usr/bin/env bash
# Checks on the compose cluster that model.json has the bytes of a local run, whatever is killed meanwhile:
# a worker during features, a worker during training, the NameNode and the ResourceManager (restarted).
# On its own cluster, beside yours: other names, volumes and ports; all of it goes at the end.
#   scripts/check-cluster.sh [--subjects N]
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

subjects=6000
case ${1:-} in
  --subjects)
    [ $# -eq 2 ] || { echo "check-cluster.sh: --subjects needs a number" >&2 && exit 2; }
    subjects=$2
    ;;
  "") ;;
  *)
    echo "usage: scripts/check-cluster.sh [--subjects N]" >&2
    exit 2
    ;;
esac

if ! command -v docker >/dev/null || ! docker info >/dev/null 2>&1; then
  echo "check-cluster.sh: SKIPPED: no docker engine answers here"
  exit 0
fi
if ! docker image inspect apache/hadoop:3.5.0 >/dev/null 2>&1 && ! docker pull --quiet apache/hadoop:3.5.0 >&2; then
  echo "check-cluster.sh: SKIPPED: the image apache/hadoop:3.5.0 is not here and cannot be pulled"
  exit 0
fi

export COMPOSE_PROJECT_NAME=pulsemill-check
export NAMENODE_PORT=29870 RESOURCEMANAGER_PORT=28088 HISTORYSERVER_PORT=29888
. scripts/compose.sh
find_compose
out=target/check-cluster
rm -rf "$out"
mkdir -p "$out"

run=
finish() {
  [ -z "$run" ] || kill "$run" 2>/dev/null || true
  scripts/cluster.sh down --volumes 2>/dev/null || true
}
trap finish EXIT

say() {
  echo "check-cluster.sh: $*"
}

# begin NAME: a run on the cluster, in the background.
begin() {
  name=$1
  : >"$out/$name.err" # there before anybody looks
  scripts/run-pipeline.sh --on cluster --engine jobs --input hdfs:///user/hadoop/pulsemill/observations \
    --output "$out/$name" >"$out/$name.out" 2>"$out/$name.err" &
  run=$!
}

# once TEXT: waits until the run has logged it.
once() {
  until grep --quiet -- "$1" "$out/$name.err"; do
    kill -0 "$run" 2>/dev/null || failed "the run ended before it logged '$1'"
    sleep 0.2
  done
}

# The run must end well, and its results be those of the local run.
end() {
  wait "$run" || failed "exit code $?"
  run=
  local file
  for file in model.json evaluation.json; do
    cmp "$out/local/$file" "$out/$name/$file" || die "$name: $file differs from the local run"
  done
  say "$name: the same model.json and evaluation.json as the local run, after $((SECONDS - start)) s"
}

failed() {
  tail -n 20 "$out/$name.err" >&2
  die "$name: $*; see $out/$name.err"
}

# The worker whose NodeManager runs the ApplicationMaster of a running job: killing that one hurts most.
busiest_worker() {
  local host=
  until [ -n "$host" ]; do
    host=$(curl -s "http://127.0.0.1:$RESOURCEMANAGER_PORT/ws/v1/cluster/apps?states=RUNNING" \
      | sed -n 's/.*"amHostHttpAddress":"\([^":]*\):.*/\1/p')
    kill -0 "$run" 2>/dev/null || failed "the run ended before a worker was killed"
    sleep 0.2
  done
  echo "$host"
}

kill_worker() {
  local worker
  worker=$(busiest_worker)
  docker kill "$worker" >/dev/null
  say "$name: killed worker $worker"
}

scripts/cluster.sh down --volumes 2>/dev/null # what an earlier check that was killed may have left
scripts/cluster.sh up --workers 2
say "local run of $subjects subjects"
scripts/run-pipeline.sh --subjects "$subjects" --output "$out/local" >"$out/local.out" 2>"$out/local.err" \
  || { cat "$out/local.err" >&2 && die "the local run failed"; }
(cd "$out/local" && tar -c observations) | in_client bash -c \
  'set -e; tar -x -C /tmp; hadoop fs -mkdir -p pulsemill; hadoop fs -put -f /tmp/observations pulsemill; rm -r /tmp/observations'

start=$SECONDS
begin undisturbed
end

# killed NAME TEXT: a run that loses a worker once it has printed TEXT; another one takes its place after the run.
killed() {
  start=$SECONDS
  begin "$1"
  once "$2"
  kill_worker
  end
  grep --quiet '"masters" *: *[2-9]' "$out/$name/run.json" || die "$name: no job had to start a second ApplicationMaster"
  scripts/cluster.sh up --workers 2 >/dev/null 2>"$out/up.err" || { cat "$out/up.err" >&2 && die "no new worker"; }
}
killed killed-in-features "features: http"
killed killed-in-training "pass 1:"

start=$SECONDS
begin masters-restarted
once "features: http"
docker restart "$(containers namenode)" >/dev/null
say "$name: restarted the NameNode"
once "pass 1:"
docker restart "$(containers resourcemanager)" >/dev/null
say "$name: restarted the ResourceManager"
end

say "all runs have the bytes of the local one"
