#!/usr/bin/env bash
# The whole journey on this machine: observations, feature table, model by both engines, evaluation.
set -euo pipefail

usage() {
  cat <<'END'
usage: scripts/run-pipeline.sh [--subjects N | --input PATH,…] [--output DIR] [--overwrite]
                               [pipeline options]

  --subjects N    simulate N subjects (default 15000)
  --input PATH,…  take these observations instead: files, folders, globs
  --output DIR    where everything goes (default out/)
  --overwrite     replace an earlier run in DIR

Any other option goes to 'pipeline' (scripts/pulsemill pipeline --help lists them).
Trains with the Local and with the Jobs engine and compares the two models byte for byte.
END
}

wrong_usage() {
  echo "run-pipeline.sh: $*; see --help" >&2
  exit 2
}

subjects=()
input=()
output=
both=() # what simulate and pipeline share
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --subjects | --input | --output)
      [ $# -ge 2 ] || wrong_usage "$1 needs a value"
      case $1 in
        --subjects) subjects=("$2") ;;
        --input) input=("$2") ;;
        --output) output=$2 ;;
      esac
      shift
      ;;
    --subjects=*) subjects=("${1#*=}") ;;
    --input=*) input=("${1#*=}") ;;
    --output=*) output=${1#*=} ;;
    --overwrite | --quiet | --verbose) both+=("$1") ;;
    *) options+=("$1") ;;
  esac
  shift
done
[ ${#subjects[@]} -eq 0 ] || [ ${#input[@]} -eq 0 ] \
  || wrong_usage "--subjects makes data and --input takes yours; give one of them"

. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/build.sh"
output=${output:-$ROOT/out}
pulsemill=$ROOT/scripts/pulsemill
simulated=
if [ ${#input[@]} -eq 0 ]; then
  input=("$output/observations")
  # Wrong options and existing outputs are told before any data are made.
  "$pulsemill" pipeline --check --input "${input[0]}" --output "$output" --compare-engines \
    "${both[@]}" "${options[@]}"
  simulated=$("$pulsemill" simulate --subjects "${subjects[0]:-15000}" --output "${input[0]}" \
    "${both[@]}" | head -n 1)
fi
result=$(mktemp)
trap 'rm -f "$result"' EXIT
"$pulsemill" pipeline --input "${input[0]}" --output "$output" --compare-engines \
  "${both[@]}" "${options[@]}" >"$result"

# The stage that made the data comes first in the table.
head -n 1 "$result"
[ -z "$simulated" ] || echo "$simulated"
tail -n +2 "$result"
[ -z "$simulated" ] || echo "${input[0]}"
