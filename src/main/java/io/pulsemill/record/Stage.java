package io.pulsemill.record;

import io.pulsemill.timing.PhaseTimes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One stage of a run.
 *
 * @param stage its name
 * @param seconds wall time
 * @param parts its seconds by phase
 * @param remainder seconds of no phase
 */
public record Stage(String stage, long rows, double seconds, PhaseTimes parts, double remainder) {
  /** All its seconds by the part's name. */
  public Map<String, Double> byPart() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    parts.parts().forEach((phase, of) -> seconds.put(phase.key(), of));
    seconds.put("remainder", remainder);
    return seconds;
  }
}
