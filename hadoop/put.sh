#!/usr/bin/env bash
# put.sh DEST: all that is mounted under /input to a folder on HDFS, in place of what is there.
set -euo pipefail
hadoop fs -rm -r -f -skipTrash "$1"
hadoop fs -mkdir -p "${1%/*}"
hadoop fs -put /input "$1"
