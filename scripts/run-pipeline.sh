#!/usr/bin/env bash
# The whole journey: observations, feature table, model by every engine, evaluation; here or on a cluster.
set -euo pipefail

usage() {
  cat <<'END'
usage: scripts/run-pipeline.sh [--on local|mini|cluster|hadoop] [--subjects N | --input PATH,…]
                               [--test-input PATH,…] [--output DIR] [--overwrite] [pipeline options]

  --on local      in one JVM, local files (default)
  --on mini       on an HDFS and a YARN started for this run on this machine; needs no docker
  --on cluster    on the cluster of scripts/cluster.sh up
  --on hadoop     on the cluster HADOOP_CONF_DIR names
  --subjects N    simulate N subjects (default 15000)
  --input PATH,…  take these observations instead: files, folders, globs; or hdfs://…, where they are
  --test-input PATH,…  test on these, and train on all of --input
  --output DIR    where everything goes (default out/)
  --overwrite     replace an earlier run in DIR

Any other option goes to 'pipeline' (scripts/pulsemill pipeline --help lists them).
Trains with each engine and compares the models byte for byte, unless --engine
names one of them.
END
}

wrong_usage() {
  echo "run-pipeline.sh: $*; see --help" >&2
  exit 2
}

on=local
subjects=()
input=()
test_input=()
output=
compare=(--compare-engines)
both=() # what simulate and pipeline share
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --on | --subjects | --input | --test-input | --output)
      [ $# -ge 2 ] || wrong_usage "$1 needs a value"
      set -- "$1=$2" "${@:3}"
      continue
      ;;
    --on=*) on=${1#*=} ;;
    --subjects=*) subjects=("${1#*=}") ;;
    --input=*) input=("${1#*=}") ;;
    --test-input=*) test_input=("${1#*=}") ;;
    --output=*) output=${1#*=} ;;
    --overwrite | --quiet | --verbose) both+=("$1") ;;
    *)
      case $1 in --engine | --engine=*) compare=() ;; esac
      options+=("$1")
      ;;
  esac
  shift
done
[[ $on =~ ^(local|mini|cluster|hadoop)$ ]] || wrong_usage "--on: expected local, mini, cluster or hadoop but found '$on'"
[ ${#subjects[@]} -eq 0 ] || [ ${#input[@]} -eq 0 ] \
  || wrong_usage "--subjects makes data and --input takes yours; give one of them"

. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/build.sh"
output=${output:-$ROOT/out}
output=${output%/}
if [ "$on" = local ]; then
  pulsemill() { "$ROOT/scripts/pulsemill" "$@"; }
  place=$output
else
  . "$ROOT/scripts/on.sh"
  [[ " ${both[*]} " == *" --overwrite "* ]] || [ ! -e "$output" ] || [ -z "$(ls -A "$output")" ] \
    || die "output $output exists; use --overwrite to replace it, or choose another --output"
  use "$on"
  pulsemill() { hadoop_jar "$@"; }
  place=pulsemill$(realpath --canonicalize-missing "$output") # in the user's home on HDFS
fi

check() { # refuses wrong options and existing outputs; names: what a run may leave
  names=$(pulsemill pipeline --check --input "$1" "${tests[@]}" --output "$place" "${compare[@]}" "${both[@]}" "${options[@]}")
}

take() { # files of this machine, folders and globs, to a folder on HDFS
  mapfile -t files < <(IFS=, && for pattern in $2; do compgen -G "$pattern" || echo "$pattern"; done)
  for file in "${files[@]}"; do
    [ -e "$file" ] || die "input $file does not exist"
  done
  echo "input: ${#files[@]} files or folders to $1" >&2
  put_files "$1" "${files[@]}"
}

elsewhere() { # whether an input has yet to be brought to where the run is
  [ "$on" != local ] && [ $# -gt 0 ] && [[ $1 != *://* ]]
}

result=$(mktemp)
exec {to_result}>"$result" {from_result}<"$result"
rm "$result" # what is open needs no name, and leaves nothing behind
trap '[ "$on" = local ] || stop_cluster' EXIT
simulated=
tests=()
if elsewhere "${test_input[@]}"; then
  tests=(--test-input "$place/test-input")
elif [ ${#test_input[@]} -gt 0 ]; then
  tests=(--test-input "${test_input[0]}")
fi
if [ ${#input[@]} -eq 0 ]; then
  input=("$place/observations")
  check "${input[0]}" # before any data are made
  simulated=$(pulsemill simulate --subjects "${subjects[0]:-15000}" --output "${input[0]}" "${both[@]}")
  simulated=${simulated%%$'\n'*} # its first line; head would close the pipe early
elif elsewhere "${input[@]}"; then
  check "$place/input"
  take "$place/input" "${input[0]}"
  input=("$place/input")
elif [ "$on" != local ]; then
  check "${input[0]}"
fi
! elsewhere "${test_input[@]}" || take "$place/test-input" "${test_input[0]}"
pulsemill pipeline --input "${input[0]}" "${tests[@]}" --output "$place" "${compare[@]}" "${both[@]}" "${options[@]}" >&"$to_result"

# The stage that made the data comes first in the table.
IFS= read -r head <&"$from_result" || true
echo "$head"
[ -z "$simulated" ] || echo "$simulated"
if [ "$on" = mini ]; then grep -v '^hdfs://'; else cat; fi <&"$from_result" # gone with its cluster
[ -z "$simulated" ] || [ "$on" != local ] || echo "${input[0]}"

if [ "$on" != local ]; then
  mkdir -p "$output"
  find "$output" -maxdepth 1 -name '.fetched-*' -mmin +60 -exec rm -rf {} + # of a copy that was killed
  fetched=$(mktemp -d "$output/.fetched-XXXXXX")
  get_results "$place" "$fetched"
  chmod 755 "$fetched"
  for name in $names; do
    rm -rf "${output:?}/$name"
  done
  mv -f "$fetched"/* "$output"
  rmdir "$fetched"
  echo "copied to $output"
fi
