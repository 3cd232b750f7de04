# shellcheck shell=bash disable=SC2034,SC2154  # names are shared with the script that sources it
# Sourced by ../check-faults.sh: the faults, how each is made and how it is undone.

FAULTS=(driver am map reduce nodemanager datanode namenode resourcemanager historyserver pause cut-in cut-both stop
  disk-full quota clock)
readonly LONG=60 STOPPED=90
FAKETIME=/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1 # Debian: apt-get install faketime

# possible FAULT: else prints why not.
possible() {
  case $1 in
    cut-*)
      { [ "$(id -u)" = 0 ] && command -v iptables >/dev/null && command -v nsenter >/dev/null; } \
        || { echo "needs root, iptables and nsenter" && return 1; }
      ;;
    clock) [ -r "$FAKETIME" ] || { echo "needs $FAKETIME" && return 1; } ;;
  esac
}

# applies STAGE FAULT: there is such a thing to hit.
applies() {
  case $1-$2 in
    simulate-reduce | resident-reduce) false ;; # their jobs have no reduce tasks
  esac
}

any_worker() {
  containers worker | sort | sed -n "$((1 + pick % workers))p"
}

# signal NAME PATTERN: to a process of some worker, as soon as there is one while the run lasts.
signal() {
  local worker
  while kill -0 "$run" 2>/dev/null; do
    for worker in $(containers worker | shuf --random-source=<(yes "$pick")); do
      if docker exec "$worker" pkill "-$1" --oldest -f "$2" 2>/dev/null; then
        hit=$worker
        return
      fi
    done
    sleep 0.1
  done
  return 1
}

driver_pid() {
  in_client pgrep --oldest -f 'org.apache.hadoop.util.RunJar' </dev/null
}

# packets CONTAINER ACTION CHAIN …: -I to drop all that passes, -D to let it pass again.
packets() {
  local pid chain
  pid=$(docker inspect --format '{{.State.Pid}}' "$1")
  for chain in "${@:3}"; do
    nsenter --target "$pid" --net iptables --wait "$2" "$chain" ! -i lo -j DROP 2>/dev/null \
      || nsenter --target "$pid" --net iptables --wait "$2" "$chain" ! -o lo -j DROP
  done
}

space_quota() { # BYTES; -1: none
  curl --silent --show-error --fail --request PUT \
    "http://127.0.0.1:$NAMENODE_PORT/webhdfs/v1$home/run?op=SETQUOTA&user.name=hadoop&namespacequota=9223372036854775807&storagespacequota=$1"
}

# inject FAULT: 1 if the run had ended before. Sets hit (what was hit) and undo (what heals it once the run has ended).
inject() {
  local tasks='YarnChild .*attempt_'
  hit='' undo=:
  case $1 in
    driver) hit=$(driver_pid) && in_client kill -KILL "$hit" </dev/null ;;
    am) signal KILL MRAppMaster ;;
    map) signal KILL 'YarnChild .*_m_' ;;
    reduce) signal KILL 'YarnChild .*_r_' ;;
    nodemanager) signal KILL nodemanager.NodeManager ;;
    datanode) signal KILL datanode.DataNode ;;
    namenode | resourcemanager | historyserver) hit=$1 && docker restart --time 0 "$(containers "$1")" >/dev/null ;;
    pause | cut-*)
      hit=$( (any_worker && containers client) | sed -n "$((1 + pick / workers % 2))p")
      for_a_while "$1"
      ;;
    stop)
      signal STOP "$tasks" || return 1
      (sleep $STOPPED && docker exec "$hit" pkill -CONT -f "$tasks") >/dev/null 2>&1 &
      undo="wait $! || true"
      ;;
    disk-full)
      hit=all
      docker exec "$(any_worker)" bash -c 'cat /dev/zero >/data/filler' 2>/dev/null || true
      # shellcheck disable=SC2016  # evaluated when the run has ended
      undo='docker exec "$(any_worker)" rm -f /data/filler'
      ;;
    quota) hit=$home/run && space_quota 1 && undo='space_quota -1' ;;
    clock)
      hit=$((pick % 2 ? 3600 : -3600))
      in_client bash -c "echo $hit | sed 's/^[0-9]/+&/' >/tmp/clock" </dev/null
      undo='in_client rm -f /tmp/clock </dev/null'
      ;;
  esac
}

# Begins now, ends after LONG seconds, whatever the run does meanwhile.
for_a_while() {
  local chains=(INPUT)
  [ "$1" != cut-both ] || chains=(INPUT OUTPUT)
  if [ "$1" = pause ]; then
    docker pause "$hit" >/dev/null
    (sleep $LONG && docker unpause "$hit") >/dev/null 2>&1 &
  else
    packets "$hit" -I "${chains[@]}"
    (sleep $LONG && packets "$hit" -D "${chains[@]}") >/dev/null 2>&1 &
  fi
  undo="wait $! || true"
}
