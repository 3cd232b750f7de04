#!/usr/bin/env bash
# What each stage costs here: seconds, CPU and memory, beside the limit of this machine and, if asked, other systems.
set -euo pipefail

usage() {
  cat <<'END'
usage: scripts/bench.sh [--sizes N,… | --data DIR,…] [--repeats N] [--stages STAGE,…] [--output DIR]
                        [--peers DIR [--with PEER,…]] [--against REV] [--history FILE]
       scripts/bench.sh --micro [--output DIR]

  --sizes N,…      simulate that many subjects, once; kept in OUTPUT/data-N (default 15000,150000)
  --data DIR,…     measure these folders of CSV instead: columns datetime, pulse, category, ts_number
  --repeats N      runs of each stage, in turn; the table has their medians (default 3)
  --stages STAGE,… of features, train, evaluate and pipeline (default all four)
  --output DIR     where bench.json goes, and what the stages write (default target/bench)
  --peers DIR      a folder whose run.sh runs other systems on the same files, in the same run
  --with PEER,…    which of them: scan, duckdb, spark-tuned, spark-fit (default scan,duckdb)
  --against REV    the same stages of an earlier commit, in turn with ours; built in OUTPUT/against-REV
  --history FILE   adds the medians of this run to a JSON file (docs/results/history.json has ours), and draws them
                   beside it, as .png
  --micro          the micro-benchmarks instead: parser, features, softmax kernel, sums; to micro.json

Each stage is its own process, its files in memory beforehand; CPU is user and system time. The scanner is
one thread of Java that looks at every byte once: the limit for anything that reads the files. The table goes
to stdout. Peak memory is known with GNU time or a /proc. On a machine that does other work, trust CPU, not wall.
END
}

wrong_usage() {
  echo "bench.sh: $*; see --help" >&2
  exit 2
}

# within LIST NAME …: LIST, words between commas, holds nothing but these names.
within() {
  local option=$1 word
  IFS=, read -ra words <<<"$2"
  shift 2
  [ ${#words[@]} -gt 0 ] || wrong_usage "$option names nothing"
  for word in "${words[@]}"; do
    [[ $word =~ ^[a-z-]+$ && " $* " == *" $word "* ]] || wrong_usage "$option: expected some of $* but found '$word'"
  done
}

sizes=
data=
repeats=3
stages=features,train,evaluate,pipeline
output=
peers=
with=
against=
history=
micro=
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --sizes | --data | --repeats | --stages | --output | --peers | --with | --against | --history)
      [ $# -ge 2 ] || wrong_usage "$1 needs a value"
      set -- "$1=$2" "${@:3}"
      continue
      ;;
    --sizes=*) sizes=${1#*=} ;;
    --data=*) data=${1#*=} ;;
    --repeats=*) repeats=${1#*=} ;;
    --stages=*) stages=${1#*=} ;;
    --output=*) output=${1#*=} ;;
    --peers=*) peers=${1#*=} ;;
    --with=*) with=${1#*=} ;;
    --against=*) against=${1#*=} ;;
    --history=*) history=${1#*=} ;;
    --micro) micro=yes ;;
    *) wrong_usage "unknown option '$1'" ;;
  esac
  shift
done
[ -z "$sizes" ] || [ -z "$data" ] || wrong_usage "--sizes makes data and --data takes yours; give one of them"
sizes=${sizes:-15000,150000}
[[ $sizes =~ ^[1-9][0-9]*(,[1-9][0-9]*)*$ ]] || wrong_usage "--sizes: expected numbers of subjects but found '$sizes'"
[[ $repeats =~ ^[1-9][0-9]*$ ]] || wrong_usage "--repeats: expected a number from 1 but found '$repeats'"
within --stages "$stages" features train evaluate pipeline
[ -z "$with" ] || [ -n "$peers" ] || wrong_usage "--with needs --peers"
with=${with:-scan,duckdb}
within --with "$with" scan duckdb spark-tuned spark-fit
[[ ,$with, != *,spark-fit,* ]] || [[ ,$with, == *,duckdb,* ]] \
  || wrong_usage "--with: spark-fit trains on what duckdb makes; give both"

. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/build.sh"
[ -z "$peers" ] || [ -x "$peers/run.sh" ] || die "--peers: expected a run.sh in $peers"
output=$(realpath --canonicalize-missing "${output:-$ROOT/target/bench}")
mkdir -p "$output"
if [ -n "$micro" ]; then
  "$JAVA" -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(cat "$ROOT/target/class-path-mini")" \
    org.openjdk.jmh.Main 'io.pulsemill.bench' -foe true -rf json -rff "$output/micro.json" </dev/null \
    | tee "$output/micro.txt" >&2
  sed -n '/^Benchmark .*Units$/,/^$/p' "$output/micro.txt"
  echo "$output/micro.json"
  exit
fi
. "$ROOT/scripts/measure.sh"
prepare_start # or the first run measured would
[ -z "$history" ] || history=$(realpath --canonicalize-missing "$history")

# The earlier commit's own scripts build and start it.
if [ -n "$against" ]; then
  before=$(git -C "$ROOT" rev-parse --verify --quiet "$against^{commit}") || die "--against: '$against' is no commit here"
  earlier=$output/against-${before:0:12}
  if [ ! -d "$earlier" ]; then
    git -C "$ROOT" worktree prune
    git -C "$ROOT" worktree add --detach --force "$earlier" "$before" >&2 || die "--against: no copy of $against"
  fi
  "$earlier/scripts/pulsemill" --version </dev/null >&2 || die "--against: $against cannot be built; see above"
fi

run=$output/bench-run # replaced by the next
rm -rf "$run"
mkdir -p "$run/logs"
NOTES=$run/logs

