package io.pulsemill.table;

import com.github.luben.zstd.util.Native;
import io.pulsemill.scratch.LibraryFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

/**
 * Loads the native libraries of Parquet's codecs, which unpack them into a temporary folder. If
 * that folder is full or cannot be written, Snappy prints a stack trace and every later use fails
 * for another reason; so it is tried first.
 */
public final class NativeCodecs {
  /**
   * About the size of a library: Snappy's has 281,272 bytes, Zstandard's 887,537 (Linux, x86-64).
   */
  private static final int LIBRARY_BYTES = 1 << 20;

  private static final Set<String> LOADED = ConcurrentHashMap.newKeySet();

  private static final Set<CompressionCodecName> NATIVE =
      EnumSet.of(CompressionCodecName.SNAPPY, CompressionCodecName.ZSTD);

  private NativeCodecs() {}

  /**
   * Loads what the columns of a file need.
   *
   * @throws IOException naming the folder and what to do
   */
  static void load(ParquetMetadata footer) throws IOException {
    Set<CompressionCodecName> used = EnumSet.noneOf(CompressionCodecName.class);
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData column : block.getColumns()) {
        if (!column.isEncrypted()) { // of such a one not even the codec is known
          used.add(column.getCodec());
        }
      }
    }
    used.retainAll(NATIVE);
    for (CompressionCodecName codec : used) {
      load(codec);
    }
  }

  /**
   * Loads the library of one codec, if it has one.
   *
   * @throws IOException naming the folder and what to do
   */
  public static void load(CompressionCodecName codec) throws IOException {
    switch (codec) {
      case SNAPPY -> load("Snappy", "org.xerial.snappy.tempdir", Snappy::getNativeLibraryVersion);
      case ZSTD -> load("Zstandard", "ZstdTempFolder", Native::load);
      default -> {}
    }
  }

  static void load(String name, String folderKey, Runnable library) throws IOException {
    if (LOADED.contains(name)) {
      return;
    }
    String folder = LibraryFolder.of(folderKey);
    try {
      tryToWrite(folder);
      library.run();
      LOADED.add(name);
    } catch (IOException | LinkageError | SnappyError e) {
      throw new IOException(
          ("The native library of %s cannot be unpacked into %s and loaded: %s; free space there, or"
                  + " give the JVM another folder: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER")
              .formatted(name, folder, reason(e)),
          e);
    }
  }

  private static void tryToWrite(String folder) throws IOException {
    Path file = Files.createTempFile(Path.of(folder), "pulsemill-", null);
    try {
      Files.write(file, new byte[LIBRARY_BYTES]);
    } finally {
      Files.delete(file);
    }
  }

  private static String reason(Throwable e) {
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
