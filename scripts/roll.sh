# shellcheck shell=bash
# Sourced by cluster.sh: replaces the containers of a cluster with --ha, one after another, while jobs run. Each new one has
# its predecessor's volume, name and address, and the image and configuration that hold now.

# roll [SERVICE …]: these, or all but the client and the notebook, where drivers run.
roll() {
  ha || die "without --ha a cluster has nothing to replace a master by; it is replaced by down and up"
  # shellcheck disable=SC2034  # compose.sh reads it
  with_ha=yes # also while the container that tells is away
  local service id
  [ $# -gt 0 ] || { set -- "${SERVICES[@]/client/}" && set -- "${@/notebook/}"; }
  for service in "$@"; do
    [ -z "$service" ] || [[ " ${SERVICES[*]} " == *" $service "* ]] || wrong_usage "roll does not know $service; see status"
  done
  WORKERS=$(containers --all worker | wc -l)
  for service in "$@"; do
    for id in $([ -z "$service" ] || containers --all "$service"); do
      echo "replacing $service" >&2
      step_down "$service"
      replace "$service" "$id"
      caught_up "$service"
    done
  done
  echo "replaced: $*"
}

# The active NameNode hands over first; a ResourceManager that ends gives up its lock, and the other takes over.
step_down() {
  local number=${1#namenode}
  if [[ $1 == namenode? ]] && in_client hdfs haadmin -getServiceState "nn$number" 2>/dev/null </dev/null | grep --quiet active; then
    in_client hdfs haadmin -failover "nn$number" "nn$((3 - number))" </dev/null >&2 \
      || echo "$1 did not hand over; the other takes over when its lock has expired" >&2
  fi
}

replace() {
  docker stop "$2" >/dev/null
  docker rm "$2" >/dev/null
  compose up --detach --no-deps --no-recreate --scale "worker=$WORKERS" "$1" >&2
  until_true "$1 is healthy" 240 healthy_again "$1"
}

healthy_again() {
  local wanted=1
  [ "$1" != worker ] || wanted=$WORKERS
  [ "$(health "$1" | grep --count --line-regexp healthy)" -ge "$wanted" ]
}

# The next may go only when this one could take its place.
caught_up() {
  case $1 in
    journalnode?) # it takes part again from the next segment of the edit log on
      in_client hdfs dfsadmin -rollEdits </dev/null >/dev/null
      ;;
    namenode?) until_true "$1 has left safe mode" 240 serves_blocks "$1" ;;
    worker) until_true "each block has its copies" 240 all_copied ;;
  esac
}

serves_blocks() {
  in_client bash /etc/pulsemill/health.sh out-of-safe-mode "$1" >/dev/null </dev/null
}

all_copied() {
  in_client bash /etc/pulsemill/health.sh copies >/dev/null </dev/null
}

# until_true WHAT SECONDS COMMAND …
until_true() {
  local what=$1 end=$((SECONDS + $2))
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || die "it did not come to this: $what; the others are as they were"
    sleep 1
  done
}