# our_stage STAGE [ROOT]: its words, into the array command; of this build or the one in ROOT.
our_stage() {
  local table=$work/features model=$work/model.json
  command=("${2:-$ROOT}/scripts/pulsemill" "$1" --quiet)
  case $1 in
    features) command+=(--input "$folder/*.csv" --output "$table") ;;
    train) command+=(--table "$table" --output "$model" --engine local) ;;
    evaluate) command+=(--table "$table" --model "$model" --output "$work/evaluation.json") ;;
    pipeline) command+=(--input "$folder/*.csv" --output "$work/pipeline" --engine local) ;;
  esac
  command+=(--overwrite)
}

# bench_folder NAME FOLDER: all stages, scanner and peers on one folder of CSV, in turn, repeated.
bench_folder() {
  local name=$1 folder=$2 work=$run/$1 files stage repeat command needed=()
  files=("$folder"/*.csv)
  [ -f "${files[0]}" ] || die "no .csv file in $folder"
  mkdir -p "$work"
  cat "${files[@]}" >/dev/null # into memory
  # What a stage needs and was not to be measured.
  if [[ ,$stages, == *,evaluate,* && ,$stages, != *,train,* ]]; then
    needed=(features train)
  elif [[ ,$stages, != *,features,* ]]; then
    needed=(features)
  fi
  for stage in "${needed[@]}"; do
    our_stage "$stage"
    echo "$name: $stage, not measured" >&2
    "${command[@]}" </dev/null >/dev/null || die "$stage failed on $folder; see above"
  done
  for ((repeat = 1; repeat <= repeats; repeat++)); do
    measure "$name" scanner $repeat "$JAVA" -Xmx64m -cp "$ROOT/target/test-classes" \
      io.pulsemill.bench.FileScan 3 "${files[@]}"
    for stage in features train evaluate pipeline; do
      if [[ ,$stages, == *,$stage,* ]]; then
        our_stage $stage
        measure "$name" $stage $repeat "${command[@]}"
      fi
      if [[ -n $against && ,$stages, == *,$stage,* ]]; then
        our_stage $stage "$earlier"
        measure "$name" "before-$stage" $repeat "${command[@]}"
      fi
    done
    [ -z "$peers" ] || bench_peers "$name" $repeat
  done
  printf '%s\t%s\t%s\t%s\n' "$name" "$folder" "$work/features/_features.json" "$NOTES/$name-scanner-1.out" >>"$NOTES/data.tsv"
}

# The peers look for ts_data_block_*.csv, and keep what they make under the name of the folder.
bench_peers() {
  local as=$folder peer number=0 file
  if [ ! -e "$folder/ts_data_block_1.csv" ]; then
    as=$work/peers-$1
    mkdir -p "$as"
    for file in "${files[@]}"; do
      ln -sf "$file" "$as/ts_data_block_$((number += 1)).csv"
    done
  fi
  for peer in scan duckdb spark-tuned spark-fit; do
    if [[ ,$with, == *,$peer,* ]]; then
      measure "$1" "${peer/#scan/peer-scan}" "$2" bash "$peers/run.sh" "$peer" "$as"
    fi
  done
}

folders=()
if [ -n "$data" ]; then
  IFS=, read -ra folders <<<"$data"
  for i in "${!folders[@]}"; do
    [ -d "${folders[i]}" ] || die "--data: there is no folder ${folders[i]}"
    folders[i]=$(realpath "${folders[i]}")
  done
  [ -z "$(printf '%s\n' "${folders[@]##*/}" | sort | uniq -d)" ] || die "--data: two folders have one name"
else
  for size in ${sizes//,/ }; do
    folders+=("$output/data-$size")
    if [ ! -d "$output/data-$size" ]; then
      echo "simulating $size subjects to $output/data-$size" >&2
      "$ROOT/scripts/pulsemill" simulate --quiet --subjects "$size" --output "$output/data-$size" </dev/null >/dev/null \
        || die "simulate failed; see above"
    fi
  done
fi
if [ -n "$peers" ]; then
  export PEERS_WORK=${PEERS_WORK:-$output/peers}
  bash "$peers/run.sh" build </dev/null >&2 || die "$peers/run.sh build failed; see above"
fi

load=$(load_average)
[ "$load" = - ] || [ "${load%%.*}" -eq 0 ] \
  || echo "bench.sh: the machine is busy, its load is $load; the figures will be noisy" >&2
{
  printf 'started\t%s\n' "$(date -u +%FT%TZ)"
  printf 'commit\t%s\n' "$(git -C "$ROOT" describe --always --dirty 2>/dev/null || echo -)"
  printf 'against\t%s\n' "${against:+${before:0:12}}"
  printf 'repeats\t%s\nstages\t%s\npeers\t%s\n' "$repeats" "$stages" "${peers:+$with}"
  printf 'javaOptions\t%s\ntimedBy\t%s\n' "${PULSEMILL_JAVA_OPTS:-}" "$TIMED_BY"
} >"$NOTES/settings.tsv"
for folder in "${folders[@]}"; do
  name=${folder##*/}
  bench_folder "${name/#data-/}" "$folder"
done
"$JAVA" -cp "$ROOT/target/test-classes:$CLASS_PATH" io.pulsemill.bench.BenchReport "$NOTES" "$output/bench.json" ${history:+"$history"}
[ -z "$history" ] || "$JAVA" -cp "$ROOT/target/test-classes:$CLASS_PATH" io.pulsemill.bench.HistoryChart \
  "$history" "${history%.json}.png" || echo "bench.sh: no picture of $history: this JVM cannot draw" >&2
echo "$output/bench.json"
