package io.pulsemill.features;

import static io.pulsemill.features.ReadingsWritableTest.readings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectReadingsTest {
  private final SubjectReadings subject = new SubjectReadings(List.of("x"));

  @Test
  void readingsThatAgreeAreSorted() throws Exception {
    subject.add(readings("a", "3,1", "1,2"));
    subject.add(readings("a", "2,5", "1,2"));

    assertThat(subject.contradiction()).isEmpty();
    assertThat(subject.label()).isEqualTo("a");
    assertThat(subject.rows()).isEqualTo(4);
    assertThat(subject.series().get(0).dropDuplicates()).isEqualTo(1);
    assertThat(subject.series().get(0).time(1)).isEqualTo(2);
    assertThat(subject.series().get(0).value(1)).isEqualTo(5);
  }

  @Test
  void twoLabelsContradictWhateverTheValues() throws Exception {
    subject.add(readings("b", "1,1", "1,2"));
    subject.add(readings("a", "3,1"));

    assertThat(subject.contradiction()).contains(Contradiction.TWO_LABELS);
    assertThat(subject.rows()).isEqualTo(3);
    assertThat(subject.detail(Contradiction.TWO_LABELS))
        .isEqualTo("expected one label but found 'a', 'b'");
  }

  @Test
  void ofManyLabelsTheSmallestAreNamed() throws Exception {
    for (String label : new String[] {"e", "b", "d", "a", "c", "a"}) {
      subject.add(readings(label, "1,1"));
    }

    assertThat(subject.detail(Contradiction.TWO_LABELS))
        .isEqualTo("expected one label but found 'a', 'b', 'c'");
  }

  @Test
  void twoValuesAtOneTimeContradict() throws Exception {
    subject.add(readings("a", "1,1", "1,1", "7,2.5"));
    subject.add(readings("a", "7,2", "2,0"));

    assertThat(subject.contradiction()).contains(Contradiction.TWO_VALUES);
    assertThat(subject.detail(Contradiction.TWO_VALUES))
        .isEqualTo("expected one value at 7 but found 2.0 and 2.5");
  }

  @Test
  void dateOfTwoValuesIsNamedAsADate() throws Exception {
    subject.add(readings("a", "1969-12-31T23:59:59.5Z,1", "1969-12-31T23:59:59.5,2"));

    assertThat(subject.contradiction()).contains(Contradiction.TWO_VALUES);
    assertThat(subject.detail(Contradiction.TWO_VALUES))
        .isEqualTo("expected one value at 1969-12-31T23:59:59.500Z but found 1.0 and 2.0");
  }

  @Test
  void nothingIsLeftOfTheSubjectBefore() throws Exception {
    subject.add(readings("a", "1,1", "1,2"));
    subject.add(readings("b", "1,1"));
    subject.clear();
    subject.add(readings("c", "2021-01-01,1"));

    assertThat(subject.contradiction()).isEmpty();
    assertThat(subject.label()).isEqualTo("c");
    assertThat(subject.rows()).isEqualTo(1);
    assertThat(subject.series().get(0).size()).isEqualTo(1);
  }
}
