package tradingagents.feeds.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.market.Symbol;
import tradingagents.testkit.vendors.SocketStub;
import tradingagents.testkit.vendors.SocketStub.Talk;

class PriceStreamTest {
  private static final List<Symbol> AAPL = List.of(new Symbol("AAPL"));
  private static final PriceStream.Terms QUICK =
      new PriceStream.Terms(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(2));

  private final List<String> told = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private static String bar(String kind, String close) {
    return "[{\"T\":\"%s\",\"S\":\"AAPL\",\"o\":1,\"h\":1,\"l\":1,\"c\":%s,\"v\":1,"
            .formatted(kind, close)
        + "\"t\":\"2018-05-11T15:00:00Z\"}]";
  }

  /** Listens until so many prices were told. */
  private void listen(int prices, BiConsumer<Integer, Talk> script) throws IOException {
    try (SocketStub stub = new SocketStub(script)) {
      PriceStream stream = new PriceStream(stub.address(), "id", "s3cret", QUICK, new Random(3));
      stream.run(
          AAPL,
          event -> {
            told.add(event.kind() + " " + event.price());
            if (told.size() == prices) {
              stream.stop();
            }
          },
          notes::add);
      heard.addAll(stub.heard());
    }
  }

  private final List<String> heard = new ArrayList<>();

  @Test
  void signs_in_subscribes_and_tells_bars_and_their_corrections() throws IOException {
    listen(
        3,
        (number, talk) -> {
          talk.welcome();
          talk.say(bar("b", "188.59"));
          talk.say("[{\"T\":\"q\",\"S\":\"AAPL\",\"bp\":1}]");
          talk.say(bar("u", "188.60"));
          talk.say(bar("d", "188.61"));
          talk.hear();
        });
    assertThat(told).containsExactly("BAR 188.59", "UPDATED_BAR 188.60", "DAILY_BAR 188.61");
    assertThat(heard)
        .containsExactly(
            "{\"action\":\"auth\",\"key\":\"id\",\"secret\":\"s3cret\"}",
            "{\"action\":\"subscribe\",\"bars\":[\"AAPL\"],\"updatedBars\":[\"AAPL\"]}");
  }

  @Test
  void a_broken_a_silent_and_a_garbled_connection_are_made_again() throws IOException {
    listen(
        1,
        (number, talk) -> {
          switch (number) {
            case 1 -> talk.say("[{\"T\":\"success\",\"msg\":\"connected\"}]");
            case 2 -> {
              talk.welcome();
              talk.hear();
            }
            case 3 -> {
              talk.welcome();
              talk.say("not json");
              talk.hear();
            }
            case 4 -> {
              talk.say("[{\"T\":\"error\",\"code\":406,\"msg\":\"connection limit exceeded\"}]");
              talk.hear();
            }
            default -> {
              talk.welcome();
              talk.say(bar("b", "1.5"));
              talk.hear();
            }
          }
        });
    assertThat(told).containsExactly("BAR 1.5");
    assertThat(String.join("\n", notes))
        .contains("silent for 0 s", "a frame ", "error 406, connection limit exceeded");
  }

  @ParameterizedTest
  @CsvSource({"402, auth failed", "405, symbol limit exceeded", "409, insufficient subscription"})
  void an_error_that_stays_ends_it_with_one_sentence(int code, String words) {
    assertThatThrownBy(() ->
            listen(
                1,
                (number, talk) -> {
                  talk.say("[{\"T\":\"success\",\"msg\":\"connected\"}]");
                  talk.hear();
                  talk.say(
                      "[{\"T\":\"error\",\"code\":%d,\"msg\":\"%s s3cret\"}]"
                          .formatted(code, words));
                  talk.hear();
                }))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("error " + code + ", " + words + " ***");
  }

  @Test
  void nobody_there_is_given_up_after_fifteen_tries() {
    assertThatThrownBy(() -> listen(1, (number, talk) -> {}))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("broke 15 times in a row");
    assertThat(notes).hasSize(14);
  }

  @Test
  void a_move_is_told_once_and_from_there_on() {
    PriceMoves moves = new PriceMoves(new BigDecimal("0.02"));
    List<String> seen = new ArrayList<>();
    for (String price : List.of("100", "101.99", "102", "103", "104.04", "101")) {
      moves
          .see(
              new PriceEvent(
                  PriceEvent.Kind.BAR,
                  AAPL.getFirst(),
                  new BigDecimal(price),
                  java.time.Instant.EPOCH))
          .ifPresent(move -> seen.add(move.event().price() + " from " + move.from()));
    }
    assertThat(seen).containsExactly("102 from 100", "104.04 from 102", "101 from 104.04");
  }
}
