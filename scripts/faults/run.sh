# shellcheck shell=bash disable=SC2034,SC2154  # names are shared with the script that sources it
# Sourced by ../check-faults.sh: one run with one fault, and the checker.

readonly PATIENCE=600 # seconds a run may take after its fault

digest() {
  in_client bash scripts/faults/digest.sh sum "$1" </dev/null
}

hdfs_delete() {
  curl --silent --show-error --fail --request DELETE \
    "http://127.0.0.1:$NAMENODE_PORT/webhdfs/v1$1?op=DELETE&recursive=true&user.name=hadoop" >/dev/null
}

hdfs_mkdir() {
  curl --silent --show-error --fail --request PUT \
    "http://127.0.0.1:$NAMENODE_PORT/webhdfs/v1$1?op=MKDIRS&user.name=hadoop" >/dev/null
}

# The same verbs in one JVM on this machine.
local_run() {
  local here=$PWD/$out/local name
  rm -rf "$here"
  mkdir -p "$here"
  say "local run of $subjects subjects"
  for name in simulate features passes evaluate; do
    command_of "$name"
    verb=("${verb[@]//$home\/run/$here}")
    verb=("${verb[@]//$home/$here}")
    verb=("${verb[@]/%jobs/local}")
    scripts/pulsemill "${verb[@]}" >"$here/$name.out" 2>"$here/$name.err" || { cat "$here/$name.err" >&2 && die "local $name"; }
  done
  (cd "$here/observations" && sums ts_data_*) >"$here/simulate.sum"
  (cd "$here" && sums - <model.json) >"$here/passes.sum"
  (cd "$here" && sums - <evaluation.json) >"$here/evaluate.sum"
}

# As digest.sh sums.
sums() {
  local name
  for name in "$@"; do
    if [ "$name" = - ]; then sha256sum; else echo "$name" && sha256sum <"$name"; fi
  done | sha256sum | cut -d ' ' -f 1
}

# start_run NAME: the verb on the cluster, in the background.
start_run() {
  log=$out/$1.err
  : >"$log"
  local preload=()
  [ ! -e "$FAKETIME" ] || [[ $1 != *-clock-* ]] || preload=(LD_PRELOAD=/tmp/faketime.so DONT_FAKE_MONOTONIC=1
    FAKETIME_FORCE_MONOTONIC_FIX=0 FAKETIME_NO_CACHE=1 FAKETIME_TIMESTAMP_FILE=/tmp/clock)
  in_client env "${preload[@]}" hadoop jar target/pulsemill.jar "${verb[@]}" </dev/null >"${log%.err}.out" 2>"$log" &
  run=$!
}

alive() {
  kill -0 "$run" 2>/dev/null
}

# Waits until the run is in the stage, and then for a random part of it.
moment() {
  until begins "$stage" "$log"; do
    alive || return 1
    sleep 0.2
  done
  local from=$SECONDS length=${lengths[$stage]:-8}
  local delay=$((share * length * 10 / 32768)) # tenths of a second
  for ((i = 0; i < delay; i++)); do
    alive || break
    ! ends "$stage" "$log" || break
    sleep 0.1
  done
  alive || { lengths[$stage]=$((SECONDS - from > 1 ? SECONDS - from : 1)) && return 1; }
}
declare -A lengths=([statistics]=10 [passes]=30 [resident]=25 [evaluate]=15 [commit]=2 [features]=25 [simulate]=15)

# The run's exit code; 124 if it did not end in time.
ended() {
  local limit=$((SECONDS + PATIENCE))
  while alive; do
    if [ "$SECONDS" -ge "$limit" ]; then
      kill_driver
      return 124
    fi
    sleep 0.2
  done
  wait "$run"
}

kill_driver() {
  local pid
  ! pid=$(driver_pid) || in_client kill -KILL "$pid" </dev/null || true
}

# one_run STAGE FAULT NUMBER: its line of results.
one_run() {
  local stage=$1 fault=$2 name=$1-$2-$3 code=0 from outcome=same why='' tries pick share
  RANDOM=$(($(cksum <<<"$seed $name" | cut -d ' ' -f 1) % 32768))
  command_of "$stage"
  for ((tries = 1; ; tries++)); do
    heal
    hdfs_delete "$home/run"
    hdfs_mkdir "$home/run"
    pick=$RANDOM share=$((RANDOM / tries)) # drawn here: subshells draw from seeds of their own
    from=$SECONDS
    start_run "$name"
    if moment && inject "$fault"; then break; fi
    wait "$run" || true
    if [ "$tries" = 3 ]; then
      say "$name: the run always ended before the fault came; not counted"
      return
    fi
  done
  say "$name: in the ${stage}: $fault ${hit:-} after $((SECONDS - from)) s"
  ended || code=$?
  eval "$undo"
  check
  printf '%s\t%s\t%s\t%s\t%s\n' "$stage" "$fault" "$outcome" "$((SECONDS - from))" "$why" >>"$results"
  say "$name: $outcome after $((SECONDS - from)) s${why:+: $why}"
}

