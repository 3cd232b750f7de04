package io.pulsemill.api;

import io.pulsemill.cli.Verbs;
import io.pulsemill.features.SampleJob;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.compare.ComparisonJson;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.ResultFiles;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.record.RunJson;
import io.pulsemill.scratch.ScratchFolder;
import io.pulsemill.selection.SelectionJson;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.InputPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapred.JobConf;

/**
 * The verbs of the command line for a program that explores: each takes values and returns a value
 * that never changes. Five lines from a CSV file to a confusion matrix:
 *
 * <pre>{@code
 * var mill = Pulsemill.local();
 * var table = mill.table("examples/heart-rates.csv");
 * var model = mill.train(table, Map.of("l2", 0.01));
 * var evaluation = mill.evaluate(model, table, Map.of("rows", "all"));
 * System.out.println(evaluation.confusion());
 * }</pre>
 *
 * <p>Options are those of the verb of the same name, without their dashes, with its defaults. A
 * result stays where the option {@code output} puts it, and otherwise until the JVM ends. Paths are
 * those of Hadoop; what is not absolute is in the working folder or, on HDFS, in the user's home.
 * Warnings go to standard error.
 *
 * <p>Each method throws {@link io.pulsemill.InputException} if what it is given cannot be used, and
 * {@link IllegalArgumentException} if an option is unknown or out of its range, both with the line
 * that the command prints.
 */
public final class Pulsemill {
  private final Configuration conf;
  private final Verbs verbs;
  private final WorkFolder unnamed;
  private final TableReader tables;

  private Pulsemill(Configuration conf, boolean shown) throws IOException {
    this.conf = conf;
    verbs = new Verbs(conf, shown);
    unnamed = unnamed(conf);
    tables = new TableReader(conf, unnamed);
  }

  /** The folder of what nobody has named: of temporary files, or on HDFS in the user's home. */
  private static WorkFolder unnamed(Configuration conf) throws IOException {
    FileSystem files = FileSystem.get(conf);
    if (!files.getScheme().equals("file")) {
      return WorkFolder.inHome(conf);
    }
    Path folder =
        files.makeQualified(
            new Path(Files.createTempDirectory(ScratchFolder.ofThisProcess(), "api").toString()));
    return new WorkFolder(files, folder, folder);
  }

  /** On files of this machine, in this JVM. */
  public static Pulsemill local() throws IOException {
    Configuration conf = new Configuration();
    conf.set(FileSystem.FS_DEFAULT_NAME_KEY, FileSystem.DEFAULT_FS);
    conf.set("mapreduce.framework.name", "local");
    return new Pulsemill(conf, false);
  }

  /**
   * On the file system and the cluster of a configuration, such as {@code new Configuration()} with
   * {@code HADOOP_CONF_DIR} on the class path.
   *
   * @throws io.pulsemill.InputException if no cluster answers
   */
  public static Pulsemill on(Configuration conf) throws IOException {
    Configuration own = new JobConf(conf); // else mapred-site.xml has not been read
    Cluster.require(own);
    return new Pulsemill(own, false);
  }

  /** The same, saying on standard error how far its work is. */
  public Pulsemill withProgress() throws IOException {
    return new Pulsemill(conf, true);
  }

  /** Makes observations of subjects; returns where they are. */
  public String simulate(Map<String, ?> options) throws IOException {
    return run("simulate", "observations", options, Map.of()).toString();
  }

  /**
   * Some series of each label, the same whatever the order of the observations. Bad records, and
   * subjects that contradict themselves, are left out with a warning; {@link #features} tells where
   * they are.
   */
  public SeriesSample series(String input, int perLabel) throws IOException {
    return series(input, perLabel, Map.of());
  }

  /** The same; options of {@code features} that say how observations are read. */
  public SeriesSample series(String input, int perLabel, Map<String, ?> options)
      throws IOException {
    if (perLabel < 1) {
      throw new IllegalArgumentException(
          "Series per label: expected 1 or more but found " + perLabel);
    }
    Map<String, Object> all = asked("features", options, Map.of("input", input));
    all.putIfAbsent("output", "unused");
    return new SeriesSample(
        SampleJob.run(
                conf, verbs.reading(all), input, perLabel, unnamed.next("sample"), verbs.progress())
            .stream()
            .map(TimeSeries::new)
            .toList());
  }

  /** Makes a feature table of observations. */
  public Table features(String input) throws IOException {
    return features(input, Map.of());
  }

  /** The same with options. */
  public Table features(String input, Map<String, ?> options) throws IOException {
    return table(run("features", "features", options, Map.of("input", input)).toString());
  }

  /** A table that is there: Parquet, or CSV with a header. */
  public Table table(String path) throws IOException {
    return table(path, Map.of());
  }

  /**
   * The same. Without a label column it can be predicted, but not trained on.
   *
   * @param reading {@code subject-column}, {@code label-column}, {@code split-column}, {@code
   *     weight-column}, {@code features} and {@code null}, as {@code train} takes them
   */
  public Table table(String path, Map<String, ?> reading) throws IOException {
    return tables.open(path, reading);
  }

