#!/usr/bin/env bash
# Asks whether a service of the cluster does its work; exit code 0 if so, else 1 and one line that says what is missing.
#   health.sh namenode|worker|resourcemanager|historyserver|client
set -euo pipefail

namenode=http://namenode:9870
resourcemanager=http://resourcemanager:8088

die() {
  echo "$*"
  exit 1
}

# get URL: what it answers; a service that does not answer within seconds is not healthy.
get() {
  curl --silent --show-error --fail --location --max-time 5 "$@"
}

# has URL TEXT: the answer, without its blanks, holds the text.
has() {
  get "$1" | tr -d ' \n' | grep --quiet --fixed-strings -- "$2"
}

# number URL KEY: the first number of that key.
number() {
  get "$1" | tr -d ' \n' | sed -n "s/.*\"$2\":\([0-9]*\).*/\1/p"
}

live_datanodes() {
  number "$namenode/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState" NumLiveDataNodes
}

live_nodemanagers() {
  number "$resourcemanager/ws/v1/cluster/metrics" activeNodes
}

# A file is put, read and removed: no JVM, by the REST interface of HDFS.
put_and_cat() {
  local file=$namenode/webhdfs/v1/tmp/health-$HOSTNAME-$$ user=user.name=hadoop text
  text="written $(date +%s)"
  get --request PUT --data-binary "$text" "$file?op=CREATE&overwrite=true&$user" \
    --header 'Content-Type: application/octet-stream' >/dev/null || die "a file cannot be put on HDFS"
  [ "$(get "$file?op=OPEN&$user")" = "$text" ] || die "a file put on HDFS does not come back"
  get --request DELETE "$file?op=DELETE&$user" >/dev/null || die "a file cannot be removed from HDFS"
}

case ${1:-} in
  namenode)
    has "$namenode/jmx?qry=Hadoop:service=NameNode,name=NameNodeStatus" '"State":"active"' \
      || die "the NameNode is not active"
    ;;
  resourcemanager)
    has "$resourcemanager/ws/v1/cluster/info" '"state":"STARTED"' || die "the ResourceManager has not started"
    ;;
  historyserver)
    has http://historyserver:19888/ws/v1/history/info '"hadoopVersion"' || die "the history server does not answer"
    ;;
  worker) # as the NameNode and the ResourceManager see it, not as it sees itself
    has "$namenode/jmx?get=Hadoop:service=NameNode,name=NameNodeInfo::LiveNodes" "\\\"$HOSTNAME:" \
      || die "the NameNode does not list this DataNode"
    has "$resourcemanager/ws/v1/cluster/nodes?states=RUNNING" "\"nodeHostName\":\"$HOSTNAME\"" \
      || die "the ResourceManager does not list this NodeManager as running"
    ;;
  client)
    [ "$(live_datanodes)" -gt 0 ] || die "no live DataNode"
    [ "$(live_nodemanagers)" -gt 0 ] || die "no live NodeManager"
    put_and_cat
    ;;
  *)
    die "usage: health.sh namenode|worker|resourcemanager|historyserver|client"
    ;;
esac
