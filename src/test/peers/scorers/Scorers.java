import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.pmml4s.model.Model;

/**
 * Scores the rows of each FOLDER/CASE/rows.bin by the exports beside it, and writes what each scorer
 * gives to FOLDER/CASE/SCORER.bin: a label (empty: none) and the probabilities (NaN: none) per row.
 */
public class Scorers {
  /** Stands for null in rows.bin. */
  private static final double NULL = Double.MIN_VALUE;

  private final Path folder;
  private final String subject;
  private final List<String> features;
  private final List<String> classes;
  private final double[][] rows;

  private Scorers(Path folder) throws IOException {
    this.folder = folder;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve("rows.bin"))))) {
      subject = in.readUTF();
      features = names(in);
      classes = names(in);
      rows = new double[in.readInt()][features.size()];
      for (double[] row : rows) {
        for (int j = 0; j < row.length; j++) {
          row[j] = in.readDouble();
        }
      }
    }
  }

  private static List<String> names(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  public static void main(String[] args) throws Exception {
    try (var files = Files.list(Path.of(args[0]))) {
      for (Path folder : files.filter(Files::isDirectory).sorted().toList()) {
        Scorers scorers = new Scorers(folder);
        scorers.timed("jpmml", scorers::jpmml);
        scorers.timed("pmml4s", scorers::pmml4s);
        scorers.timed("onnx", out -> scorers.onnx("model.onnx", false, out));
        scorers.timed("onnx32", out -> scorers.onnx("model32.onnx", true, out));
      }
    }
  }

  private interface Scoring {
    void to(DataOutputStream out) throws Exception;
  }

  private void timed(String name, Scoring scoring) throws Exception {
    long start = System.nanoTime();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ".bin"))))) {
      scoring.to(out);
    }
    System.out.printf("%s %s %.1f s%n", folder.getFileName(), name, (System.nanoTime() - start) / 1e9);
  }

  private static void write(DataOutputStream out, String label, double[] p) throws IOException {
    out.writeUTF(label == null ? "" : label);
    for (double probability : p) {
      out.writeDouble(probability);
    }
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  private Map<String, Object> named(double[] row, boolean onlyFinite) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int j = 0; j < row.length; j++) {
      boolean missing = row[j] == NULL || (onlyFinite && !Double.isFinite(row[j]));
      named.put(features.get(j), missing ? null : row[j]);
    }
    return named;
  }

  /** The names that the file gives its outputs: underscores in front, if a feature has the name. */
  private void write(DataOutputStream out, List<String> names, Map<String, ?> result)
      throws IOException {
    double[] p = new double[classes.size()];
    for (int c = 0; c < p.length; c++) {
      p[c] = number(result.get(names.get(names.size() - p.length + c)));
    }
    Object label = result.get(names.get(names.size() - p.length - 1));
    write(out, label == null ? null : label.toString(), p);
  }

  private void jpmml(DataOutputStream out) throws Exception {
    Evaluator evaluator =
        new LoadingModelEvaluatorBuilder().load(folder.resolve("model.pmml").toFile()).build();
    evaluator.verify();
    List<String> names = new ArrayList<>();
    evaluator.getOutputFields().forEach(field -> names.add(field.getName()));
    for (double[] row : rows) {
      write(out, names, evaluator.evaluate(named(row, false)));
    }
  }

  /** It does not look at the intervals of fields: who calls it has to make NaN missing. */
  private void pmml4s(DataOutputStream out) throws Exception {
    Model model = Model.fromFile(folder.resolve("model.pmml").toFile());
    List<String> names = List.of(model.outputNames());
    for (double[] row : rows) {
      write(out, names, model.predict(named(row, true)));
    }
  }

  private void onnx(String file, boolean floats, DataOutputStream out) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(folder.resolve(file).toString())) {
      for (int first = 0; first < rows.length; first += 1000) {
        int count = Math.min(1000, rows.length - first);
        double[][] some = new double[count][features.size()];
        float[][] rounded = new float[count][features.size()];
        for (int i = 0; i < count; i++) {
          for (int j = 0; j < features.size(); j++) {
            double x = rows[first + i][j];
            some[i][j] = x == NULL ? Double.NaN : x;
            rounded[i][j] = (float) some[i][j];
          }
        }
        Object input = floats ? rounded : some;
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input);
            OrtSession.Result result = session.run(Map.of("features", tensor))) {
          String[] labels = (String[]) result.get("label").get().getValue();
          Object probabilities = result.get("probabilities").get().getValue();
          for (int i = 0; i < count; i++) {
            double[] p = new double[classes.size()];
            for (int c = 0; c < p.length; c++) {
              p[c] = floats ? ((float[][]) probabilities)[i][c] : ((double[][]) probabilities)[i][c];
            }
            write(out, labels[i], p);
          }
        }
      }
    }
  }
}
