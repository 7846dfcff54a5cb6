package tradingagents.chain.ledger;

import java.time.DateTimeException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import tradingagents.chain.AwsFailures;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * One access to the ledger's table: what goes wrong is a value, and what cannot be read is CORRUPT.
 */
public final class LedgerCall {
  private LedgerCall() {}

  /**
   * Reads or writes.
   *
   * @param access may throw the SDK's exceptions, {@link FailureException}, or what a value's
   *     constructor throws over stored text
   * @param <T> what it answers
   * @return never throws for a fault of the store
   */
  public static <T> Result<T> of(Supplier<Result<T>> access) {
    try {
      return access.get();
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    } catch (IllegalArgumentException | DateTimeException e) {
      return Result.err(Reason.CORRUPT, "the ledger holds an unreadable value: " + e.getMessage());
    }
  }
}
