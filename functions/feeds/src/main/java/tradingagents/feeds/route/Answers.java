package tradingagents.feeds.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.chain.vendor.AnswerTable;
import tradingagents.chain.vendor.AnswerTable.Stored;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.MarketJson;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Known;

/**
 * Answers that are still good: first in this process (bounded), then in the table that all
 * functions share. The same question asked by many at once is answered once: in a process by a
 * lock, across processes by a lease. Bars are not kept here but in the bar store.
 */
final class Answers {
  private static final int MOST = 2_000;
  private static final Duration LEASE = Duration.ofSeconds(40);
  private static final int LOOKS = 100;

  private final AnswerTable table;
  private final InstantSource clock;
  private final Router.Pause pause;
  private final Router.CacheCount hits;
  private final Cache<String, Stored> near = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Map<String, ReentrantLock> flights = new ConcurrentHashMap<>();

  Answers(AnswerTable table, InstantSource clock, Router.Pause pause, Router.CacheCount hits) {
    this.table = table;
    this.clock = clock;
    this.pause = pause;
    this.hits = hits;
  }

  /** An answer that is good, or the one that is fetched now and is good for a while. */
  <A extends Known<A>> Result<A> get(
      String dataset, Question<A> question, Duration lifetime, Supplier<Result<A>> fetch) {
    if (question.category() == Category.BARS) {
      return fetch.get();
    }
    String key = question.category().word() + "/" + dataset + "/" + question.key();
    Optional<A> found = find(key, question);
    if (found.isPresent()) {
      hits.count(question.category(), true);
      return Result.ok(found.get());
    }
    ReentrantLock flight = flights.computeIfAbsent(key, _ -> new ReentrantLock());
    flight.lock();
    try {
      return landed(key, question, lifetime, fetch);
    } finally {
      flight.unlock();
      if (!flight.hasQueuedThreads()) {
        flights.remove(key, flight);
      }
    }
  }

  private <A extends Known<A>> Result<A> landed(
      String key, Question<A> question, Duration lifetime, Supplier<Result<A>> fetch) {
    boolean leased = isLeased(key);
    try {
      for (int look = 0; ; look++) {
        // Looked for after each try for the lease: who had it kept the answer before giving it up.
        Optional<A> found = find(key, question);
        if (found.isPresent()) {
          hits.count(question.category(), true);
          return Result.ok(found.get());
        }
        if (leased || look >= LOOKS) {
          break;
        }
        pause.millis(50);
        leased = isLeased(key);
      }
      hits.count(question.category(), false);
      Result<A> fetched = fetch.get();
      if (fetched instanceof Result.Ok<A>(A value)) {
        keep(key, MarketJson.write(value).json(), lifetime);
      }
      return fetched;
    } finally {
      if (leased) {
        table.release(key);
      }
    }
  }

  private boolean isLeased(String key) {
    Instant now = clock.instant();
    return table.lease(key, now, now.plus(LEASE));
  }

  private <A extends Known<A>> Optional<A> find(String key, Question<A> question) {
    return find(key).map(json -> Members.read(json, in -> MarketJson.read(in, question)));
  }

  private Optional<String> find(String key) {
    Instant now = clock.instant();
    Stored here = near.getIfPresent(key);
    if (here != null && now.isBefore(here.until())) {
      return Optional.of(here.document());
    }
    Optional<Stored> there = table.find(key, now);
    there.ifPresent(stored -> near.put(key, stored));
    return there.map(Stored::document);
  }

  private void keep(String key, String json, Duration lifetime) {
    Stored stored = new Stored(json, clock.instant().plus(lifetime));
    near.put(key, stored);
    table.keep(key, stored);
  }

  /** What a vendor said of a question that it will say again; empty when it must be asked. */
  Optional<String> refusal(String vendor, Question<?> question) {
    return find(no(vendor, question)).map(json -> Members.read(json, in -> in.text("said")));
  }

  /** Remembers it. */
  void refused(String vendor, Question<?> question, String said, Duration lifetime) {
    if (lifetime.isPositive()) {
      keep(no(vendor, question), new Written().text("said", said).json(), lifetime);
    }
  }

  private static String no(String vendor, Question<?> question) {
    return "no/" + vendor + "/" + question.category().word() + "/" + question.key();
  }
}
