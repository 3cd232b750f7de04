#!/usr/bin/env bash
# Hadoop: the Job that Cluster.getJob finds has a Configuration, but not the job's own: only this client's defaults.
#
# Versions    org.apache.hadoop:hadoop-minicluster:3.5.0, Java 17, Linux.
# Input       a job on YARN, its files on HDFS, that has ended well; another client asks new Cluster(conf).getJob(id).
# Expected    found.getConfiguration() is what the job was submitted with, as JobStatus.getJobFile() names a file on
#             HDFS that is there and can be read; or an exception. FileOutputFormat.getOutputPath(found) is its output.
# Found       every setting of the job is null, its output too, and no warning is logged: the job file's name becomes a
#             resource of the Configuration as a Path, and those are looked for among local files; one that is not
#             there is passed over, as the Configuration is quiet.
# So          who goes on with a job that another process submitted opens getJobFile() and adds the stream.
#
# Prints what it saw; exit 0: as described, 1: no longer so. Needs a JDK 17, Maven and Maven Central; writes to a
# temporary folder only; starts a cluster of one node for a minute.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.hadoop</groupId>
      <artifactId>hadoop-minicluster</artifactId>
      <version>3.5.0</version>
    </dependency>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter-api</artifactId>
      <version>5.11.4</version>
    </dependency>
    <dependency>
      <groupId>org.mockito</groupId>
      <artifactId>mockito-core</artifactId>
      <version>4.11.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/FoundJob.java" <<'JAVA'
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.mapreduce.Cluster;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.v2.MiniMRYarnCluster;

public class FoundJob {
  public static void main(String[] args) throws Exception {
    Configuration own = new Configuration();
    own.set("hdfs.minidfs.basedir", args[0] + "/hdfs");
    own.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(own).numDataNodes(1).build();
        MiniMRYarnCluster yarn = new MiniMRYarnCluster("found", 1)) {
      FileSystem files = hdfs.getFileSystem();
      Configuration servers = new Configuration(own);
      servers.set("fs.defaultFS", files.getUri().toString());
      yarn.init(servers);
      yarn.start();
      Configuration conf = yarn.getConfig();
      files.create(new Path("/in/a")).close();

      Job job = Job.getInstance(conf, "mine");
      job.getConfiguration().set("a.setting", "of the job");
      job.setMapperClass(Mapper.class);
      job.setNumReduceTasks(0);
      FileInputFormat.addInputPath(job, new Path("/in"));
      FileOutputFormat.setOutputPath(job, new Path("/out"));
      boolean well = job.waitForCompletion(false);

      Job found = new Cluster(conf).getJob(job.getJobID());
      Path file = new Path(found.getJobFile());
      System.out.println("ended well: " + well);
      System.out.println("its file is on " + file.toUri().getScheme() + ": " + files.exists(file));
      System.out.println("setting: " + found.getConfiguration().get("a.setting"));
      System.out.println("output: " + FileOutputFormat.getOutputPath(found));
      Configuration read = new Configuration(false);
      try (InputStream in = files.open(file)) {
        read.addResource(in);
        System.out.println("setting in the file: " + read.get("a.setting"));
      }
    }
    System.exit(0);
  }
}
JAVA
mkdir "$work/classes"
printf '%s\n' 'log4j.rootLogger=WARN, err' 'log4j.appender.err=org.apache.log4j.ConsoleAppender' \
    'log4j.appender.err.target=System.err' 'log4j.appender.err.layout=org.apache.log4j.SimpleLayout' \
    > "$work/classes/log4j.properties"
javac -proc:none -nowarn -cp "$(cat "$work/class-path")" -d "$work/classes" "$work/FoundJob.java" 2> "$work/log" \
    || { cat "$work/log" >&2; exit 2; }
(cd "$work" && MALLOC_ARENA_MAX=2 java --add-opens java.base/java.lang=ALL-UNNAMED \
    -cp "$work/classes:$(cat "$work/class-path")" FoundJob "$work") > "$work/seen" 2>> "$work/log" \
    || { tail -30 "$work/log" >&2; exit 2; }
cat "$work/seen"
cat > "$work/right" <<'END'
ended well: true
its file is on hdfs: true
setting: null
output: null
setting in the file: of the job
END
! grep '_conf.xml' "$work/log" || { echo "changed: the file that was not read is in the log"; exit 1; }
cmp -s "$work/seen" "$work/right" || { echo "changed: the lines above are not those described"; exit 1; }
echo "as described: a job that is found has not its own configuration"
