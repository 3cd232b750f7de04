#!/usr/bin/env bash
# Checks hadoop/monitoring against a real Prometheus: configuration and alerts by promtool; then, while a pipeline runs on
# the cluster of scripts/cluster.sh up, each query of each dashboard and alert. Prints how many series each returned, and
# what monitoring cost; ends with 1 if a query returned none.
#   scripts/check-monitoring.sh [--subjects N] [--minutes N]
#     --minutes N  then scrape for N minutes while files are made and removed, and end with 1 if series were added
# Prometheus is the one of cluster.sh up --monitoring; or, where that does not run, this machine's own (Debian:
# prometheus, prometheus-pushgateway) in the cluster's network, which goes at the end.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

usage="usage: scripts/check-monitoring.sh [--subjects N] [--minutes N]"
subjects=3000 minutes=0
while [ $# -gt 0 ]; do
  case $1 in
    --subjects) subjects=${2:?"$usage"} && shift ;;
    --minutes) minutes=${2:?"$usage"} && shift ;;
    *) echo "$usage" >&2 && exit 2 ;;
  esac
  shift
done

. scripts/compose.sh
. scripts/check.sh
conf=hadoop/monitoring
out=target/check-monitoring

skip() {
  say "SKIPPED: $*"
  exit 0
}

command -v promtool >/dev/null || skip "promtool was not found (Debian: prometheus)"
promtool check config "$conf/prometheus.yml" # and its rules
promtool test rules "$conf/alerts-test.yml"

skip_without_docker
find_compose
[ -n "$(containers client)" ] || skip "the cluster is not running; start it: scripts/cluster.sh up"
rm -rf "$out"
mkdir -p "$out"

run='' edits='' own=
finish() {
  kill ${run:+"$run"} ${edits:+"$edits"} 2>/dev/null || true
  [ -z "$own" ] || {
    compose rm --stop --force -v prometheus pushgateway
    docker volume rm "${COMPOSE_PROJECT_NAME}_check-monitoring"
  } >/dev/null 2>&1
  in_client hadoop fs -rm -r -f -skipTrash "pulsemill$PWD/$out" </dev/null >/dev/null 2>&1 || true
}
trap finish EXIT

# This machine's programs, with the configuration of docker-compose.monitoring.yml.
start_own() {
  local program
  for program in prometheus prometheus-pushgateway; do
    command -v "$program" >/dev/null || skip "$program was not found (Debian has it), and cluster.sh up --monitoring does not run"
  done
  PROMETHEUS_BINARY=$(readlink -f "$(command -v prometheus)")
  PUSHGATEWAY_BINARY=$(readlink -f "$(command -v prometheus-pushgateway)")
  export PROMETHEUS_BINARY PUSHGATEWAY_BINARY COMPOSE_EXTRA=$PWD/scripts/monitoring/docker-compose.yml
  # shellcheck disable=SC2034  # compose.sh reads it
  with_monitoring=yes
  own=yes
  compose up --detach --no-deps prometheus pushgateway >"$out/up.log" 2>&1 || { cat "$out/up.log" >&2 && die "Prometheus did not start"; }
}

# ask QUERY: the value of its first series; nothing if there is none.
ask() {
  curl --silent --show-error --fail --max-time 10 --data-urlencode "query=$1" "http://127.0.0.1:$PROMETHEUS_PORT/api/v1/query" \
    | sed -n 's/.*"value":\[[^,]*,"\([^"]*\)"\].*/\1/p'
}

# until_is WHAT QUERY: waits until its value is 1.
until_is() {
  local end=$((SECONDS + 120))
  until [ "$(ask "$2" 2>/dev/null)" = 1 ]; do
    [ "$SECONDS" -lt "$end" ] || die "after 120 s not so: $1; see docker logs $(containers prometheus)"
    sleep 1
  done
}

# All queries, one a line. Of a dashboard as it shows all runs; of an alert whether it would fire, as 0 or 1, so that
# there is an answer while it does not.
queries() {
  sed -n 's/^ *"expr": "\(.*\)",$/\1/p' "$conf/dashboards/$1.json" | sed -e 's/\\"/"/g' -e 's/\$[a-z]\+/.*/g'
}
alerts() {
  sed -n 's/^ *expr: //p' "$conf/alerts.yml" | sed -e 's/ \([<>]\|==\) / \1 bool /g'
}

