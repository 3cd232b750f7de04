package io.pulsemill.predict;

import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * In: (null, reference to a row group). Out: one (null, prediction) per row, in the order of the
 * rows: subject, predicted class, a probability for each class. A row with a missing value gets
 * nulls.
 */
public final class PredictMapper
    extends Mapper<NullWritable, RowGroupRef, NullWritable, FeatureRow> {
  private RowGroupReader rowGroups;
  private SoftmaxModel model;
  private double[] x;

  /** Every row is counted once, as one or the other. */
  enum Rows {
    PREDICTED,
    MISSING_VALUE
  }

  @Override
  protected void setup(Context context) throws IOException {
    Configuration conf = context.getConfiguration();
    rowGroups = new RowGroupReader(conf, RowGroupInputFormat.columns(conf));
    model = ModelFile.of(conf);
    x = new double[model.features().size()];
  }

  @Override
  protected void map(NullWritable key, RowGroupRef where, Context context)
      throws IOException, InterruptedException {
    RowGroup rows = rowGroups.read(where);
    long predicted = 0;
    for (int r = 0; r < rows.rows(); r++) {
      boolean measured = rows.measured(r);
      predicted += measured ? 1 : 0;
      context.write(key, measured ? predict(rows, r) : unknown(subject(rows, r)));
    }
    context.getCounter(Rows.PREDICTED).increment(predicted);
    context.getCounter(Rows.MISSING_VALUE).increment(rows.rows() - predicted);
  }

  @Override
  protected void cleanup(Context context) throws IOException {
    rowGroups.close();
  }

  private FeatureRow predict(RowGroup rows, int r) {
    rows.copyRow(r, x, 0);
    double[] logProbabilities = model.logProbabilities(x);
    double[] probabilities = Arrays.stream(logProbabilities).map(StrictMath::exp).toArray();
    String predicted = model.classes().get(SoftmaxModel.predict(logProbabilities));
    return new FeatureRow(subject(rows, r), predicted, probabilities);
  }

  private FeatureRow unknown(String subject) {
    double[] nulls = new double[model.classes().size()];
    Arrays.fill(nulls, Double.NaN);
    return new FeatureRow(subject, null, nulls);
  }

  /** A row without an id keeps its prediction, under an empty one. */
  private static String subject(RowGroup rows, int r) {
    return rows.subject(r) == null ? "" : rows.subject(r);
  }
}
