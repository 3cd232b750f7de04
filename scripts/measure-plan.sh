#!/usr/bin/env bash
# Trainings by 1 to 6 tasks on the running cluster (scripts/cluster.sh up), and what is simulated of each by the runs of
# all others: docs/scale.md. An hour on an idle machine.
#   scripts/measure-plan.sh [--rows N] [--repeats N] [--output DIR]
# Rows of the table (1500000), repeats of resident trainings; jobs run once less (3), folder for runs/ENGINE-….json, the
# records of the trainings, and errors.txt (target/plan). A run that has a record is not run again.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

usage() {
  echo "usage: scripts/measure-plan.sh [--rows N] [--repeats N] [--output DIR]" >&2
  exit 2
}

rows=1500000 repeats=3 out=target/plan
while [ $# -gt 1 ]; do
  case $1 in
    --rows) rows=$2 ;;
    --repeats) repeats=$2 ;;
    --output) out=$2 ;;
    *) usage ;;
  esac
  shift 2
done
[ $# -eq 0 ] || usage

. scripts/build.sh
prepare_start
. scripts/on.sh
use_compose
mkdir -p "$out/runs"
home=pulsemill/plan
table=$home/rows-$rows

if ! in_client hadoop fs -test -d "$table" </dev/null; then
  made=$(mktemp -d)
  scripts/pulsemill simulate --subjects "$rows" --output "$made/observations" --quiet >&2
  scripts/pulsemill features --input "$made/observations" --output "$made/rows-$rows" --quiet >&2
  put_files "$home/put" "$made/rows-$rows"
  in_client bash -c "hadoop fs -mv $home/put/*/rows-$rows $table" </dev/null
  rm -rf "$made"
fi

# train ENGINE OPTIMIZER TASKS REPEAT: six tasks of 512 MB are what the two workers have room for.
train() {
  local name=$1-$2-$3-$4
  [ ! -s "$out/runs/$name.json" ] || return 0
  sleep 6 # the containers of the job before live on for five seconds
  hadoop_jar train -Dmapreduce.map.memory.mb=512 -Dmapreduce.reduce.memory.mb=512 \
    -Dmapreduce.job.ubertask.enable=false --table "$table" --engine "$1" --optimizer "$2" --tasks "$3" \
    --max-iterations 100 --output "$home/model.json" --record "$home/$name.json" --overwrite --resume no --quiet \
    </dev/null >/dev/null
  in_client hadoop fs -cat "$home/$name.json" </dev/null >"$out/runs/$name.part"
  mv "$out/runs/$name.part" "$out/runs/$name.json"
  echo "$name" >&2
}

for repeat in $(seq "$repeats"); do
  for tasks in 1 2 3 4 5 6; do
    train resident newton "$tasks" "$repeat"
  done
  [ "$repeat" -lt "$repeats" ] || [ "$repeats" = 1 ] || continue
  for tasks in 1 2 3 4 5 6; do
    train resident lbfgs "$tasks" "$repeat"
    train jobs newton "$tasks" "$repeat"
  done
done

"$JAVA" "${OPEN[@]}" -cp "target/test-classes:$CLASS_PATH" io.pulsemill.plan.PlanErrors "$out/runs" "$(nproc)" |
  tee "$out/errors.txt"
