package io.pulsemill.engine.journal;

import io.pulsemill.run.EntryFolder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Entries as files of this machine, without a lease. */
record PlainFolder(Path path) implements EntryFolder {
  @Override
  public List<String> names(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  @Override
  public void write(String name, Content content) throws IOException {
    Path beside = Files.createTempFile(path, ".", "");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(beside))) {
      content.write(out);
    }
    Files.move(beside, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public <T> T read(String name, Reading<T> reading) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path.resolve(name)))) {
      return reading.read(in);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
