package io.pulsemill.costmodel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.InputException;
import io.pulsemill.json.JsonFields;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The entry {@code model}. */
final class ModelFields {
  private ModelFields() {}

  static void write(FittedModel model, ObjectNode node) {
    ObjectNode engines = node.putObject("engines");
    model
        .engines()
        .forEach(
            (engine, costs) -> {
              ObjectNode one = engines.putObject(engine.key());
              costs.costs().forEach((term, cost) -> one.put(term.key(), cost));
            });
    ObjectNode errors = node.putObject("errors");
    model
        .errors()
        .forEach(
            (engine, error) ->
                errors
                    .putObject(engine.key())
                    .put("leftOutMedian", error.leftOutMedian())
                    .put("leftOutWorst", error.leftOutWorst())
                    .put("runs", error.runs()));
    ArrayNode breakEven = node.putArray("breakEven");
    for (BreakEven where : model.breakEven()) {
      breakEven
          .addObject()
          .put("one", where.one().key())
          .put("other", where.other().key())
          .put("workers", where.workers())
          .put("rows", where.rows())
          .put("measured", where.measured());
    }
    ArrayNode predictions = node.putArray("predictions");
    for (Prediction prediction : model.predictions()) {
      ObjectNode one =
          predictions
              .addObject()
              .put("workers", prediction.workers())
              .put("rows", prediction.rows());
      ObjectNode seconds = one.putObject("seconds");
      prediction.seconds().forEach((engine, some) -> seconds.put(engine.key(), some));
    }
  }

  static FittedModel read(JsonFields model) {
    return new FittedModel(
        byEngine(model, "engines", ModelFields::costs),
        byEngine(model, "errors", ModelFields::error),
        model.objects("breakEven").stream().map(ModelFields::breakEven).toList(),
        model.objects("predictions").stream().map(ModelFields::prediction).toList());
  }

  private static <V> Map<EngineKind, V> byEngine(
      JsonFields object, String key, BiFunction<JsonFields, String, V> entry) {
    Map<EngineKind, V> all = new EnumMap<>(EngineKind.class);
    object
        .each(key, entry)
        .forEach((name, value) -> all.put(RunJson.engine(name, object.at(key)), value));
    return all;
  }

  private static EngineCosts costs(JsonFields engines, String engine) {
    Map<CostTerm, Double> costs = new EnumMap<>(CostTerm.class);
    engines
        .each(engine, JsonFields::amount)
        .forEach((name, cost) -> costs.put(term(name, engines.at(engine)), cost));
    return new EngineCosts(costs);
  }

  private static CostTerm term(String name, String where) {
    for (CostTerm term : CostTerm.values()) {
      if (term.key().equals(name)) {
        return term;
      }
    }
    throw new InputException("%s: expected terms of a cost but found '%s'".formatted(where, name));
  }

  private static ModelError error(JsonFields errors, String engine) {
    JsonFields error = errors.object(engine);
    return new ModelError(
        error.amount("leftOutMedian"), error.amount("leftOutWorst"), error.count("runs", 1));
  }

  private static BreakEven breakEven(JsonFields where) {
    return new BreakEven(
        RunJson.engine(where, "one"),
        RunJson.engine(where, "other"),
        where.count("workers", 0),
        where.has("rows") ? where.wholeNumber("rows", 1) : null,
        where.flag("measured"));
  }

  private static Prediction prediction(JsonFields prediction) {
    return new Prediction(
        prediction.count("workers", 0),
        prediction.wholeNumber("rows", 1),
        byEngine(prediction, "seconds", JsonFields::amount));
  }
}
