package io.pulsemill.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class FreeSlotsTest {
  private static final ContainerSize MASTER = new ContainerSize(2048, 1);
  private static final ContainerSize MAP = new ContainerSize(1024, 1);

  @Test
  void countsWhatEachNodeHoldsBesideTheMaster() {
    assertThat(onNodes(Collections.nCopies(10, new ContainerSize(8192, 16)))).isEqualTo(80 - 2);
    assertThat(onNodes(Collections.nCopies(10, new ContainerSize(64_000, 8)))).isEqualTo(80 - 1);
  }

  @Test
  void takesTheScarcerOfMemoryAndCoresOfEachNode() {
    assertThat(onNodes(List.of(new ContainerSize(9000, 3), new ContainerSize(3000, 9))))
        .isEqualTo(3 + 2 - 2);
  }

  @Test
  void aFullNodeGivesNothing() {
    assertThat(
            onNodes(
                List.of(
                    new ContainerSize(0, 4),
                    new ContainerSize(8192, 0),
                    new ContainerSize(8192, 4))))
        .isEqualTo(3);
  }

  @Test
  void anOverdrawnNodeTakesNothingFromOthers() {
    assertThat(onNodes(List.of(new ContainerSize(8192, -3), new ContainerSize(8192, 4))))
        .isEqualTo(3);
  }

  @Test
  void theMasterIsWhereItKeepsTheMostTasksFromStarting() {
    List<ContainerSize> nodes =
        List.of(new ContainerSize(8192, 4), new ContainerSize(4096, 4)); // 1 or 2
    assertThat(onNodes(nodes)).isEqualTo(4 + 4 - 2);
  }

  @Test
  void theMasterIsOnlyWhereItFits() {
    assertThat(
            onNodes(
                List.of(
                    new ContainerSize(1024, 1),
                    new ContainerSize(1024, 1),
                    new ContainerSize(3072, 2))))
        .isEqualTo(1 + 1 + 2 - 1);
  }

  @Test
  void isNothingWhereTheMasterFitsNowhere() {
    assertThat(onNodes(Collections.nCopies(10, new ContainerSize(1500, 8)))).isZero();
    assertThat(onNodes(List.of())).isZero();
  }

  @Test
  void isNothingWhereOnlyTheMasterFits() {
    assertThat(onNodes(List.of(new ContainerSize(2048, 8)))).isZero();
  }

  @Test
  void aQueueBoundsMasterAndTasksTogether() {
    List<ContainerSize> nodes = Collections.nCopies(10, new ContainerSize(8192, 8));
    ContainerSize parent = new ContainerSize(20_480, 80);
    assertThat(FreeSlots.of(MASTER, MAP, nodes, List.of(parent))).isEqualTo(20 - 2);
    assertThat(FreeSlots.of(MASTER, MAP, nodes, List.of(new ContainerSize(5000, 80), parent)))
        .isEqualTo(2);
    assertThat(FreeSlots.of(MASTER, MAP, nodes, List.of(parent, new ContainerSize(9999, 4))))
        .isEqualTo(3);
    assertThat(FreeSlots.of(MASTER, MAP, nodes, List.of(new ContainerSize(-1024, 80)))).isZero();
  }

  @Test
  void isTheCoresWhereJobsRunInThisJvm() throws IOException {
    Configuration local = new JobConf();
    assertThat(FreeSlots.of(local)).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static int onNodes(List<ContainerSize> free) {
    return FreeSlots.of(MASTER, MAP, free, List.of());
  }
}
