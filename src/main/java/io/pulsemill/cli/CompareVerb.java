package io.pulsemill.cli;

import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.Overlap;
import io.pulsemill.pipeline.CompareStep;
import io.pulsemill.pipeline.ComparedModels;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.report.ComparisonText;
import io.pulsemill.table.RowChoice;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compare}: feature table and several models → comparison.json. */
@Command(
    name = "compare",
    description = "Compare the predictions of several models for the same rows of a table.")
final class CompareVerb extends RunVerb {
  private static final int MOST = 20;

  @Mixin private TableOption table;

  @Option(
      names = "--models",
      required = true,
      paramLabel = "FILE,…",
      description =
          "Model files, comma-separated: 2 to 20, of the same classes; their features may differ.")
  private String models;

  @Option(
      names = "--output",
      defaultValue = "comparison.json",
      paramLabel = "FILE",
      description = "Output file of the comparison.")
  private String output;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      defaultValue = "test",
      description = "Rows to compare: ${COMPLETION-CANDIDATES}.")
  private RowChoice rows;

  @Option(
      names = "--split-column",
      paramLabel = "NAME",
      description =
          "Column whose words train and test say which rows are what (default: the split of the"
              + " models, which must be the same).")
  private String splitColumn;

  @Mixin private DetailOptions detail;
  @Mixin private TakeOverOption takeOver;

  @Override
  protected void run() throws IOException {
    long start = StageTable.start();
    List<String> names = DialectOptions.list("--models", models);
    List<Path> paths = names.stream().map(name -> path("--models", name)).toList();
    check(names, paths);
    Path place = path("--output", output);
    InputTable from = table.input();
    Overlap.refuse(conf(), place, table.table());
    Overlap.refuse(conf(), place, names.toArray(String[]::new));
    in(
        begin(place, takeOver),
        run -> {
          OutputFile file = OutputFile.prepare(conf(), place, run);
          ComparisonRecord comparison =
              new CompareStep(run, progress())
                  .run(
                      from,
                      new ComparedModels(conf(), names, paths, progress()),
                      rows,
                      splitColumn,
                      detail.detail(),
                      file);
          print(comparison, file, start);
        });
  }

  private void print(ComparisonRecord comparison, OutputFile file, long start) {
    long scored = comparison.models().get(0).evaluation().rows();
    ended(new StageTable().add("compare", scored, start));
    out().println();
    out().print(ComparisonText.write(comparison));
    out().println();
    out().println(DisplayPath.shown(file.place()));
  }

  private void check(List<String> names, List<Path> paths) throws IOException {
    if (names.size() < 2 || names.size() > MOST) {
      throw new UsageException(
          "--models: expected 2 to %d files, separated by commas, but found %d"
              .formatted(MOST, names.size()));
    }
    Set<Path> seen = new HashSet<>();
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      if (!seen.add(path.getFileSystem(conf()).makeQualified(path))) {
        throw new UsageException(
            "--models: expected different files but found '%s' twice".formatted(names.get(i)));
      }
    }
  }
}
