package tradingagents.feeds.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.model.market.Known;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.testkit.vendors.VendorStub;
import tradingagents.testkit.vendors.VendorStub.Reply;

/** Asks an adapter whose vendor is a stub. */
public final class Asked implements AutoCloseable {
  public static final Symbol AAPL = new Symbol("AAPL");
  public static final Instant NOW = Instant.parse("2018-05-14T21:00:00Z");
  public static final String KEY = "k3y-9f8e7d6c5b4a3210";

  private final VendorStub stub;
  private final Vendor vendor;

  private Asked(VendorStub stub, Vendor vendor) {
    this.stub = stub;
    this.vendor = vendor;
  }

  /** An adapter over a stub that answers so. */
  public static Asked of(
      String name,
      Function<VendorParts, Vendor> adapter,
      Function<VendorStub.Asked, Reply> answering) {
    try {
      VendorStub stub = new VendorStub(answering);
      Map<String, String> variables = new HashMap<>();
      variables.put(name + "_BASE_URL", stub.address() + "/");
      VendorParts parts =
          new VendorParts(
              new Env(variables),
              new VendorHttp(() -> NOW, Duration.ofSeconds(2)),
              () -> NOW,
              TradingCalendar.usEquities());
      return new Asked(stub, adapter.apply(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public VendorStub stub() {
    return stub;
  }

  public <A extends Known<A>> Answer<A> ask(Question<A> question) {
    return vendor.ask(question);
  }

  public <A extends Known<A>> A got(Question<A> question) {
    return switch (vendor.ask(question)) {
      case Answer.Got<A>(A value, int calls) -> value;
      case Answer.Refused<A> refused -> throw new AssertionError(refused);
    };
  }

  public <A extends Known<A>> VendorFault fault(Question<A> question) {
    return refused(question).fault();
  }

  public <A extends Known<A>> Answer.Refused<A> refused(Question<A> question) {
    return switch (vendor.ask(question)) {
      case Answer.Got<A> got -> throw new AssertionError("answered " + got);
      case Answer.Refused<A> refused -> refused;
    };
  }

  @Override
  public void close() {
    stub.close();
  }
}
