#!/usr/bin/env bash
# What training costs on each engine of the running cluster (scripts/cluster.sh up), and whether the model made of that
# holds at sizes it has not seen: docs/tradeoffs.md.
#   scripts/measure-tradeoff.sh [--sizes N,N,N] [--unseen N,N] [--repeats N] [--output DIR]
# Rows of the sub-samples (1500,15000,150000,1500000), rows of tables measured apart (50000,500000), repeats (3), folder
# for tradeoff.json, unseen-N.json and what they print (target/tradeoff). Three quarters of an hour on an idle machine.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

usage() {
  echo "usage: scripts/measure-tradeoff.sh [--sizes N,N,N] [--unseen N,N] [--repeats N] [--output DIR]" >&2
  exit 2
}

sizes=1500,15000,150000,1500000 unseen=50000,500000 repeats=3 out=target/tradeoff
while [ $# -gt 1 ]; do
  case $1 in
    --sizes) sizes=$2 ;;
    --unseen) unseen=$2 ;;
    --repeats) repeats=$2 ;;
    --output) out=$2 ;;
    *) usage ;;
  esac
  shift 2
done
[ $# -eq 0 ] || usage

. scripts/build.sh
find_java
build
. scripts/on.sh
use_compose
mkdir -p "$out"
home=pulsemill/tradeoff

# table ROWS: simulated, its features put to HDFS once.
table() {
  in_client hadoop fs -test -d "$home/rows-$1" </dev/null && return
  local made
  made=$(mktemp -d)
  scripts/pulsemill simulate --subjects "$1" --output "$made/observations" --quiet >&2
  scripts/pulsemill features --input "$made/observations" --output "$made/rows-$1" --quiet >&2
  put_files "$home/put" "$made/rows-$1"
  in_client bash -c "hadoop fs -mv $home/put/*/rows-$1 $home/rows-$1" </dev/null
  rm -rf "$made"
}

# fetch NAME: a result on HDFS to the folder.
fetch() {
  in_client hadoop fs -cat "$home/$1" </dev/null >"$out/$1"
}

IFS=, read -ra apart <<<"$unseen"
IFS=, read -ra measured <<<"$sizes"
largest=$(printf '%s\n' "${measured[@]}" | sort -n | tail -n 1)
for rows in "${apart[@]}" "${measured[@]}"; do
  table "$rows"
done

hadoop_jar tradeoff --table "$home/rows-$largest" --sizes "$sizes" --repeats "$repeats" \
  --output "$home/tradeoff.json" --overwrite | tee "$out/tradeoff.txt"
fetch tradeoff.json
for rows in "${apart[@]}"; do
  hadoop_jar tradeoff --table "$home/rows-$rows" --sizes "$rows" --repeats "$repeats" --optimizers newton \
    --costs "$home/tradeoff.json" --output "$home/unseen-$rows.json" --overwrite | tee "$out/unseen-$rows.txt"
  fetch "unseen-$rows.json"
done
for rows in "${measured[@]}" "${apart[@]}"; do
  hadoop_jar advise --table "$home/rows-$rows" --costs "$home/tradeoff.json"
  hadoop_jar advise --table "$home/rows-$rows" --costs "$home/tradeoff.json" --without local
done | tee "$out/advice.txt"
