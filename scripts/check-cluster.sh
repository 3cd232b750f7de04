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

export COMPOSE_PROJECT_NAME=pulsemill-check
export NAMENODE_PORT=29870 RESOURCEMANAGER_PORT=28088 HISTORYSERVER_PORT=29888
. scripts/compose.sh
. scripts/check.sh
skip_without_docker
find_compose
out=target/check-cluster
rm -rf "$out"
mkdir -p "$out"

finish() {
  [ -z "$run" ] || kill "$run" 2>/dev/null || true
  scripts/cluster.sh down --volumes 2>/dev/null || true
}
trap finish EXIT

# The worker whose NodeManager runs the ApplicationMaster of a running job: killing that one hurts most.
busiest_worker() {
  local host=
  until [ -n "$host" ]; do
    host=$(curl -s "http://127.0.0.1:$RESOURCEMANAGER_PORT/ws/v1/cluster/apps?states=RUNNING" \
      | sed -n 's/.*"amHostHttpAddress":"\([^":]*\):.*/\1/p')
    running "lost a worker"
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
run_locally "$subjects"

begin undisturbed
end

# killed NAME TEXT: a run that loses a worker once it has printed TEXT; another one takes its place after the run.
killed() {
  begin "$1"
  once "$2"
  kill_worker
  end
  grep --quiet '"masters" *: *[2-9]' "$out/$name/run.json" || die "$name: no job had to start a second ApplicationMaster"
  scripts/cluster.sh up --workers 2 >/dev/null 2>"$out/up.err" || { cat "$out/up.err" >&2 && die "no new worker"; }
}
killed killed-in-features "features: http"
killed killed-in-training "pass 1:"

begin masters-restarted
once "features: http"
docker restart "$(containers namenode)" >/dev/null
say "$name: restarted the NameNode"
once "pass 1:"
docker restart "$(containers resourcemanager)" >/dev/null
say "$name: restarted the ResourceManager"
end

say "all runs have the bytes of the local one"
