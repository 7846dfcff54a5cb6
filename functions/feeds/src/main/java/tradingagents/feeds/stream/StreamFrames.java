package tradingagents.feeds.stream;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.model.market.Symbol;

/**
 * Alpaca's frames: each is a list of messages whose {@code T} says what it is. Kinds that nobody
 * asked for are passed over; an error has a code that decides whether trying again can help.
 */
final class StreamFrames {
  private static final Set<Integer> FINAL = Set.of(401, 402, 405, 409, 410, 411);

  private StreamFrames() {}

  /** What a frame says. */
  sealed interface Message {
    /** The other side is there. */
    record Connected() implements Message {}

    /** The key is taken. */
    record Authenticated() implements Message {}

    /** What is subscribed now. */
    record Subscribed(List<String> bars) implements Message {}

    /** A price. */
    record Told(PriceEvent event) implements Message {}

    /**
     * Something went wrong.
     *
     * @param code Alpaca's
     * @param text in its words
     */
    record Wrong(int code, String text) implements Message {
      /** Whether the same again would end the same. */
      boolean isFinal() {
        return FINAL.contains(code);
      }
    }
  }

  static List<Message> read(String frame) {
    List<Message> messages = new ArrayList<>();
    for (Payload one : Payload.of(frame).list()) {
      switch (one.at("T").text()) {
        case "success" ->
            messages.add(
                one.at("msg").text().equals("authenticated")
                    ? new Message.Authenticated()
                    : new Message.Connected());
        case "subscription" ->
            messages.add(
                new Message.Subscribed(one.at("bars").list().stream().map(Payload::text).toList()));
        case "error" ->
            messages.add(
                new Message.Wrong(Math.toIntExact(one.at("code").whole()), one.at("msg").text()));
        case "t" -> messages.add(told(PriceEvent.Kind.TRADE, one, "p"));
        case "b" -> messages.add(told(PriceEvent.Kind.BAR, one, "c"));
        case "u" -> messages.add(told(PriceEvent.Kind.UPDATED_BAR, one, "c"));
        case "d" -> messages.add(told(PriceEvent.Kind.DAILY_BAR, one, "c"));
        default -> {
          // Quotes, halts and kinds that come later: not asked for.
        }
      }
    }
    return messages;
  }

  private static Message told(PriceEvent.Kind kind, Payload one, String price) {
    var value = one.at(price).number();
    if (value.signum() <= 0) {
      throw new VendorException(VendorFault.MALFORMED, "a price that is not above zero");
    }
    return new Message.Told(
        new PriceEvent(
            kind,
            new Symbol(one.at("S").text()),
            value,
            OffsetDateTime.parse(one.at("t").text()).toInstant()));
  }
}
