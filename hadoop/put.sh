#!/usr/bin/env bash
# put.sh DEST PATH …: local files to a folder on HDFS, made if it is not there.
set -euo pipefail
hadoop fs -mkdir -p "$1"
hadoop fs -put -f "${@:2}" "$1"
