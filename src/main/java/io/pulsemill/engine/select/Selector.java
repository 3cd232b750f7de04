package io.pulsemill.engine.select;

import io.pulsemill.engine.RunContext;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.selection.SelectionSettings;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who does a whole selection with an engine. */
public interface Selector {
  /**
   * What is to be selected from.
   *
   * @param training of each fit; its penalty does not matter
   * @param known statistics of the training rows; null costs a pass
   */
  record Request(
      FeatureTable table,
      TrainingSettings training,
      SelectionSettings settings,
      @Nullable TrainingStatistics known) {}

  /**
   * Selects.
   *
   * @throws io.pulsemill.engine.EngineUnavailableException if the engine cannot do it, but another
   *     can
   */
  Selected select(Request request, RunContext context) throws IOException;
}
