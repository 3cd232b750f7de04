package io.pulsemill.gang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceRequest;
import org.apache.hadoop.yarn.server.resourcemanager.MockAM;
import org.apache.hadoop.yarn.server.resourcemanager.MockRMAppSubmissionData;
import org.apache.hadoop.yarn.server.resourcemanager.MockRMAppSubmitter;
import org.apache.hadoop.yarn.server.resourcemanager.rmapp.RMApp;
import org.apache.hadoop.yarn.server.resourcemanager.rmapp.attempt.RMAppAttempt;
import org.apache.hadoop.yarn.server.resourcemanager.rmapp.attempt.RMAppAttemptState;

/** An application whose master asks once, for all containers, as that of a map-only job does. */
final class SimulatedApp {
  /** Of map tasks, in MapReduce's ApplicationMaster. */
  private static final int PRIORITY = 20;

  private final SimulatedYarn yarn;
  private final int wanted;
  private final int megabytes;
  private final RMApp app;
  private final Map<ContainerId, NodeId> held = new LinkedHashMap<>();
  private MockAM master;
  private int granted;
  private Resource headroom;
  private boolean over;

  SimulatedApp(SimulatedYarn yarn, String queue, String user, int wanted, int megabytes)
      throws Exception {
    this.yarn = yarn;
    this.wanted = wanted;
    this.megabytes = megabytes;
    app =
        MockRMAppSubmitter.submit(
            yarn.rm(),
            MockRMAppSubmissionData.Builder.createWithMemory(SimulatedYarn.MEGABYTES, yarn.rm())
                .withUser(user)
                .withQueue(queue)
                .withWaitForAppAcceptedState(false)
                .build());
  }

  /** The heartbeat of its master; returns the containers granted since the last. */
  List<Container> call() throws Exception {
    if (over) {
      return List.of();
    }
    if (master == null) {
      RMAppAttempt attempt = app.getCurrentAppAttempt();
      if (attempt == null || attempt.getAppAttemptState() != RMAppAttemptState.ALLOCATED) {
        return List.of();
      }
      master = yarn.rm().sendAMLaunched(attempt.getAppAttemptId());
      master.registerAppAttempt(true);
      headroom = master.doHeartbeat().getAvailableResources();
      List<ResourceRequest> ask =
          master.createReq(new String[] {ResourceRequest.ANY}, megabytes, PRIORITY, wanted, 0);
      master.allocate(ask, new ArrayList<>());
      return List.of();
    }
    AllocateResponse answer = master.doHeartbeat();
    answer.getAllocatedContainers().forEach(c -> held.put(c.getId(), c.getNodeId()));
    granted += answer.getAllocatedContainers().size();
    answer.getCompletedContainersStatuses().forEach(status -> held.remove(status.getContainerId()));
    return answer.getAllocatedContainers();
  }

  /** Ends with all it holds. */
  void end() throws Exception {
    over = true;
    if (master == null) {
      yarn.rm().killApp(app.getApplicationId());
      return;
    }
    Container own = app.getCurrentAppAttempt().getMasterContainer();
    master.unregisterAppAttempt();
    held.forEach((container, node) -> yarn.end(node, container));
    held.clear();
    yarn.end(own.getNodeId(), own.getId());
  }

  int held() {
    return held.size();
  }

  boolean holds(ContainerId container) {
    return held.containsKey(container);
  }

  int granted() {
    return granted;
  }

  int pending() {
    return wanted - granted;
  }

  boolean started() {
    return master != null;
  }

  boolean over() {
    return over;
  }

  /** What the master was told it can get, in slots, before it asked; null before it registered. */
  Resource headroom() {
    return headroom;
  }
}
