#!/usr/bin/env bash
# The files that 4-python.ipynb reads: a feature table and predictions as CSV, model.json and evaluation.json, of 3,000
# simulated subjects. In the container of the notebooks they are made on the cluster, elsewhere on this machine.
#   examples/notebooks/4-python.sh [FOLDER]    (default: python, beside the notebook)
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")

if [ -d /opt/notebook ]; then
  folder=${1:-$HOME/notebooks/python}
  place=notebooks/python # in the user's home on HDFS
  pulsemill() { hadoop jar "$here/../../target/pulsemill.jar" "$@"; }
else
  folder=${1:-$here/python}
  place=$folder
  pulsemill() { "$here/../../scripts/pulsemill" "$@"; }
fi

pulsemill simulate --subjects 3000 --output "$place/observations" --overwrite
pulsemill features --input "$place/observations" --format csv --output "$place/features" --overwrite
pulsemill train --table "$place/features" --output "$place/model.json" --overwrite
pulsemill evaluate --table "$place/features" --model "$place/model.json" --output "$place/evaluation.json" --overwrite
pulsemill predict --table "$place/features" --model "$place/model.json" --format csv \
  --output "$place/predictions" --overwrite

if [ "$place" != "$folder" ]; then
  mkdir -p "$folder"
  rm -rf "${folder:?}"/{features,predictions,model.json,evaluation.json}
  hadoop fs -get "$place"/{features,predictions,model.json,evaluation.json} "$folder"
fi
echo "$folder"
