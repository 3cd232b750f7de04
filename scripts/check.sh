# shellcheck shell=bash
# Sourced by the checks of a compose cluster, each with a cluster of its own beside yours (other names, volumes, ports).
# A check sets out, the folder of its logs and results.
# shellcheck disable=SC2154

# Where no engine answers, or the image cannot be had, a check is skipped, not failed.
skip_without_docker() {
  if ! command -v docker >/dev/null || ! docker info >/dev/null 2>&1; then
    echo "${0##*/}: SKIPPED: no docker engine answers here"
    exit 0
  fi
  if ! docker image inspect "$HADOOP_IMAGE" >/dev/null 2>&1 && ! docker pull --quiet "$HADOOP_IMAGE" >&2; then
    echo "${0##*/}: SKIPPED: the image $HADOOP_IMAGE is not here and cannot be pulled"
    exit 0
  fi
}

say() {
  echo "${0##*/}: $*"
}

# The run whose bytes all others must have; its observations go to HDFS.
run_locally() {
  say "local run of $1 subjects"
  scripts/run-pipeline.sh --subjects "$1" --output "$out/local" >"$out/local.out" 2>"$out/local.err" \
    || { cat "$out/local.err" >&2 && die "the local run failed"; }
  (cd "$out/local" && tar -c observations) | in_client bash -c \
    'set -e; tar -x -C /tmp; hadoop fs -mkdir -p pulsemill; hadoop fs -put -f /tmp/observations pulsemill; rm -r /tmp/observations'
}

# begin NAME [ENGINE]: a run on the cluster, in the background. Each line of its log begins with the time, in seconds.
run=
begin() {
  name=$1
  start=$SECONDS
  : >"$out/$name.err" # there before anybody looks
  scripts/run-pipeline.sh --on cluster --engine "${2:-jobs}" --input hdfs:///user/hadoop/pulsemill/observations \
    --output "$out/$name" >"$out/$name.out" \
    2> >(while IFS= read -r line; do echo "$EPOCHREALTIME $line"; done >"$out/$name.err") &
  run=$!
}

# once TEXT: waits until the run has logged it.
once() {
  until grep --quiet -- "$1" "$out/$name.err"; do
    running "logged '$1'"
    sleep 0.2
  done
}

# running WHAT: the run must not be over before that.
running() {
  kill -0 "$run" 2>/dev/null || failed "the run ended before it $1"
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
