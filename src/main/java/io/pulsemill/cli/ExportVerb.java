package io.pulsemill.cli;

import io.pulsemill.export.JavaWriter;
import io.pulsemill.export.OnnxWriter;
import io.pulsemill.export.PmmlWriter;
import io.pulsemill.export.Scorer;
import io.pulsemill.export.SqlDialect;
import io.pulsemill.export.SqlWriter;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.Overlap;
import io.pulsemill.sums.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}: a model → the same model in a form that other programs score. */
@Command(
    name = "export",
    description = "Write a model as PMML, ONNX, SQL or Java, to be scored by other programs.")
final class ExportVerb extends Verb {
  /** What is written. */
  enum Format {
    PMML,
    ONNX,
    SQL,
    JAVA;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Options that only one format has. */
  private static final Map<String, Format> OF_ONE_FORMAT =
      Map.of(
          "--precision", Format.ONNX,
          "--dialect", Format.SQL,
          "--from", Format.SQL,
          "--class-name", Format.JAVA);

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "Model to export, a model.json.")
  private String model;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Form of the output: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "Output file.")
  private String output;

  @Option(
      names = "--dialect",
      defaultValue = "ansi",
      paramLabel = "NAME",
      description = "Dialect of SQL: ${COMPLETION-CANDIDATES}.")
  private SqlDialect dialect;

  @Option(
      names = "--from",
      defaultValue = "features",
      paramLabel = "TABLE",
      description = "Table or view that the SQL reads, as FROM has it.")
  private String from;

  @Option(
      names = "--precision",
      defaultValue = "float64",
      paramLabel = "TYPE",
      description = "Numbers of ONNX: ${COMPLETION-CANDIDATES}; float32 is a LinearClassifier.")
  private OnnxWriter.Precision precision;

  @Option(
      names = "--class-name",
      defaultValue = "Model",
      paramLabel = "NAME",
      description = "Java class, perhaps with its package.")
  private String className;

  @Override
  boolean runsJobs() {
    return false;
  }

  @Override
  protected void run() throws IOException {
    if (from.isBlank()) {
      throw new UsageException("--from: expected a table or view but found nothing");
    }
    checkFormatOf(List.of("--precision", "--dialect", "--from", "--class-name"));
    Path read = path("--model", model);
    Overlap.refuse(conf(), path("--output", output), model);
    OutputFile file = OutputFile.prepare(conf(), path("--output", output), overwrite());
    file.write(content(new Scorer(ModelFile.read(conf(), read, progress()))));
    out().println(DisplayPath.shown(file.place()));
  }

  private byte[] content(Scorer scorer) {
    return switch (format) {
      case PMML -> utf8(PmmlWriter.write(scorer));
      case ONNX -> OnnxWriter.write(scorer, precision);
      case SQL -> utf8(SqlWriter.write(scorer, dialect, from));
      case JAVA -> utf8(JavaWriter.write(scorer, className));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void checkFormatOf(List<String> options) {
    for (String option : options) {
      Format only = OF_ONE_FORMAT.get(option);
      if (format != only && given().hasMatchedOption(option)) {
        throw new UsageException(
            "%s is of --format %s, but the format is %s".formatted(option, only, format));
      }
    }
  }
}
