package io.pulsemill.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.mapreduce.Job;

/**
 * The job jar, resident on the cluster's file system: uploaded once for all jobs of all runs with
 * the same build, as {@code ~/.pulsemill/jars/SHA-256.jar}. If every user may read it, a worker
 * also fetches and unpacks it once, not for each job.
 */
public final class JobJar {
  /** Its folder in the user's home; {@link OldJars} bounds it at each upload. */
  static final String FOLDER = ".pulsemill/jars";

  /** Whether a worker keeps the jar for all jobs, or fetches it for each. */
  private static final String SHARED = "mapreduce.job.jobjar.visibility";

  private static final Map<String, String> CHECKSUMS = new ConcurrentHashMap<>();

  private JobJar() {}

  /** Puts the jar of {@code job} in its place if it is not there yet; the job uses that one. */
  public static void uploadOnce(Job job) throws IOException {
    String jar = job.getJar();
    Configuration conf = job.getConfiguration();
    if (jar == null || !isLocalFile(jar) || !conf.getBoolean(SHARED, true)) {
      return; // classes from a folder; a jar already on the cluster; a user who does not want it
    }
    Path local = new Path(jar);
    FileSystem files = FileSystem.get(conf);
    Path folder = new Path(files.getHomeDirectory(), FOLDER);
    Path resident = new Path(folder, checksum(local.toUri().getPath()) + ".jar");
    if (!isThere(files, resident, FileSystem.getLocal(conf).getFileStatus(local).getLen())) {
      upload(files, local, resident);
    }
    job.setJar(resident.toString());
    if (isPublic(files, resident)) {
      conf.setBoolean(SHARED, true);
    }
  }

  private static boolean isLocalFile(String jar) {
    String scheme = new Path(jar).toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  private static boolean isThere(FileSystem files, Path jar, long length) throws IOException {
    try {
      FileStatus status = files.getFileStatus(jar);
      if (status.getLen() == length) {
        OldJars.use(files, status, Instant.now());
        return true;
      }
    } catch (FileNotFoundException e) {
      return false;
    }
    return false;
  }

  /** Whole or not at all: another run may be doing the same. */
  private static void upload(FileSystem files, Path local, Path resident) throws IOException {
    Path folder = resident.getParent();
    files.mkdirs(folder);
    OldJars.delete(files, folder, Instant.now());
    Path partial = new Path(folder, "." + UUID.randomUUID());
    files.copyFromLocalFile(false, true, local, partial);
    files.delete(resident, false); // there only if it is not whole
    if (!files.rename(partial, resident)) {
      files.delete(partial, false); // another driver was first
    }
  }

  /** YARN's own condition for a file that all jobs of a worker share. */
  private static boolean isPublic(FileSystem files, Path file) throws IOException {
    if (!mayOthers(files, file, FsAction.READ)) {
      return false;
    }
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (!mayOthers(files, folder, FsAction.EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayOthers(FileSystem files, Path path, FsAction action)
      throws IOException {
    return files.getFileStatus(path).getPermission().getOtherAction().implies(action);
  }

  private static String checksum(String file) throws IOException {
    String known = CHECKSUMS.get(file);
    if (known == null) {
      try (InputStream in = Files.newInputStream(java.nio.file.Path.of(file))) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
        known = HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every JVM has SHA-256", e);
      }
      CHECKSUMS.put(file, known);
    }
    return known;
  }
}
