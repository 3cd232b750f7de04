package io.pulsemill.simulate;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * In: (file number, subject number). Out: (file number, the CSV lines of the subject {@code
 * <file>_<subject>}, each ended by a line feed).
 */
final class SimulateMapper extends Mapper<IntWritable, LongWritable, IntWritable, Text> {
  /** Counted over the whole job. */
  enum Simulated {
    SUBJECTS,
    READINGS
  }

  private final StringBuilder rows = new StringBuilder();
  private final Text text = new Text();
  private PulseSimulator simulator;
  private List<String> dates;

  @Override
  protected void setup(Context context) {
    SimulateSettings settings = SimulateSettings.read(context.getConfiguration());
    simulator = new PulseSimulator(settings.seed(), settings.days());
    dates = simulator.dates();
  }

  @Override
  protected void map(IntWritable file, LongWritable number, Context context)
      throws IOException, InterruptedException {
    String subject = file.get() + "_" + number.get();
    rows.setLength(0);
    simulator.series(subject).appendRows(dates, subject, rows);
    text.set(rows.toString());
    context.write(file, text);
    context.getCounter(Simulated.SUBJECTS).increment(1);
    context.getCounter(Simulated.READINGS).increment(dates.size());
  }
}
