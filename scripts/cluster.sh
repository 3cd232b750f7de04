#!/usr/bin/env bash
# The Hadoop cluster of docker-compose.yml on this machine.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/compose.sh

readonly WORKER_MB=4096 OTHERS_MB=4864 # what docker-compose.yml allows: mem_limit
readonly PATIENCE=300                    # seconds until everything is healthy
readonly SERVICES=(namenode resourcemanager historyserver worker client)

usage() {
  cat <<'END'
usage: scripts/cluster.sh up [--workers N]    start the cluster, or change its number of workers (2, or as many as there are)
       scripts/cluster.sh down [--volumes]    stop it; its data stay, unless --volumes
       scripts/cluster.sh status              what runs, and whether it works
       scripts/cluster.sh logs [SERVICE]      its log, followed: namenode, worker, resourcemanager,
                                              historyserver, client
END
}

wrong_usage() {
  echo "cluster.sh: $*; see --help" >&2
  exit 2
}

# Services with a published port, and the variables that move them.
ports() {
  cat <<END
namenode ${NAMENODE_PORT:-9870} NAMENODE_PORT
resourcemanager ${RESOURCEMANAGER_PORT:-8088} RESOURCEMANAGER_PORT
historyserver ${HISTORYSERVER_PORT:-19888} HISTORYSERVER_PORT
END
}

check_ports() {
  local service port variable
  while read -r service port variable; do
    if [ -z "$(containers "$service")" ] && (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      die "port $port on 127.0.0.1 is taken, and the $service needs it; end what listens there," \
        "or choose another in .env: $variable=$((port + 1))"
    fi
  done < <(ports)
}

check_memory() {
  local workers=$1
  local has needs=$((OTHERS_MB + workers * WORKER_MB))
  has=$(docker info --format '{{.MemTotal}}')
  has=$((has / 1024 / 1024))
  [ "$has" -ge "$needs" ] \
    || die "docker has $has MB of memory; $workers workers need $needs:" \
      "$OTHERS_MB and $WORKER_MB a worker; give docker more or ask for fewer --workers"
}

# The containers' user is not the one who cloned.
check_readable() {
  [ -z "$(find hadoop ! -perm -o=r -print -quit)" ] \
    || die "the containers cannot read $PWD/hadoop; allow it: chmod -R o+rX hadoop target ."
}

check_image() {
  docker image inspect apache/hadoop:3.5.0 >/dev/null 2>&1 \
    || docker pull apache/hadoop:3.5.0 >&2 \
    || die "the image apache/hadoop:3.5.0 is not here and cannot be pulled; see above"
}

# Waits until each container reports that it is healthy; prints every change.
await() {
  local workers=$1 end=$((SECONDS + PATIENCE)) waiting last=
  while waiting=$(unhealthy "$workers") && [ -n "$waiting" ]; do
    if [ "$waiting" != "$last" ]; then
      echo "waiting for: ${waiting//$'\n'/, }" >&2
      last=$waiting
    fi
    if [ "$SECONDS" -ge "$end" ]; then
      explain
      die "after $PATIENCE s still not working: ${waiting//$'\n'/, }; scripts/cluster.sh logs SERVICE has more"
    fi
    sleep 1
  done
}

# What is not there or not healthy yet, one service a line.
unhealthy() {
  local service wanted healthy
  for service in "${SERVICES[@]}"; do
    wanted=1
    [ "$service" != worker ] || wanted=$1
    healthy=$(health "$service" | grep --count --line-regexp healthy || true)
    if [ "$healthy" -lt "$wanted" ]; then
      [ "$wanted" -eq 1 ] && echo "$service" || echo "$service ($healthy of $wanted)"
    fi
  done
}

# The health of each container of a service.
health() {
  local ids
  ids=$(containers "$1")
  # shellcheck disable=SC2086  # several containers
  [ -z "$ids" ] || docker inspect --format '{{.State.Health.Status}}' $ids
}

explain() {
  local service id
  for service in "${SERVICES[@]}"; do
    for id in $(containers --all "$service"); do
      [ "$(docker inspect --format '{{.State.Health.Status}}' "$id")" = healthy ] || {
        echo "$service: $(docker inspect \
          --format '{{.State.Status}}{{range .State.Health.Log}}; {{.Output}}{{end}}' "$id" | tr -s '\n' ' ')"
        docker logs --tail 5 "$id" 2>&1 | sed 's/^/  /'
      }
    done
  done >&2
}

say_where() {
  echo "HDFS            http://localhost:${NAMENODE_PORT:-9870}"
  echo "YARN            http://localhost:${RESOURCEMANAGER_PORT:-8088}"
  echo "finished jobs   http://localhost:${HISTORYSERVER_PORT:-19888}"
}

up() {
  local workers
  workers=$(containers worker | wc -l) # as many as there are
  [ "$workers" -gt 0 ] || workers=2
  while [ $# -gt 0 ]; do
    case $1 in
      --workers)
        [ $# -ge 2 ] || wrong_usage "--workers needs a number"
        workers=$2
        shift
        ;;
      --workers=*) workers=${1#*=} ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) wrong_usage "up does not know $1" ;;
    esac
    shift
  done
  [[ $workers =~ ^[1-9][0-9]*$ ]] || wrong_usage "--workers: expected a number of 1 or more but found '$workers'"
  check_memory "$workers"
  check_readable
  check_ports
  check_image
  compose up --detach --scale "worker=$workers" >&2 || {
    explain
    die "the cluster did not start; see above"
  }
  await "$workers"
  in_client hadoop fs -mkdir -p . # the user's home, where paths begin
  echo "the cluster works: $workers workers; a file was put on HDFS and read"
  say_where
}

status() {
  local service id
  if [ -z "$(containers)" ]; then
    echo "no cluster; start one: scripts/cluster.sh up"
    exit 1
  fi
  for service in "${SERVICES[@]}"; do
    for id in $(containers --all "$service"); do
      docker inspect --format "$(printf '%-16s' "$service"){{.State.Status}}, {{.State.Health.Status}}" "$id"
    done
  done
  say_where
  [ -n "$(containers client)" ] || die "the client is not running; start what is missing: scripts/cluster.sh up"
  in_client bash /etc/pulsemill/health.sh client \
    || die "the cluster does not work; see above"
  echo "the cluster works: a file was put on HDFS and read"
}

case ${1:-} in
  --help | -h)
    usage
    exit 0
    ;;
  up | down | status | logs) find_compose ;;
  "") wrong_usage "up, down, status or logs?" ;;
  *) wrong_usage "unknown command $1" ;;
esac

command=$1
shift
case $command in
  up) up "$@" ;;
  down)
    case ${1:-} in
      "") compose down >&2 ;;
      --volumes) compose down --volumes >&2 ;;
      *) wrong_usage "down does not know $1" ;;
    esac
    ;;
  status)
    [ $# -eq 0 ] || wrong_usage "status does not know $1"
    status
    ;;
  logs) compose logs --follow --tail 100 "$@" ;;
esac
