package tradingagents.feeds.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.VendorFault;

/**
 * What a vendor said: a datum or a fault.
 *
 * @param <A> the datum's type
 */
public sealed interface Answer<A> {
  /**
   * How many calls over the network it took.
   *
   * @return zero for a vendor that has no network
   */
  int calls();

  /**
   * A datum.
   *
   * @param value not empty
   * @param calls over the network
   * @param <A> its type
   */
  record Got<A>(A value, int calls) implements Answer<A> {}

  /**
   * A fault.
   *
   * @param fault its class
   * @param detail one short sentence for a person, with no key and nothing that moves a cursor
   * @param notBefore when the vendor says it may be asked again; null when it does not say
   * @param calls over the network
   * @param <A> the type the datum would have had
   */
  record Refused<A>(VendorFault fault, String detail, @Nullable Instant notBefore, int calls)
      implements Answer<A> {}
}
