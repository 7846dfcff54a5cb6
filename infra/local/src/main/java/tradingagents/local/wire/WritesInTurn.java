package tradingagents.local.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A wire on which writes to tables take turns: while one is under way no other table request is.
 * DynamoDB itself needs none of this. moto 5.2.1 does: a transaction that it cancels puts all its
 * tables back to where they were, and takes along what others wrote meanwhile. Writers in other
 * processes are not held back.
 */
public final class WritesInTurn implements SdkHttpClient {
  private static final String TABLES = "DynamoDB_20120810.";
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  private final SdkHttpClient wire;
  private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

  /**
   * A wire.
   *
   * @param wire what everything goes over; closed with this one
   */
  public WritesInTurn(SdkHttpClient wire) {
    this.wire = wire;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = wire.prepareRequest(request);
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    if (!target.startsWith(TABLES)) {
      return prepared;
    }
    boolean writes = WRITES.contains(target.substring(TABLES.length()));
    return new InTurn(prepared, writes ? turns.writeLock() : turns.readLock());
  }

  @Override
  public String clientName() {
    return wire.clientName();
  }

  @Override
  public void close() {
    wire.close();
  }

  private record InTurn(ExecutableHttpRequest request, Lock turn) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        turn.lockInterruptibly();
      } catch (InterruptedException e) {
        // The caller's time is up: what he gave up must not be written later.
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for a turn");
      }
      try {
        return request.call();
      } finally {
        turn.unlock();
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
