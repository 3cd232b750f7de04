package io.pulsemill.engine.resident;

import io.pulsemill.job.JobSettings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.mapreduce.security.token.JobTokenSecretManager;
import org.apache.hadoop.security.token.Token;

/** What a job needs whose tasks form a gang. */
final class GangJob {
  private GangJob() {}

  /** Tells its tasks where to meet. */
  static void set(Configuration job, GangFolder folder) throws IOException {
    folder.set(job);
    if (JobSettings.isLocal(job)) {
      // Its runner makes no token, and starts tasks before it hands them the job's credentials.
      folder.write(GangFolder.TOKEN, newToken(folder)::write);
    }
  }

  /** A token with a secret of its own. */
  static Token<JobTokenIdentifier> newToken(GangFolder folder) {
    JobTokenIdentifier identifier =
        new JobTokenIdentifier(new Text(folder.file(GangFolder.PLAN).getParent().getName()));
    return new Token<>(identifier, new JobTokenSecretManager());
  }
}