# Asks all of them once; most[QUERY] is the largest number of series so far.
declare -A most=()
ask_all() {
  local query count
  while IFS= read -r query; do
    count=$(ask "count($query)")
    [ "${count:-0}" -le "${most[$query]:--1}" ] || most[$query]=${count:-0}
  done < <(queries cluster && alerts && queries run)
}

table() {
  local query
  while IFS= read -r query; do
    printf '%6d  %s\n' "${most[$query]}" "$query"
  done
}

cost() {
  printf '%-18s%8s%9s%8s\n' job targets samples seconds
  local job
  for job in namenode datanode resourcemanager nodemanager historyserver pushgateway prometheus; do
    printf '%-18s%8d%9.0f%8.3f\n' "$job" "$(ask "count(up{job=\"$job\"})")" \
      "$(ask "sum(scrape_samples_scraped{job=\"$job\"})")" "$(ask "sum(avg_over_time(scrape_duration_seconds{job=\"$job\"}[2m]))")"
  done
  docker stats --no-stream --format '{{.Name}}: {{.MemUsage}}, {{.CPUPerc}} of a core' "$(containers prometheus)" "$(containers pushgateway)"
}

# Different series of the daemons so far. Not scrape_series_added: that counts a line of a page anew whose dropped label
# has changed. Without four for each kind of exception that an RPC server throws for the first time.
known() {
  ask 'count(last_over_time({job!~"|prometheus|pushgateway", __name__!~"rpcdetailed_.*_exception_.*"}[12h]))'
}

keep_editing() { # seconds; bash in the container, so that it ends there too
  in_client timeout "$1" bash -c 'while bash /etc/pulsemill/health.sh client; do sleep 0.5; done' </dev/null
}

scrape_on() {
  local minute before now first
  keep_editing $((minutes * 60 + 40)) &
  edits=$!
  sleep 30 # each kind of call has series from the first one on
  first=$(known)
  before=$(ask 'max(fs_namesystem_last_written_transaction_id)')
  printf '%6s%8s%16s%14s\n' minute edits 'series created' 'of daemons'
  for ((minute = 0; minute <= minutes; minute++)); do
    now=$(ask 'max(fs_namesystem_last_written_transaction_id)')
    printf '%6d%8.0f%16.0f%14.0f\n' "$minute" "$((now - before))" "$(ask prometheus_tsdb_head_series_created_total)" "$(known)"
    [ "$minute" -eq "$minutes" ] || sleep 60
  done
  edits=
  [ "$(known)" = "$first" ] || die "the daemons have $(known) series, and had $first when the edits began"
}

monitoring || start_own
workers=$(containers worker | wc -l)
until_is "every daemon answers" "(min(up) == bool 1) and on () (count(up{job=~\"datanode|nodemanager\"}) == $((2 * workers)))"
sleep 20 # rates need two scrapes

say "a pipeline of $subjects subjects"
scripts/run-pipeline.sh --on cluster --engine jobs --subjects "$subjects" --output "$out/run" --overwrite \
  --pushgateway http://pushgateway:9091 \
  >"$out/run.out" 2>"$out/run.err" &
run=$!
while kill -0 "$run" 2>/dev/null; do
  ask_all
  sleep 1
done
wait "$run" || { tail "$out/run.err" >&2 && die "the pipeline failed"; }
run=
sleep 15 # what a run pushes at its end is scraped next
ask_all

echo "series  query of the cluster's dashboard"
queries cluster | table
echo "series  query of an alert"
alerts | table
echo "series  query of a run's dashboard"
queries run | table
cost
[ "$minutes" -eq 0 ] || scrape_on

none=0
while IFS= read -r query; do
  if [ "${most[$query]}" -eq 0 ]; then
    say "no series: $query" >&2
    none=$((none + 1))
  fi
done < <(queries cluster && alerts && queries run)
[ "$none" -eq 0 ] || die "$none queries returned nothing"
say "each query returned something"
