package tradingagents.feeds.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.feeds.stream.StreamFrames.Message;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;

/**
 * Alpaca's stream of prices on one socket: connect, sign in, subscribe, then listen until told to
 * stop. A connection that breaks, or is silent for too long, is made again after a pause that grows
 * with each failure and is drawn by chance; an error that trying again cannot mend ends it with one
 * sentence. What is not read fast enough breaks the connection rather than filling memory.
 */
public final class PriceStream {
  private static final int MOST_PENDING = 10_000;
  private static final int MOST_FAILURES = 15;
  private static final int LOOK_MILLIS = 50;
  private static final int LONGEST_FRAME = 1 << 20;
  private static final int PINGS = 4;
  private static final int MOST_DOUBLINGS = 6;

  private final URI address;
  private final String key;
  private final String secret;
  private final Terms terms;
  private final RandomGenerator chance;
  private volatile boolean stopped;

  /**
   * How patient a stream is.
   *
   * @param handshake for each answer up to the subscription
   * @param silence after which a connection counts as dead
   * @param firstPause before the first new try; doubled up to 64 times it
   */
  public record Terms(Duration handshake, Duration silence, Duration firstPause) {
    /** Ten seconds, ninety seconds (a minute's bar comes each minute), half a second. */
    public static final Terms USUAL =
        new Terms(Duration.ofSeconds(10), Duration.ofSeconds(90), Duration.ofMillis(500));
  }

  /**
   * A stream that is not open yet.
   *
   * @param address such as {@code wss://stream.data.alpaca.markets/v2/iex}
   * @param key the key's id
   * @param secret the key; it appears in no sentence
   * @param terms how patient it is
   * @param chance spreads pauses
   */
  public PriceStream(URI address, String key, String secret, Terms terms, RandomGenerator chance) {
    this.address = address;
    this.key = key;
    this.secret = secret;
    this.terms = terms;
    this.chance = chance;
  }

  /** Lets {@link #run} end soon. */
  public void stop() {
    stopped = true;
  }

  /**
   * Listens until it is stopped.
   *
   * @param symbols at least one
   * @param prices is told every price, on the calling thread
   * @param notes is told of connections made and lost, one sentence each
   * @throws FailureException FORBIDDEN, INVALID or UNAVAILABLE when trying again cannot help, or
   *     did not 15 times in a row
   */
  public void run(List<Symbol> symbols, Consumer<PriceEvent> prices, Consumer<String> notes) {
    int failures = 0;
    while (!stopped) {
      Connection connection = new Connection();
      try {
        connection.open(symbols);
        notes.accept("listening to " + symbols.size() + " instruments");
        connection.listen(prices);
      } catch (Broken e) {
        failures = connection.hasTold ? 1 : failures + 1;
        if (failures >= MOST_FAILURES) {
          throw new FailureException(
              Reason.UNAVAILABLE,
              "the stream broke " + failures + " times in a row: " + e.getMessage());
        }
        notes.accept(e.getMessage() + "; trying again");
        pause(failures);
      } finally {
        connection.close();
      }
    }
  }

  private void pause(int failures) {
    long most = terms.firstPause().toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long rest = chance.nextLong(most / 2, most + 1);
    for (; rest > 0 && !stopped; rest -= LOOK_MILLIS) {
      sleep(Math.min(rest, LOOK_MILLIS));
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted");
    }
  }

  /** A connection that is no good any more; a new one may be. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what, null, false, false);
    }
  }

  /** One socket and what came over it. */
  private final class Connection implements WebSocket.Listener {
    private static final String END = "";

    private final BlockingQueue<String> frames = new ArrayBlockingQueue<>(MOST_PENDING);
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile String end = "the stream ended";
    private volatile long alive = System.nanoTime();
    private long pinged = System.nanoTime();
    private @Nullable WebSocket socket;

