package io.pulsemill.features;

import io.pulsemill.json.SealedJson;
import io.pulsemill.record.TableDescription;
import io.pulsemill.series.NameList;

/** {@link TableDescription} as the text of {@code _features.json}, a {@link SealedJson}. */
public final class FeaturesJson {
  private FeaturesJson() {}

  /**
   * The text of the file.
   *
   * @param labeled whether the table has a label column
   */
  public static String of(FeaturesSettings settings, boolean labeled, FeaturesResult result) {
    ColumnNames names = settings.columns();
    return SealedJson.write(
        new TableDescription(
            settings.featureNames(),
            result.subjects(),
            result.records(true),
            result.contradictorySubjects(),
            new TableDescription.Columns(
                names.subject(),
                names.series() == null ? names.time() : names.series().toString(),
                names.series() == null ? NameList.join(names.values()) : names.series().toString(),
                labeled ? names.label() : null),
            NameList.join(settings.times().formats())));
  }

  /**
   * Reads what {@link #of} wrote, in any format so far.
   *
   * @param where the text comes from, for messages
   * @throws io.pulsemill.InputException naming where, what was expected and what was found
   */
  public static TableDescription read(String text, String where) {
    return SealedJson.read(text, where, TableDescription.class);
  }
}
