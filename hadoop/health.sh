#!/usr/bin/env bash
# Asks whether a service of the cluster does its work; exit code 0 if so, else 1 and one line that says what is missing.
#   health.sh namenode|worker|resourcemanager|historyserver|client|zookeeper|journalnode|out-of-safe-mode HOST|copies
set -euo pipefail

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

# SERVICE_state HOST: active, standby, or nothing if it does not answer.
namenode_state() {
  get "http://$1:9870/jmx?qry=Hadoop:service=NameNode,name=NameNodeStatus" 2>/dev/null \
    | sed -n 's/.*"State" *: *"\([a-z]*\)".*/\1/p'
}

resourcemanager_state() {
  get "http://$1:8088/ws/v1/cluster/info" 2>/dev/null | sed -n 's/.*"haState":"\([A-Z]*\)".*/\L\1/p'
}

# active SERVICE: the host that is active; with high availability there are two to ask (docker-compose.ha.yml).
active() {
  local host hosts=${NAMENODES:-namenode}
  [ "$1" = namenode ] || hosts=${RESOURCEMANAGERS:-resourcemanager}
  for host in $hosts; do
    if [ "$("$1_state" "$host")" = active ]; then
      echo "$host"
      return
    fi
  done
  die "no $1 is active"
}

# Whom to ask about the cluster as a whole.
ask_active() {
  namenode=$(active namenode) || die "$namenode"
  resourcemanager=$(active resourcemanager) || die "$resourcemanager"
}

live_datanodes() {
  number "http://$namenode:9870/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState" NumLiveDataNodes
}

live_nodemanagers() {
  number "http://$resourcemanager:8088/ws/v1/cluster/metrics" activeNodes
}

# A file is put, read and removed: no JVM, by the REST interface of HDFS.
put_and_cat() {
  local file=http://$namenode:9870/webhdfs/v1/tmp/health-$HOSTNAME-$$ user=user.name=hadoop text
  text="written $(date +%s)"
  get --request PUT --data-binary "$text" "$file?op=CREATE&overwrite=true&$user" \
    --header 'Content-Type: application/octet-stream' >/dev/null || die "a file cannot be put on HDFS"
  [ "$(get "$file?op=OPEN&$user")" = "$text" ] || die "a file put on HDFS does not come back"
  get --request DELETE "$file?op=DELETE&$user" >/dev/null || die "a file cannot be removed from HDFS"
}

case ${1:-} in
  zookeeper) # one that has lost the others accepts connections, and serves nobody
    exec 3<>"/dev/tcp/$HOSTNAME/2181"
    echo srvr >&3
    grep --quiet 'Mode: \(leader\|follower\)' <&3 || die "this ZooKeeper neither leads nor follows"
    ;;
  journalnode)
    has "http://$HOSTNAME:8480/jmx?qry=Hadoop:service=JournalNode,name=JournalNodeInfo" '"JournalsStatus"' \
      || die "the JournalNode does not answer"
    ;;
  namenode | resourcemanager) # this one, and that the service is there
    [[ $("$1_state" "$HOSTNAME") =~ active|standby ]] || die "this $1 is neither active nor standby"
    active "$1" >/dev/null || die "no $1 is active"
    ;;
  historyserver)
    has http://historyserver:19888/ws/v1/history/info '"hadoopVersion"' || die "the history server does not answer"
    ;;
  worker) # as the NameNode and the ResourceManager see it, not as it sees itself
    ask_active
    has "http://$namenode:9870/jmx?get=Hadoop:service=NameNode,name=NameNodeInfo::LiveNodes" "\\\"$HOSTNAME:" \
      || die "the NameNode does not list this DataNode"
    has "http://$resourcemanager:8088/ws/v1/cluster/nodes?states=RUNNING" "\"nodeHostName\":\"$HOSTNAME\"" \
      || die "the ResourceManager does not list this NodeManager as running"
    ;;
  client)
    ask_active
    [ "$(live_datanodes)" -gt 0 ] || die "no live DataNode"
    [ "$(live_nodemanagers)" -gt 0 ] || die "no live NodeManager"
    put_and_cat
    ;;
  out-of-safe-mode) # HOST
    has "http://$2:9870/jmx?get=Hadoop:service=NameNode,name=NameNodeInfo::Safemode" '"Safemode":""' || die "$2 is in safe mode"
    ;;
  copies)
    ask_active
    [ "$(number "http://$namenode:9870/jmx?qry=Hadoop:service=NameNode,name=FSNamesystem" UnderReplicatedBlocks)" = 0 ] \
      || die "some blocks have too few copies"
    ;;
  *)
    die "usage: health.sh namenode|worker|resourcemanager|historyserver|client|zookeeper|journalnode|out-of-safe-mode HOST|copies"
    ;;
esac
