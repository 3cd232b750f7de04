package io.pulsemill.cli;

import picocli.CommandLine.Option;

/** Which columns name and label a subject, and which features are made; not for predictions. */
final class FeatureOptions {
  @Option(
      names = "--subject-column",
      defaultValue = "ts_number",
      paramLabel = "NAME",
      description = "Column that names the series a reading belongs to.")
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
      description = {
        "Features, comma-separated; also known: range, iqr, skewness, kurtosis,",
        "trend, autocorrelation, mean_abs_change, observations."
      })
  private String features;

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
