package io.pulsemill.costmodel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.InputException;
import io.pulsemill.json.JsonFields;
import io.pulsemill.json.SealedJson;
import java.util.List;

/**
 * {@link Tradeoff} as the text of {@code tradeoff.json}, a {@link SealedJson}. Keys stand in a
 * fixed order; unknown ones are ignored when reading.
 */
public final class TradeoffJson {
  private TradeoffJson() {}

  /** The text: indented, lines ended by a single line feed, the last one too. */
  public static String write(Tradeoff tradeoff) {
    ObjectNode root = SealedJson.start();
    root.set("versions", tradeoff.versions());
    root.set("settings", tradeoff.settings());
    Machines where = tradeoff.where();
    root.putObject("where")
        .put("cores", where.cores())
        .put("cluster", where.cluster())
        .put("workers", where.workers())
        .put("taskSlots", where.taskSlots());
    MeasuredTable table = tradeoff.table();
    root.putObject("table")
        .put("path", table.path())
        .put("rows", table.rows())
        .put("bytes", table.bytes())
        .put("features", table.features())
        .put("classes", table.classes());
    ArrayNode runs = root.putArray("runs");
    tradeoff.runs().forEach(run -> RunJson.write(run, runs.addObject()));
    ArrayNode failed = root.putArray("failed");
    tradeoff.failed().forEach(run -> RunJson.write(run, failed.addObject()));
    ModelFields.write(tradeoff.model(), root.putObject("model"));
    return SealedJson.write(root);
  }

  /**
   * Reads what {@link #write} wrote; fits the model if the text, of another hand, has none.
   *
   * @param where the text comes from, for messages
   * @throws InputException naming where, what was expected and what was found
   */
  public static Tradeoff read(String text, String where) {
    JsonNode json = SealedJson.read(text, where);
    try {
      JsonFields root = new JsonFields(json, "");
      root.wholeNumber("format", 1);
      Machines machines = where(root.object("where"));
      MeasuredTable table = table(root.object("table"));
      List<MeasuredRun> runs = root.objects("runs").stream().map(RunJson::read).toList();
      return new Tradeoff(
          root.get("versions"),
          root.get("settings"),
          machines,
          table,
          runs,
          root.objects("failed").stream().map(RunJson::readFailed).toList(),
          root.has("model")
              ? ModelFields.read(root.object("model"))
              : FittedModel.of(machines, table, runs));
    } catch (InputException e) {
      throw new InputException(where + ": " + e.getMessage(), e);
    }
  }

  private static Machines where(JsonFields where) {
    return new Machines(
        where.count("cores", 1),
        where.flag("cluster"),
        where.count("workers", 0),
        where.count("taskSlots", 0));
  }

  private static MeasuredTable table(JsonFields table) {
    return new MeasuredTable(
        table.string("path"),
        table.wholeNumber("rows", 1),
        table.wholeNumber("bytes", 0),
        table.count("features", 1),
        table.count("classes", 2));
  }
}