  /** The first rows of a table, at most so many. */
  public Rows rows(Table table, int most) throws IOException {
    return tables.rows(table, most);
  }

  /** Trains a model on a table. */
  public Model train(Table table) throws IOException {
    return train(table, Map.of());
  }

  /** The same with options, such as {@code l2} and {@code engine}. */
  public Model train(Table table, Map<String, ?> options) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>(options);
    Path record = new Path(all.computeIfAbsent("record", any -> unnamed.next("run")).toString());
    Path output = run("train", "model", all, table.training());
    return new Model(
        ModelFile.read(conf, output, verbs.progress()), files().read(record, RunJson::read));
  }

  /** The penalty that cross-validation picks, with the model trained with it. */
  public Selection select(Table table) throws IOException {
    return select(table, Map.of());
  }

  /** The same with options. */
  public Selection select(Table table, Map<String, ?> options) throws IOException {
    Path output = run("select", "selection", options, table.training());
    return new Selection(
        files().read(new Path(output, "selection.json"), SelectionJson::read),
        model(new Path(output, "model.json").toString()));
  }

  /** A model that is there. */
  public Model model(String path) throws IOException {
    return new Model(ModelFile.read(conf, InputPaths.path(path), verbs.progress()), null);
  }

  /**
   * Writes the model as {@code model.json}, in the place of a file that is there.
   *
   * @throws io.pulsemill.InputException if that is a folder
   */
  public void save(Model model, String path) throws IOException {
    OutputFile.prepare(conf, InputPaths.path(path), true).write(model.json());
  }

  /** How good a model is on the test rows of a table. */
  public Evaluation evaluate(Model model, Table table) throws IOException {
    return evaluate(model, table, Map.of());
  }

  /** The same with options, such as {@code rows}. */
  public Evaluation evaluate(Model model, Table table, Map<String, ?> options) throws IOException {
    Path output =
        run("evaluate", "evaluation", options, table.scoring(Map.of("model", kept(model))));
    return new Evaluation(files().read(output, EvaluationJson::read));
  }

  /** Which of some models is better on the test rows of a table; they have their names here. */
  public Comparison compare(Map<String, Model> models, Table table) throws IOException {
    return compare(models, table, Map.of());
  }

  /** The same with options. */
  public Comparison compare(Map<String, Model> models, Table table, Map<String, ?> options)
      throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    for (Map.Entry<String, Model> model : inOrder(models).entrySet()) {
      names.put(kept(model.getValue()), model.getKey());
    }
    String paths = String.join(",", names.keySet());
    Path output = run("compare", "comparison", options, table.scoring(Map.of("models", paths)));
    ComparisonRecord record = files().read(output, ComparisonJson::read);
    return new Comparison(record.named(path -> names.getOrDefault(path, path)));
  }

  /** In their order if they have one; else by name, not by hash. */
  private static Map<String, Model> inOrder(Map<String, Model> models) {
    boolean ordered = models instanceof LinkedHashMap || models instanceof SortedMap;
    return ordered ? models : new TreeMap<>(models);
  }

  /** The predicted class of each row of a table, as the label of a table of probabilities. */
  public Table predict(Model model, Table table) throws IOException {
    return predict(model, table, Map.of());
  }

  /** The same with options. */
  public Table predict(Model model, Table table, Map<String, ?> options) throws IOException {
    Map<String, Object> fixed = table.scoring(Map.of("model", kept(model)));
    return predicted(run("predict", "predictions", options, fixed));
  }

  /** The same of the subjects of observations, which need no labels; options say how to read. */
  public Table predict(Model model, String input, Map<String, ?> options) throws IOException {
    Map<String, Object> fixed = Map.of("input", input, "model", kept(model));
    return predicted(run("predict", "predictions", options, fixed));
  }

  private Table predicted(Path output) throws IOException {
    return tables.open(output.toString(), Map.of(), "predicted");
  }

  private String kept(Model model) throws IOException {
    Path path = unnamed.next("model");
    save(model, path.toString());
    return path.toString();
  }

  private ResultFiles files() {
    return new ResultFiles(conf, verbs.progress());
  }

  /** Runs a verb; returns its output. */
  private Path run(String verb, String name, Map<String, ?> options, Map<String, ?> fixed)
      throws IOException {
    Map<String, Object> all = asked(verb, options, fixed);
    Object output = all.computeIfAbsent("output", any -> unnamed.next(name));
    verbs.run(verb, all);
    return new Path(Objects.requireNonNull(output).toString());
  }

  private static Map<String, Object> asked(
      String verb, Map<String, ?> options, Map<String, ?> fixed) {
    List<String> twice = new ArrayList<>(options.keySet());
    twice.retainAll(fixed.keySet());
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected other options but found %s, which its arguments give"
              .formatted(verb, twice));
    }
    Map<String, Object> all = new LinkedHashMap<>(fixed);
    all.putAll(options);
    return all;
  }
}
