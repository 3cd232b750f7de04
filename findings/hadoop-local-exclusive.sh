#!/usr/bin/env bash
# Hadoop's local file system: two processes or threads can both create a file "without overwrite", or both rename to a
# name that was free; neither gets an exception, and one file is lost.
#
# Versions    org.apache.hadoop:hadoop-common:3.5.0, Java 17, Linux.
# Input       two threads, each with a FileSystem of its own, call at the same moment FileSystem.create(path, false), or
#             FileContext.rename(own, path) without Rename.OVERWRITE; up to 20,000 times each, on new names.
# Expected    one of the two gets FileAlreadyExistsException, as from HDFS, and as open(2) has O_EXCL, link(2) and Java
#             StandardOpenOption.CREATE_NEW for it: a lock file made so has one owner.
# Found       RawLocalFileSystem looks whether the file is there, then opens it for writing, or renames over it: from time
#             to time both succeed.
# So          a lease on a local disk is made by a hard link, not by Hadoop's rename.
#
# Prints what it saw; exit 0: as described, 1: no longer so. Needs a JDK 17, Maven and Maven Central; writes to a
# temporary folder only.
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
      <artifactId>hadoop-common</artifactId>
      <version>3.5.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$work/class-path" > "$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; exit 2; }

cat > "$work/Exclusive.java" <<'JAVA'
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

public class Exclusive {
  static final int TRIES = 20_000;
  static final CyclicBarrier BARRIER = new CyclicBarrier(2);

  interface Step {
    void run() throws Exception;
  }

  static boolean first(Step step) throws Exception {
    BARRIER.await();
    try {
      step.run();
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  static RawLocalFileSystem files() throws Exception {
    RawLocalFileSystem files = new RawLocalFileSystem();
    files.initialize(URI.create("file:///"), new Configuration());
    return files;
  }

  /** The first try in which both succeeded; 0 if none. */
  static int both(ExecutorService threads, java.util.function.IntFunction<Callable<Boolean>[]> pair)
      throws Exception {
    for (int i = 1; i <= TRIES; i++) {
      Callable<Boolean>[] two = pair.apply(i);
      Future<Boolean> one = threads.submit(two[0]);
      Future<Boolean> other = threads.submit(two[1]);
      if (one.get() & other.get()) {
        return i;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  public static void main(String[] args) throws Exception {
    Path folder = new Path(args[0]);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    RawLocalFileSystem a = files();
    RawLocalFileSystem b = files();
    int create =
        both(
            threads,
            i -> {
              Path path = new Path(folder, "created-" + i);
              return new Callable[] {
                (Callable<Boolean>) () -> first(() -> a.create(path, false).close()),
                (Callable<Boolean>) () -> first(() -> b.create(path, false).close())
              };
            });
    System.out.println("create without overwrite: " + (create > 0 ? "both" : "one"));
    FileContext local = FileContext.getLocalFSFileContext(new Configuration());
    int rename =
        both(
            threads,
            i -> {
              Path path = new Path(folder, "renamed-" + i);
              Path from = new Path(folder, "a-" + i);
              Path fromToo = new Path(folder, "b-" + i);
              try {
                a.create(from).close();
                a.create(fromToo).close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return new Callable[] {
                (Callable<Boolean>) () -> first(() -> local.rename(from, path)),
                (Callable<Boolean>) () -> first(() -> local.rename(fromToo, path))
              };
            });
    System.out.println("rename to a free name: " + (rename > 0 ? "both" : "one"));
    threads.shutdown();
  }
}
JAVA
mkdir "$work/place"
java -cp "$(cat "$work/class-path")" "$work/Exclusive.java" "$work/place" > "$work/seen" 2> "$work/log" \
    || { tail -20 "$work/log" >&2; exit 2; }
cat "$work/seen"
printf 'create without overwrite: both\nrename to a free name: both\n' > "$work/right"
cmp -s "$work/seen" "$work/right" || { echo "changed: the lines above are not those described"; exit 1; }
echo "as described: neither is exclusive"
