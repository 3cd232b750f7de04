#!/usr/bin/env bash
# What one pass of the jobs engine costs beyond its work: medians of its timeline, with Hadoop's defaults and with
# each of our settings added. On its own cluster, with 2 workers; some 15 minutes on an idle machine.
#   scripts/job-latency.sh [--repeats N]      N passes each (5)
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

repeats=5
case ${1:-} in
  --repeats) repeats=${2:?"--repeats needs a number"} ;;
  "") ;;
  *)
    echo "usage: scripts/job-latency.sh [--repeats N]" >&2
    exit 2
    ;;
esac

export COMPOSE_PROJECT_NAME=pulsemill-latency
export NAMENODE_PORT=39870 RESOURCEMANAGER_PORT=38088 HISTORYSERVER_PORT=39888
. scripts/compose.sh
find_compose
trap 'scripts/cluster.sh down --volumes 2>/dev/null || true' EXIT
out=$PWD/target/job-latency
rm -rf "$out"
mkdir -p "$out"

# The cluster's configuration without the archive of classes, and also without the pace of its heartbeats.
cp -r hadoop "$out/no-archive"
sed -i 's:,JAVA_HOME=/etc/pulsemill/jvm::' "$out/no-archive/mapred-site.xml"
cp -r "$out/no-archive" "$out/untuned"
sed -i '/<!-- Pace/,/<!-- Recovery/{/<!-- Recovery/!d}' "$out/untuned/yarn-site.xml"

# Hadoop's defaults for what our jobs set themselves; each step gives one of them back.
pace=(-D mapreduce.client.completion.pollinterval=5000 -D yarn.app.mapreduce.am.scheduler.heartbeat.interval-ms=1000)
jvm=(-D yarn.app.mapreduce.am.command-opts=-Xmx768m -D mapreduce.map.java.opts=-Xmx615m -D mapreduce.reduce.java.opts=-Xmx615m)
jar=(-D mapreduce.job.jobjar.visibility=false -D mapreduce.client.submit.file.replication=10)
uber=(-D mapreduce.job.ubertask.enable=false)

# passes NAME OPTION …: trains with a job of 2 maps and 1 reduce per pass, from a cold start, and prints the medians.
passes() {
  local name=$1
  shift
  in_client hadoop jar target/pulsemill.jar pipeline "$@" --input observations --output "$name" --engine jobs \
    --tasks 2 --row-group-rows 7500 --pilot-rows 0 --max-iterations "$repeats" </dev/null >"$out/$name.out" 2>"$out/$name.err" \
    || { cat "$out/$name.err" >&2 && die "$name failed"; }
  in_client hadoop fs -cat "$name/run.json" </dev/null >"$out/$name.json"
  medians "$name" <"$out/$name.json"
}

# The medians of each part of a pass, in seconds, from the jobs of run.json; the first pass warms up.
medians() {
  in_client python3 -c '
import json, statistics, sys
name, repeats = sys.argv[1], int(sys.argv[2])
jobs = [job for job in json.load(sys.stdin)["jobs"] if job["name"].startswith("pass-")][1:repeats + 1]
marks = ["submitted", "masterStarted", "firstTaskRunning", "lastTaskDone", "committed", "noticed"]
def median(begin, end):
    return statistics.median(job["timeline"][end] - job["timeline"][begin] for job in jobs) / 1000
parts = [median(a, b) for a, b in zip(marks, marks[1:])] + [median("submitted", "noticed")]
print("%-34s" % name + "".join("%10.2f" % part for part in parts) + "%6d%6s" % (len(jobs), "yes" if jobs[0]["uber"] else "no"))
' "$1" "$repeats"
}

start() {
  CLUSTER_CONF=$1 scripts/cluster.sh up --workers 2 >&2
}

start "$out/untuned"
in_client hadoop jar target/pulsemill.jar simulate --subjects 15000 --output observations </dev/null >/dev/null
printf '%-34s%10s%10s%10s%10s%10s%10s%6s%6s\n' seconds master tasks work commit notice pass n uber
passes hadoop-defaults "${pace[@]}" "${jvm[@]}" "${jar[@]}" "${uber[@]}"
start "$out/no-archive"
passes polling-and-heartbeats "${jvm[@]}" "${jar[@]}" "${uber[@]}"
passes resident-jar "${jvm[@]}" "${uber[@]}"
passes jvm-flags "${uber[@]}"
passes uber
start "$PWD/hadoop"
passes warm-up >/dev/null
passes archive-of-classes
