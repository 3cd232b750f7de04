package io.pulsemill.features;

/** Why a subject is left out whole though each of its records can be read. */
enum Contradiction {
  /** Records of the subject give different labels. */
  TWO_LABELS("two-labels"),
  /** Two records of the subject give different values for one time. */
  TWO_VALUES("two-values"),
  /** No record gives its label, which need not be in each: no fault, so never held against it. */
  NO_LABEL("no-label");

  private final String key;

  Contradiction(String key) {
    this.key = key;
  }

  /** The name in counters and files. */
  String key() {
    return key;
  }
}
