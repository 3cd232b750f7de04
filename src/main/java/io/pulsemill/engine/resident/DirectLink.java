package io.pulsemill.engine.resident;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.ipc.ProtocolSignature;

/** The way to a service of this JVM: a call waits for its reply. */
class DirectLink implements GangProtocol {
  private static final long POLL_MILLIS = 250;

  private final End end;

  /** The other end, looked up with each call. */
  interface End {
    /** Throws if nobody is there. */
    GangService get() throws IOException;
  }

  DirectLink(GangService service) {
    this(() -> service);
  }

  DirectLink(End end) {
    this.end = end;
  }

  @Override
  public Request exchange(Answer answer) throws IOException {
    GangService service = end.get();
    CompletableFuture<Request> reply = new CompletableFuture<>();
    service.exchange(answer, reply::complete);
    while (true) {
      try {
        return reply.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        service.expire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException)
            new InterruptedIOException("Interrupted while waiting for a request").initCause(e);
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
  }

  @Override
  public long alive(int member) throws IOException {
    return end.get().alive(member);
  }

  @Override
  public void giveUp(int member, String reason) throws IOException {
    end.get().giveUp(member, reason);
  }

  @Override
  public long getProtocolVersion(String protocol, long clientVersion) {
    return versionID;
  }

  @Override
  public ProtocolSignature getProtocolSignature(
      String protocol, long clientVersion, int clientMethodsHash) throws IOException {
    return ProtocolSignature.getProtocolSignature(this, protocol, clientVersion, clientMethodsHash);
  }
}
