package io.pulsemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.inference.Correlation;
import io.pulsemill.inference.Estimate;
import io.pulsemill.inference.GoodnessOfFit;
import io.pulsemill.inference.Inspected;
import io.pulsemill.inference.Inspection;
import io.pulsemill.inference.WaldTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionSectionTest {
  private static final GoodnessOfFit FIT =
      new GoodnessOfFit(-10, -20, 20, 1, 1e-5, 0.5, 2, 2, 24, 25);

  @Test
  void eachClassHasATableAndAPictureOfItsIntervals() {
    String page = page(new Inspected(inspection(null, 0), null));
    assertThat(page)
        .contains("Class a&lt;b", "Class c", ">(intercept)<", ">mean<", ">1.50000<", ">1.00e-05<")
        .contains("Coefficients of class a&lt;b", "centered over the classes", "<svg", ">-0.5000<")
        .doesNotContain("No picture", "NaN", "drawn towards 0");
  }

  @Test
  void aModelWithoutStandardErrorsHasTheReason() {
    assertThat(page(new Inspected(null, "no standard errors: it did not converge")))
        .contains("This model has no standard errors: it did not converge.")
        .doesNotContain("<svg");
  }

  @Test
  void theTerminalShowsWhatThePageShows() {
    assertThat(InspectionText.write(inspection("c", 0.5)))
        .contains("log-likelihood, nats     -10.0000000000", "differences to class 'c'", "--l2 0.5")
        .contains("a<b          coefficient", "<1e-300", "–")
        .doesNotContain("NaN");
  }

  private static Inspection inspection(String reference, double l2) {
    WaldTest intercept = new WaldTest(0, Double.NaN, Double.NaN, 1, 1);
    WaldTest slope = new WaldTest(0.25, 6, 1e-5, 1, 2);
    WaldTest sure = new WaldTest(0.25, 60, 0, 1, 2);
    List<Estimate> first =
        List.of(
            new Estimate("a<b", null, 1, intercept, null),
            new Estimate("a<b", "mean", 1.5, reference == null ? slope : sure, null));
    List<Estimate> all =
        reference != null
            ? first
            : List.of(
                first.get(0),
                first.get(1),
                new Estimate("c", null, -1, intercept, null),
                new Estimate("c", "mean", -1.5, slope, null));
    return new Inspection(
        List.of("a<b", "c"),
        List.of("mean"),
        List.of(2.0),
        reference,
        30,
        null,
        l2,
        FIT,
        1.5,
        all,
        List.of(new Correlation("a<b", "mean", "c", "mean", -0.5)));
  }

  private static String page(Inspected inspected) {
    HtmlWriter page = new HtmlWriter();
    new InspectionSection(inspected).write(page, new Picture(page));
    return page.page();
  }
}