    void open(List<Symbol> symbols) throws Broken {
      try {
        socket =
            client
                .newWebSocketBuilder()
                .connectTimeout(terms.handshake())
                .buildAsync(address, this)
                .get(terms.handshake().toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FailureException(Reason.UNAVAILABLE, "interrupted");
      } catch (ExecutionException | TimeoutException e) {
        throw new Broken("no connection to " + address.getHost());
      }
      await(Message.Connected.class);
      send("{\"action\":\"auth\",\"key\":\"%s\",\"secret\":\"%s\"}".formatted(key, secret));
      await(Message.Authenticated.class);
      String names =
          symbols.stream()
              .map(symbol -> '"' + symbol.value() + '"')
              .collect(Collectors.joining(","));
      send("{\"action\":\"subscribe\",\"bars\":[%s],\"updatedBars\":[%s]}".formatted(names, names));
      await(Message.Subscribed.class);
    }

    private void send(String text) throws Broken {
      try {
        WebSocket open = socket;
        if (open != null) {
          open.sendText(text, true).get(terms.handshake().toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FailureException(Reason.UNAVAILABLE, "interrupted");
      } catch (ExecutionException | TimeoutException e) {
        throw new Broken("nothing can be sent");
      }
    }

    private void await(Class<? extends Message> kind) throws Broken {
      while (!stopped) {
        for (Message message : next(terms.handshake())) {
          refuse(message);
          if (kind.isInstance(message)) {
            return;
          }
        }
      }
    }

    /** Whether any price was told: a connection that never tells one has failed. */
    private boolean hasTold;

    void listen(Consumer<PriceEvent> prices) throws Broken {
      while (!stopped) {
        for (Message message : next(terms.silence())) {
          refuse(message);
          if (message instanceof Message.Told(PriceEvent event)) {
            hasTold = true;
            prices.accept(event);
          }
        }
      }
    }

    /** Nights are silent; whether the other side is there is asked by pings. */
    private void ping() {
      WebSocket open = socket;
      if (open != null && System.nanoTime() - pinged > terms.silence().toNanos() / PINGS) {
        pinged = System.nanoTime();
        var _ = open.sendPing(ByteBuffer.allocate(0));
      }
    }

    private List<Message> next(Duration patience) throws Broken {
      alive = System.nanoTime();
      while (!stopped) {
        ping();
        try {
          String frame = frames.poll(50, TimeUnit.MILLISECONDS);
          if (frame != null) {
            if (frame.equals(END)) {
              throw new Broken(end);
            }
            return StreamFrames.read(frame);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new FailureException(Reason.UNAVAILABLE, "interrupted");
        } catch (VendorException
            | IllegalArgumentException
            | ArithmeticException
            | DateTimeException e) {
          throw new Broken("a frame that cannot be read");
        }
        if (System.nanoTime() - alive > patience.toNanos()) {
          throw new Broken("silent for " + patience.toSeconds() + " s");
        }
      }
      return List.of();
    }

    /** The messages of an error decide by their code; none repeats what was sent. */
    private void refuse(Message message) throws Broken {
      if (message instanceof Message.Wrong wrong) {
        String said =
            "error "
                + wrong.code()
                + ", "
                + wrong.text().replace(secret, "***").replace(key, "***");
        if (wrong.isFinal()) {
          throw new FailureException(
              wrong.code() == 402 ? Reason.FORBIDDEN : Reason.INVALID,
              "the stream cannot go on: " + said);
        }
        throw new Broken(said);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      alive = System.nanoTime();
      partial.append(data);
      if (partial.length() > LONGEST_FRAME) {
        finish("a frame without end");
        from.abort();
        return null;
      }
      if (last) {
        String frame = partial.toString();
        partial.setLength(0);
        if (frame.isEmpty() || !frames.offer(frame)) {
          finish("more is told than can be read");
          from.abort();
          return null;
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
      alive = System.nanoTime();
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      finish("the stream was closed (" + status + ")");
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      finish("the stream broke (" + error.getClass().getSimpleName() + ")");
    }

    private void finish(String why) {
      end = why;
      if (!frames.offer(END)) {
        frames.clear();
        frames.add(END);
      }
    }

    void close() {
      WebSocket open = socket;
      if (open != null) {
        open.abort();
      }
      client.shutdownNow();
    }
  }
}
