# shellcheck shell=bash
# Sourced by the scripts beside it. Runs a process and notes what it took in the folder $NOTES, in runs.tsv.

# GNU time knows the peak memory of a process; bash alone only its seconds.
TIMED_BY=bash
gnu_time=$(type -P time || true)
[ -z "$gnu_time" ] || ! "$gnu_time" -f %M true 2>/dev/null || TIMED_BY="GNU time"

# The average number of processes that wanted to run in the last minute; - if the system does not report it.
load_average() {
  local load=-
  [ ! -r /proc/loadavg ] || read -r load _ </proc/loadavg
  echo "$load"
}

# measure DATA STAGE REPEAT COMMAND …: to DATA-STAGE-REPEAT.out and .err, and a line of runs.tsv: data, stage, repeat,
# wall, user and system seconds, peak kilobytes, load before, file of the output.
measure() {
  local log=$NOTES/$1-$2-$3 load peak=- wall user system
  load=$(load_average)
  if [ "$TIMED_BY" = bash ]; then
    TIMEFORMAT='%R %U %S'
    { time watched "${@:4}" </dev/null >"$log.out" 2>"$log.err"; } 2>"$log.time" || failed "$@"
    read -r wall user system <"$log.time"
  else
    "$gnu_time" -o "$log.time" -f '%e %U %S %M' "${@:4}" </dev/null >"$log.out" 2>"$log.err" || failed "$@"
    read -r wall user system peak <"$log.time"
  fi
  printf '%s\t' "$1" "$2" "$3" "${wall/,/.}" "${user/,/.}" "${system/,/.}" "$peak" "$load" >>"$NOTES/runs.tsv"
  echo "$log.out" >>"$NOTES/runs.tsv"
  printf '%s: %s %s, %s s\n' "$1" "$2" "$3" "$wall" >&2
}

failed() {
  tail -n 5 "$NOTES/$1-$2-$3.err" >&2
  die "$2 failed on $1; its output: $NOTES/$1-$2-$3.err"
}

# watched COMMAND …: runs it, and puts into peak the largest memory that /proc showed for it, in kilobytes.
watched() {
  local key value
  [ -p "$NOTES/never" ] || mkfifo "$NOTES/never"
  "$@" &
  watched_pid=$!
  trap 'kill "$watched_pid" 2>/dev/null || true' EXIT # in the background it does not receive Ctrl-C
  while kill -0 "$watched_pid" 2>/dev/null; do
    while read -r key value _; do
      [ "$key" != VmHWM: ] || peak=$value
    done 2>/dev/null <"/proc/$watched_pid/status" || true
    read -rt 0.1 <>"$NOTES/never" || true # sleeps without a process, whose time would count
  done
  trap - EXIT
  wait "$watched_pid"
}
