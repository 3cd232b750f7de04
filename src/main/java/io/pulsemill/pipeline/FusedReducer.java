package io.pulsemill.pipeline;

import io.pulsemill.engine.resident.FusedTask;
import io.pulsemill.features.FeaturesReducer;
import io.pulsemill.table.FeatureRow;
import java.io.IOException;

/** Makes a part of the table, and stays to train on its rows. */
public final class FusedReducer extends FeaturesReducer {
  private FusedTask task;

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    try (FusedTask begun = FusedTask.begin(context)) {
      task = begun;
      super.run(context);
      task.await(context);
    }
  }

  @Override
  protected void write(FeatureRow row, Context context) throws IOException, InterruptedException {
    super.write(row, context);
    task.add(row);
  }
}
