package tradingagents.feeds.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;

/**
 * A fault on its way out of an adapter's inside; {@link VendorHttp.Session#answering} makes it an
 * answer. It never leaves this package tree.
 */
public final class VendorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final VendorFault fault;
  private final transient @Nullable Instant notBefore;

  /**
   * A fault without a time.
   *
   * @param fault its class
   * @param detail one short sentence; must hold no key
   */
  public VendorException(VendorFault fault, String detail) {
    this(fault, detail, null);
  }

  /**
   * A fault that passes at a time.
   *
   * @param fault its class
   * @param detail one short sentence; must hold no key
   * @param notBefore when the vendor may be asked again; null when it does not say
   */
  public VendorException(VendorFault fault, String detail, @Nullable Instant notBefore) {
    super(detail, null, false, false);
    this.fault = fault;
    this.notBefore = notBefore;
  }

  /**
   * A question that the vendor does not offer to answer.
   *
   * @param vendor its name
   * @param question which
   * @return to be thrown
   */
  public static VendorException notOffered(String vendor, Question<?> question) {
    return new VendorException(
        VendorFault.BAD_REQUEST, vendor + " has no " + question.category().word());
  }

  /**
   * Its class.
   *
   * @return the fault
   */
  public VendorFault fault() {
    return fault;
  }

  /**
   * When the vendor may be asked again.
   *
   * @return null when it did not say
   */
  public @Nullable Instant notBefore() {
    return notBefore;
  }
}
