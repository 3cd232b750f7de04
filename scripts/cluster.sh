#!/usr/bin/env bash
# The Hadoop cluster of docker-compose.yml, or with --ha that of docker-compose.ha.yml, on this machine; with
# --monitoring also what docker-compose.monitoring.yml adds, with --notebook Jupyter.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/compose.sh

readonly WORKER_MB=4096 # what the compose files allow: mem_limit
readonly MONITORING_MB=960
readonly NOTEBOOK_MB=3072
readonly PATIENCE=300   # seconds until everything is healthy

usage() {
  cat <<'END'
usage: scripts/cluster.sh up [--ha] [--workers N] [--monitoring] [--notebook]
                                                   start the cluster, or change its number of workers (2, or as many as
                                                   there are); --ha: two NameNodes, two ResourceManagers; --monitoring:
                                                   Prometheus and Grafana; --notebook: Jupyter
       scripts/cluster.sh down [--ha] [--volumes]  stop it; its data stay, unless --volumes (--ha: those of up --ha)
       scripts/cluster.sh status                   what runs, and whether it works
       scripts/cluster.sh notebook                 the address of Jupyter, with the token that opens it
       scripts/cluster.sh roll [SERVICE …]         with --ha: replace each container, one after another, while jobs run
       scripts/cluster.sh logs [SERVICE]           its log, followed; status lists the services
END
}

wrong_usage() {
  echo "cluster.sh: $*; see --help" >&2
  exit 2
}

# What depends on whether the cluster has --ha.
choose() {
  if ha; then
    SERVICES=(zookeeper{1,2,3} journalnode{1,2,3} namenode{1,2} resourcemanager{1,2} historyserver worker client)
    OTHERS_MB=7872
  else
    SERVICES=(namenode resourcemanager historyserver worker client)
    OTHERS_MB=4864
  fi
  if monitoring; then
    SERVICES+=(prometheus pushgateway grafana)
    OTHERS_MB=$((OTHERS_MB + MONITORING_MB))
  fi
  if notebook; then
    SERVICES+=(notebook)
    OTHERS_MB=$((OTHERS_MB + NOTEBOOK_MB))
  fi
}

# Services with a published port, the variables that move them, and what they show.
ports() {
  if ha; then
    cat <<END
namenode1 ${NAMENODE_PORT:-9870} NAMENODE_PORT HDFS
namenode2 ${NAMENODE2_PORT:-9871} NAMENODE2_PORT HDFS
resourcemanager1 ${RESOURCEMANAGER_PORT:-8088} RESOURCEMANAGER_PORT YARN
resourcemanager2 ${RESOURCEMANAGER2_PORT:-8089} RESOURCEMANAGER2_PORT YARN
historyserver ${HISTORYSERVER_PORT:-19888} HISTORYSERVER_PORT finished jobs
END
  else
    cat <<END
namenode ${NAMENODE_PORT:-9870} NAMENODE_PORT HDFS
resourcemanager ${RESOURCEMANAGER_PORT:-8088} RESOURCEMANAGER_PORT YARN
historyserver ${HISTORYSERVER_PORT:-19888} HISTORYSERVER_PORT finished jobs
END
  fi
  ! monitoring || cat <<END
grafana ${GRAFANA_PORT:-3000} GRAFANA_PORT dashboards
prometheus ${PROMETHEUS_PORT:-9090} PROMETHEUS_PORT alerts
pushgateway ${PUSHGATEWAY_PORT:-9091} PUSHGATEWAY_PORT what runs push
END
  ! notebook || echo "notebook ${NOTEBOOK_PORT:-8888} NOTEBOOK_PORT Jupyter"
}

check_ports() {
  local service port variable
  while read -r service port variable _; do
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

check_images() {
  local image images=("$HADOOP_IMAGE")
  ! monitoring || images+=("$PROMETHEUS_IMAGE" "$PUSHGATEWAY_IMAGE" "$GRAFANA_IMAGE")
  for image in "${images[@]}"; do
    docker image inspect "$image" >/dev/null 2>&1 \
      || docker pull "$image" >&2 \
      || die "the image $image is not here and cannot be pulled; see above"
  done
}

# What the notebooks need: the jar, which the container finds in this folder, and an image, which docker makes anew
# only where its Dockerfile or what that copies has changed.
prepare_notebook() {
  notebook || return 0
  (. scripts/build.sh) || exit 1
  docker image inspect "${NOTEBOOK_IMAGE:-pulsemill-notebook}" >/dev/null 2>&1 \
    || echo "building the image of the notebook; the first time that takes minutes" >&2
  compose build --quiet notebook >&2 || compose build notebook >&2 \
    || die "the image of the notebook could not be built; see above, and docs/notebooks.md"
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
  local port what
  while read -r _ port _ what; do
    printf '%-16shttp://localhost:%s\n' "$what" "$port"
  done < <(ports)
  ! notebook || echo "Jupyter's address with its token: scripts/cluster.sh notebook"
}

# The two forms share names of containers: one at a time.
check_form() {
  [ -z "${with_ha:-}" ] || [ -z "$(containers --all)" ] || ha_is_there \
    || die "a cluster without --ha is there; stop it first: scripts/cluster.sh down"
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
      --ha) with_ha=yes ;;
      --monitoring) with_monitoring=yes ;;
      --notebook) with_notebook=yes ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) wrong_usage "up does not know $1" ;;
    esac
    shift
  done
  [[ $workers =~ ^[1-9][0-9]*$ ]] || wrong_usage "--workers: expected a number of 1 or more but found '$workers'"
  check_form
  choose
  check_memory "$workers"
  check_readable
  check_ports
  check_images
  prepare_notebook
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
  choose
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

down() {
  local volumes=()
  while [ $# -gt 0 ]; do
    case $1 in
      --ha) with_ha=yes ;;
      --volumes) volumes=(--volumes) ;;
      *) wrong_usage "down does not know $1" ;;
    esac
    shift
  done
  check_form
  with_monitoring=yes with_notebook=yes # with their volumes, also if they no longer run
  compose down "${volumes[@]}" >&2
}

# The token is printed here, where it was asked for, and nowhere else.
notebook_address() {
  local id token
  id=$(containers notebook)
  [ -n "$id" ] || die "Jupyter is not running; start it: scripts/cluster.sh up --notebook"
  # shellcheck disable=SC2016  # the container's variables
  token=$(docker exec "$id" bash -c 'cat "${NOTEBOOK_TOKEN_FILE:-$HOME/.token}"') || die "Jupyter has no token yet; wait some seconds"
  echo "http://localhost:${NOTEBOOK_PORT:-8888}/?token=$token"
}

case ${1:-} in
  --help | -h)
    usage
    exit 0
    ;;
  up | down | status | notebook | roll | logs) find_compose ;;
  "") wrong_usage "up, down, status, notebook, roll or logs?" ;;
  *) wrong_usage "unknown command $1" ;;
esac

command=$1
shift
case $command in
  up) up "$@" ;;
  down) down "$@" ;;
  status)
    [ $# -eq 0 ] || wrong_usage "status does not know $1"
    status
    ;;
  notebook)
    [ $# -eq 0 ] || wrong_usage "notebook does not know $1"
    notebook_address
    ;;
  roll)
    . scripts/roll.sh
    choose
    roll "$@"
    ;;
  logs) compose logs --follow --tail 100 "$@" ;;
esac
