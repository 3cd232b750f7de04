// What scripts/shell.sh begins with.
import io.pulsemill.api.*;
import io.pulsemill.report.Shown;
import org.apache.hadoop.conf.Configuration;

/** The verbs: on the cluster of HADOOP_CONF_DIR, or on this machine. */
Pulsemill open() throws IOException {
  try {
    String conf = System.getenv("HADOOP_CONF_DIR");
    return conf == null || conf.isBlank() ? Pulsemill.local() : Pulsemill.on(new Configuration());
  } catch (RuntimeException e) {
    System.out.println("mill is null: " + e.getMessage());
    return null;
  }
}

Pulsemill mill = open();

/** Prints a table, and where a browser finds it with its pictures. */
void show(Shown some) throws IOException {
  System.out.print(some.toString().stripTrailing() + "\n");
  System.out.println("with pictures: " + Page.of(some).toUri());
}

if (mill != null) {
  System.out.println("""
      Pulsemill: mill has the verbs (mill.<Tab>), show(…) shows what they return. From a CSV file to a confusion matrix:
        var table = mill.table("examples/heart-rates.csv")
        var model = mill.train(table, Map.of("l2", 0.01))
        var evaluation = mill.evaluate(model, table, Map.of("rows", "all"))
        show(evaluation.confusion())""");
}
