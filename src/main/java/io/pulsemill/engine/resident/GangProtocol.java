package io.pulsemill.engine.resident;

import java.io.IOException;
import org.apache.hadoop.ipc.VersionedProtocol;
import org.apache.hadoop.mapreduce.security.token.JobTokenSelector;
import org.apache.hadoop.security.token.TokenInfo;

/**
 * The calls of a member to task 0 or, in a tree, to its parent: {@link #exchange} alone. Every call
 * may be repeated: a message lost, doubled, late or out of order changes nothing but the time.
 */
@TokenInfo(JobTokenSelector.class)
public interface GangProtocol extends VersionedProtocol {
  /** Hadoop reads it by this name. */
  long versionID = 3;

  /** Takes an answer and returns the member's next request: at once, or when there is one. */
  Request exchange(Answer answer) throws IOException;

  /**
   * Reports that a member is at work, which may take longer than the limit for silence. Returns the
   * view of the present tree, see {@link Place}.
   */
  long alive(int member) throws IOException;

  /** Reports that a member cannot do its part on any machine like its own. */
  void giveUp(int member, String reason) throws IOException;
}
