#!/usr/bin/env bash
# The resident engine on the running cluster (scripts/cluster.sh up): what training costs with each engine, and that
# model.json has the same bytes from all of them, with 1 to 4 tasks, whatever task is killed, and with more tasks than fit.
#   scripts/check-resident.sh [--subjects N] [--kills N] [--only time|tasks|kills|fallback]
# N subjects (150,000); N runs in which task 0 is killed and N in which another is (10). Half an hour on an idle machine.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

subjects=150000 kills=10 only=
while [ $# -gt 0 ]; do
  case $1 in
    --subjects) subjects=${2:?"--subjects needs a number"} ;;
    --kills) kills=${2:?"--kills needs a number"} ;;
    --only) only=${2:?"--only needs a part"} ;;
    *)
      echo "usage: scripts/check-resident.sh [--subjects N] [--kills N] [--only time|tasks|kills|fallback]" >&2
      exit 2
      ;;
  esac
  shift 2
done

. scripts/build.sh
. scripts/on.sh
use_compose
out=target/check-resident
mkdir -p "$out"
home=pulsemill/resident-$subjects
tables=("$home/table" "$home/parts") # row groups of the default size; twelve of them

say() {
  echo "check-resident.sh: $*"
}

# train NAME TABLE OPTION …: a training with the job jar; its log goes to OUT/NAME.err, the model to OUT/NAME.json.
train() {
  local name=$1 table=$2
  shift 2
  hadoop_jar train --table "$table" --output "$home/$name.json" --overwrite "$@" >"$out/$name.out" 2>"$out/$name.err" \
    || { cat "$out/$name.err" >&2 && die "$name failed"; }
  in_client hadoop fs -cat "$home/$name.json" </dev/null >"$out/$name.json"
}

same() {
  cmp "$out/$1.json" "$out/$2.json" || die "$2: other bytes than $1"
}

# Seconds of the training, from the table of stages.
seconds() {
  awk '/^train /{print $4}' "$out/$1.out"
}

# Milliseconds of a pass: the median of all but the first, in which the compiler is at work.
pass_millis() {
  sed -n 's/^pass \([0-9]*\): .*, \([0-9.]*\) s$/\1 \2/p' "$out/$1.err" | awk '$1 > 1 {print 1000 * $2}' | median
}

median() {
  sort -n | awk '{x[NR] = $1} END {print NR % 2 ? x[(NR + 1) / 2] : (x[NR / 2] + x[NR / 2 + 1]) / 2}'
}

part() {
  [ -z "$only" ] || [ "$only" = "$1" ]
}

if ! in_client hadoop fs -test -e "${tables[1]}/_SUCCESS" </dev/null; then
  say "simulating $subjects subjects, and their table in two forms"
  hadoop_jar simulate --subjects "$subjects" --output "$home/observations" --overwrite --quiet >/dev/null
  hadoop_jar features --input "$home/observations" --output "${tables[0]}" --overwrite --quiet >/dev/null
  hadoop_jar features --input "$home/observations" --output "${tables[1]}" --overwrite --quiet \
    --row-group-rows $(((subjects + 11) / 12)) >/dev/null
fi
newton=(--optimizer newton)
lbfgs=(--optimizer lbfgs --tolerance 1e-15 --max-iterations 90) # some 100 passes
train local "${tables[0]}" --engine local "${newton[@]}"
train local-lbfgs "${tables[0]}" --engine local "${lbfgs[@]}"

if part time; then
  printf '%-24s%12s%10s%12s\n' engine seconds passes ms/pass
  line() {
    printf '%-24s%12s%10s%12s\n' "$1" "$2" "$(grep -c '^pass ' "$out/$3.err")" "$(pass_millis "$3")"
  }
  line 'local, newton' "$(seconds local)" local
  line 'local, lbfgs' "$(seconds local-lbfgs)" local-lbfgs
  for optimizer in newton lbfgs; do
    declare -n options=$optimizer
    reference=local
    [ $optimizer = newton ] || reference=local-lbfgs
    for run in 1 2 3; do
      train "resident-$optimizer-$run" "${tables[0]}" --engine resident "${options[@]}"
      same $reference "resident-$optimizer-$run"
      line "resident, $optimizer" "$(seconds "resident-$optimizer-$run")" "resident-$optimizer-$run"
    done
    train "jobs-$optimizer" "${tables[0]}" --engine jobs "${options[@]}"
    same $reference "jobs-$optimizer"
    line "jobs, $optimizer" "$(seconds "jobs-$optimizer")" "jobs-$optimizer"
  done
fi

if part tasks; then
  for tasks in 1 2 3 4; do
    train "resident-$tasks-tasks" "${tables[1]}" --engine resident --tasks "$tasks" "${newton[@]}"
    same local "resident-$tasks-tasks"
    grep --quiet "all $tasks tasks run" "$out/resident-$tasks-tasks.err" || die "not $tasks tasks"
    say "$tasks tasks: the bytes of the local run, $(seconds "resident-$tasks-tasks") s"
  done
fi

# kill_task NUMBER: the JVM of that task, wherever it runs.
kill_task() {
  local worker
  for worker in $(containers worker); do
    if docker exec "$worker" pkill -KILL -f "YarnChild.*_m_00000$1_" 2>/dev/null; then
      return
    fi
  done
  die "no worker runs task $1"
}

if part kills; then
  for task in 0 1; do
    for run in $(seq "$kills"); do
      name=killed-$task-$run
      : >"$out/$name.err"
      train "$name" "${tables[1]}" --engine resident --tasks 2 "${lbfgs[@]}" &
      training=$!
      pass=$((2 + 9 * (run - 1))) # from the first passes to the last
      until grep --quiet "^pass $pass:" "$out/$name.err"; do
        kill -0 $training 2>/dev/null || die "$name ended before pass $pass"
        sleep 0.05
      done
      kill_task $task
      wait $training
      same local-lbfgs "$name"
      say "task $task killed after pass $pass or soon after: the bytes of the local run, $(seconds "$name") s"
    done
  done
fi

if part fallback; then
  train fallback "${tables[1]}" --engine resident --tasks 12 "${newton[@]}"
  same local fallback
  say "12 tasks requested: the bytes of the local run, $(seconds fallback) s; $(grep 'falling back from resident' "$out/fallback.err")"
fi
