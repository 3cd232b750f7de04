package io.pulsemill.report;

import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.inference.Inspected;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.record.Run;
import io.pulsemill.record.Stage;
import io.pulsemill.record.TrainingRun;
import io.pulsemill.selection.SelectionRecord;
import org.jspecify.annotations.Nullable;

/**
 * The page of a run. It loads nothing, runs nothing, and shows no number that is not in the files
 * it is made of.
 */
public final class Report {
  /** The browser must load nothing, whatever a label contains. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private Report() {}

  /**
   * The page: HTML 5, to be stored as UTF-8.
   *
   * @param name of the run, for the title
   * @param run {@code run.json}
   * @param evaluation {@code evaluation.json}
   * @param inspected of {@code model.json}; null leaves its section out
   * @param tradeoff with its model; null leaves its sections out
   * @param comparison {@code comparison.json}; null leaves its section out
   */
  public static String html(
      String name,
      Run run,
      EvaluationRecord evaluation,
      @Nullable Inspected inspected,
      @Nullable Tradeoff tradeoff,
      @Nullable ComparisonRecord comparison) {
    HtmlWriter page = begun(name);
    page.open("body").open("header").element("h1", "A run of Pulsemill");
    page.element("p", name, "class", "path");
    headline(page, run, evaluation);
    page.close().open("main");
    Picture picture = new Picture(page);
    new EvaluationSection(evaluation).write(page, picture);
    if (comparison != null) {
      new ComparisonSection(comparison).write(page, picture);
    }
    if (inspected != null) {
      new InspectionSection(inspected).write(page, picture);
    }
    new ConvergenceSection(run.training()).write(page, picture);
    new TimeSection(run.stages()).write(page, picture);
    if (tradeoff != null) {
      new TradeoffSection(tradeoff).write(page, picture);
    }
    new RecordSection(run).write(page);
    page.close().close().close();
    return page.page();
  }

  /**
   * The page of a selection.
   *
   * @param name of the selection, for the title
   */
  public static String html(String name, SelectionRecord selection) {
    HtmlWriter page = begun(name);
    page.open("body").open("header").element("h1", "A selection by Pulsemill");
    page.element("p", name, "class", "path");
    page.open("dl", "class", "headline");
    fact(page, "penalty", Figures.setting(selection.pick().penalty()));
    fact(page, "log loss, nats", Figures.nats(selection.pick().logLoss()));
    fact(page, "accuracy", Figures.share(selection.pick().accuracy()));
    fact(page, "rows", Figures.whole(selection.rows()));
    page.close().close().open("main");
    new SelectionSection(selection).write(page, new Picture(page));
    page.close().close().close();
    return page.page();
  }

  /** The page, its head written. */
  private static HtmlWriter begun(String name) {
    HtmlWriter page = new HtmlWriter();
    page.open("html", "lang", "en").open("head");
    page.open("meta", "charset", "utf-8");
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.open("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", "Pulsemill: " + name);
    page.open("style").trusted(Style.ofPage()).close().close();
    return page;
  }

  private static void headline(HtmlWriter page, Run run, EvaluationRecord evaluation) {
    page.open("dl", "class", "headline");
    fact(page, "accuracy", Figures.share(evaluation.accuracy()));
    fact(page, "log loss, nats", Figures.nats(evaluation.logLoss()));
    fact(page, "rows evaluated", Figures.whole(evaluation.rows()));
    if (!run.training().isEmpty()) {
      TrainingRun training = run.training().get(0);
      fact(page, "rows trained on", Figures.whole(training.trainingRows()));
      fact(page, "engine", training.engine());
    }
    double seconds = run.stages().stream().mapToDouble(Stage::seconds).sum();
    fact(page, "seconds, all stages", Figures.seconds(seconds));
    page.close();
  }

  private static void fact(HtmlWriter page, String name, String value) {
    page.open("div").element("dt", name).element("dd", value).close();
  }
}
