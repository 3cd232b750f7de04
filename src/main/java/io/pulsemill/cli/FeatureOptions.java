package io.pulsemill.cli;

import picocli.CommandLine.Option;

/**
 * Which columns identify and label a subject, and which features are computed; not for predictions.
 */
final class FeatureOptions {
  static final String SUBJECT_COLUMN = "ts_number";

  @Option(
      names = "--subject-column",
      defaultValue = SUBJECT_COLUMN,
      paramLabel = "NAME",
      description = "Column that identifies the series of a reading.")
  private String subject;

  @Option(
      names = "--label-column",
      defaultValue = "category",
      paramLabel = "NAME",
      description = "Column of the subject's class.")
  private String label;

  @Option(
      names = "--features",
      defaultValue = "mean,std,min,low_quart,median,up_quart,max",
      paramLabel = "NAMES",
      description =
          "Comma-separated features; also available: range, iqr, skewness, kurtosis, trend,"
              + " autocorrelation, mean_abs_change, observations.")
  private String features;

  @Option(
      names = "--labels",
      paramLabel = "PATH,…",
      description =
          "Files with the label of each subject, in the dialect of the observations, whose own"
              + " labels are not read; without a header: subject, label.")
  private String labels;

  @Option(
      names = "--label-once",
      description =
          "A label may be in any of a subject's records, such as the first; where it is empty or"
              + " one of --null, another record gives it.")
  private boolean labelOnce;

  /** Files with labels, or null. */
  String labels() {
    if (labels != null && labels.isBlank()) {
      throw new UsageException("--labels: expected files but found nothing");
    }
    return labels;
  }

  boolean labelOnce() {
    return labelOnce;
  }

  String subject() {
    return subject;
  }

  String label() {
    return label;
  }

  String features() {
    return features;
  }
}
