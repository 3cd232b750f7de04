package io.pulsemill.input;

import io.pulsemill.InputException;
import io.pulsemill.series.NameList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/** Which columns of the files of an input their folders give. */
public final class FolderColumns {
  private final Optional<List<String>> asked;
  private final Set<String> wanted;

  /**
   * Of an input.
   *
   * @param asked columns that folders give: these, none if there are none here, or, if empty, those
   *     that are found
   * @param wanted the columns that are read
   */
  public FolderColumns(Optional<List<String>> asked, Collection<String> wanted) {
    this.asked = asked;
    this.wanted = new HashSet<>(wanted);
  }

  /**
   * What the folders of each file give. A folder asked for may be anywhere in the path, others are
   * those directly above the file. Folders that are not asked for count only if one of them, of any
   * file, gives a column that is wanted: a folder may have such a name by chance.
   *
   * @throws InputException naming a file that lacks a folder asked for, or two files whose folders
   *     name different columns
   */
  public Map<Path, Partition> of(Collection<Path> files) {
    Map<Path, Partition> found = new TreeMap<>();
    for (Path file : files) {
      found.put(file, asked.map(names -> asked(file, names)).orElseGet(() -> Partition.of(file)));
    }
    if (asked.isEmpty() && found.values().stream().anyMatch(this::isWanted)) {
      requireSameNames(found);
    }
    return found;
  }

  private static Partition asked(Path file, List<String> names) {
    Partition all = Partition.anywhere(file);
    for (String name : names) {
      if (all.column(name).isEmpty()) {
        throw new InputException(
            "%s: expected a folder '%s=…' in its path (--partition-columns) but found %s"
                .formatted(file, name, named(all)));
      }
    }
    return once(file, all.only(names));
  }

  private boolean isWanted(Partition partition) {
    return partition.names().stream().anyMatch(wanted::contains);
  }

  private static void requireSameNames(Map<Path, Partition> found) {
    Map.Entry<Path, Partition> first = found.entrySet().iterator().next();
    found.forEach(
        (file, partition) -> {
          once(file, partition);
          if (!Objects.equals(partition.names(), first.getValue().names())) {
            throw new InputException(
                ("%s and %s: expected folders of the same columns in the same order but found %s"
                        + " and %s; name those that count with --partition-columns")
                    .formatted(first.getKey(), file, named(first.getValue()), named(partition)));
          }
        });
  }

  private static Partition once(Path file, Partition partition) {
    Set<String> seen = new HashSet<>();
    for (String name : partition.names()) {
      if (!seen.add(name)) {
        throw new InputException(
            "%s: expected one folder '%s=…' in its path but found two; see --partition-columns"
                .formatted(file, name));
      }
    }
    return partition;
  }

  private static String named(Partition partition) {
    return partition.columns().isEmpty() ? "none" : NameList.join(partition.names());
  }
}