# All services; started if need be, and again: a busy machine may take longer than one call waits.
all_work() {
  local try
  # Asked of docker itself, as compose is slow.
  for try in $(seq 100); do
    [ "$(docker ps --quiet --filter health=healthy \
      --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" | wc -l)" -lt $((workers + 4)) ] || return 0
    [ -n "$(containers client)" ] || break
    sleep 1
  done
  for try in 1 2 3; do
    ! scripts/cluster.sh up --workers "$workers" >"$out/up.log" 2>&1 || return 0
  done
  cat "$out/up.log" >&2
  die "the cluster does not work, after $try tries"
}

# All services work, and the driver's clock is right.
heal() {
  all_work
  if [ "$fault" = clock ]; then
    docker cp "$FAKETIME" "$(containers client):/tmp/faketime.so"
    in_client bash -c 'echo +0 >/tmp/clock' </dev/null
  fi
}

# The checker. Sets outcome, and why.
check() {
  case $code in
    0) ;;
    1)
      outcome=refused
      why=$(grep '^pulsemill[a-z ]*: ' "$log" || true)
      [ "$(grep --count '^pulsemill[a-z ]*: ' "$log")" = 1 ] || wrong "not one line of refusal"
      ! grep --quiet -P '^\tat ' "$log" || wrong "a stack trace"
      [[ $why != *'--verbose for the stack trace'* ]] || wrong "an error that nobody foresaw"
      again
      ;;
    137)
      [ "$fault" = driver ] || wrong "exit code 137"
      again
      ;;
    *) wrong "exit code $code (124: not ended after $PATIENCE s)" ;;
  esac
  [ "$outcome" = wrong ] || compare
  leftovers
}

wrong() {
  outcome=wrong
  why="$*; see $log"
}

# The same command, now that the cause is gone.
again() {
  [ "$outcome" != wrong ] || return 0
  heal
  local first=$outcome second=0
  start_run "$name-again"
  ended || second=$?
  [ "$second" = 0 ] || wrong "after '$first' the same command ended with $second"
}

# The bytes of the local run; of a table, those of the model that a local run makes of it.
compare() {
  heal
  case $stage in
    simulate | evaluate) [ "$(digest "$home/run/$(result_of "$stage")" || true)" = "$(<"$out/local/$stage.sum")" ] ;;
    features | commit) [ "$(model_of_table || true)" = "$(<"$out/local/passes.sum")" ] ;;
    *) [ "$(digest "$home/run/model.json" || true)" = "$(<"$out/local/passes.sum")" ] ;;
  esac || wrong "other bytes"
}

model_of_table() {
  local here=$PWD/$out/fetched
  rm -rf "$here"
  mkdir -p "$here/table"
  in_client bash scripts/faults/digest.sh tar "$home/run/table" </dev/null | tar --extract --directory "$here/table"
  command_of passes
  verb=("${verb[@]//$home\/run/$here}")
  verb=("${verb[@]//$home/$here}")
  verb=("${verb[@]/%jobs/local}")
  scripts/pulsemill "${verb[@]}" >"$here/out" 2>"$here/err" && sums - <"$here/model.json"
}

# Those of a run that went wrong are not the next one's to meet.
end_jobs() {
  local job
  for job in $(jobs_alive | grep -o 'application_[0-9_]*'); do
    in_client yarn application -kill "$job" </dev/null >/dev/null 2>&1 || true
  done
}

# Nothing may run, and nothing but the result be there.
leftovers() {
  local limit=$((SECONDS + 20)) left
  while left=$(jobs_alive) && [ -n "$left" ]; do
    [ "$SECONDS" -lt "$limit" ] || { wrong "still running: $left" && end_jobs && break; }
    sleep 1
  done
  left=$({ in_client bash scripts/faults/digest.sh list "$home/run" \
    && in_client bash scripts/faults/digest.sh list /user/hadoop/.pulsemill/runs; } </dev/null) \
    || { wrong "HDFS could not be listed" && return; }
  left=$(grep --invert-match "^$home/run/$(result_of "$stage")\(\$\|/\)" <<<"$left" | head -n 3 | tr '\n' ' ') || true
  [ -z "${left// /}" ] || wrong "left over: $left"
}
