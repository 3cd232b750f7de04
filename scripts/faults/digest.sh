#!/usr/bin/env bash
# In the client container, by the REST interface of HDFS (no JVM to start).
#   digest.sh sum PATH    one SHA-256 of the names and bytes of all files in a folder, or of a file
#   digest.sh tar PATH    the files of a folder, as a tar archive
#   digest.sh list PATH   what is in a folder, all of it, a path a line; nothing if there is none
set -euo pipefail
export LC_ALL=C

ask() { # PATH OP
  curl --silent --show-error --fail --location --max-time 60 "http://namenode:9870/webhdfs/v1$1?op=$2&user.name=hadoop"
}

# The kind and name of what is in a folder; of a file, FILE and no name.
entries() {
  ask "$1" LISTSTATUS 2>/dev/null | grep -o '"pathSuffix":"[^"]*"\|"type":"[A-Z]*"' | cut -d '"' -f 4 | paste -d ' ' - - \
    | awk '{print $NF, (NF > 1 ? $1 : "")}' | sort -k 2
}

walk() {
  local kind name
  while read -r kind name; do
    echo "$1${name:+/$name}"
    [ "$kind" != DIRECTORY ] || walk "$1/$name"
  done < <(entries "$1")
}

case $1 in
  list)
    status=$(curl --silent --max-time 60 --output /dev/null --write-out '%{http_code}' \
      "http://namenode:9870/webhdfs/v1$2?op=GETFILESTATUS&user.name=hadoop")
    case $status in
      200) walk "$2" ;;
      404) ;;
      *) echo "$2: HTTP $status" >&2 && exit 1 ;;
    esac
    ;;
  tar)
    copy=$(mktemp --directory)
    trap 'rm -r "$copy"' EXIT
    for name in $(entries "$2" | awk '$1 == "FILE" {print $2}'); do
      ask "$2/$name" OPEN >"$copy/$name"
    done
    tar --create --directory "$copy" .
    ;;
  sum)
    files=$(entries "$2" | awk '$1 == "FILE" && $2 != "_SUCCESS" {print $2 == "" ? "-" : $2}')
    [ -n "$files" ] || { echo "nothing at $2" >&2 && exit 1; }
    for name in $files; do
      [ "$name" = - ] || echo "$name"
      ask "$2$([ "$name" = - ] || echo "/$name")" OPEN | sha256sum
    done | sha256sum | cut -d ' ' -f 1
    ;;
esac
