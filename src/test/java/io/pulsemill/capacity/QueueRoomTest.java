package io.pulsemill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.QueueConfigurations;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueStatistics;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class QueueRoomTest {
  private final List<QueueInfo> queues =
      List.of(
          queue("root.default", 1000, 10, 100, 1),
          queue("root.team", 8000, 80, 700, 7),
          queue("root.team.night", 4000, 40, 200, 2),
          queue("root.team.midnight", 5000, 50, 500, 5));

  @Test
  void eachQueueOnThePathHasItsMaximumLessWhatIsHeld() {
    List<ContainerSize> both = List.of(new ContainerSize(7300, 73), new ContainerSize(3800, 38));
    assertThat(QueueRoom.above("night", queues)).isEqualTo(both);
    assertThat(QueueRoom.above("team.night", queues)).isEqualTo(both);
    assertThat(QueueRoom.above("root.team.night", queues)).isEqualTo(both);
    assertThat(QueueRoom.above("default", queues)).containsExactly(new ContainerSize(900, 9));
  }

  @Test
  void anUnknownQueueSetsNoLimit() {
    assertThat(QueueRoom.above("nobody", queues)).isEmpty();
  }

  @Test
  void aSchedulerWithoutCapacitiesSetsNoLimit() {
    QueueInfo fair = Records.newRecord(QueueInfo.class);
    fair.setQueueName("root.default");
    assertThat(QueueRoom.above("default", List.of(fair))).isEmpty();
    fair.setQueuePath("root.default");
    assertThat(QueueRoom.above("default", List.of(fair))).isEmpty();
  }

  @Test
  void aQueueWithoutStatisticsHoldsNothing() {
    QueueInfo queue = queue("root.default", 1000, 10, 100, 1);
    queue.setQueueStatistics(null);
    assertThat(QueueRoom.above("default", List.of(queue)))
        .containsExactly(new ContainerSize(1000, 10));
  }

  private static QueueInfo queue(
      String path, long megabytes, int cores, long heldMegabytes, long heldCores) {
    QueueConfigurations limits = Records.newRecord(QueueConfigurations.class);
    limits.setEffectiveMaxCapacity(Resource.newInstance(megabytes, cores));
    QueueStatistics statistics = Records.newRecord(QueueStatistics.class);
    statistics.setAllocatedMemoryMB(heldMegabytes);
    statistics.setAllocatedVCores(heldCores);
    QueueInfo queue = Records.newRecord(QueueInfo.class);
    queue.setQueueName(path.substring(path.lastIndexOf('.') + 1));
    queue.setQueuePath(path);
    queue.setQueueConfigurations(Map.of("", limits));
    queue.setQueueStatistics(statistics);
    return queue;
  }
}
