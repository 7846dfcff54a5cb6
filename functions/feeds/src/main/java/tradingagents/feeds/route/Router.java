package tradingagents.feeds.route;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.Env;
import tradingagents.chain.vendor.AnswerTable;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.DynamoVendorStates;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.Standing;
import tradingagents.chain.vendor.VendorCatalogue;
import tradingagents.chain.vendor.VendorCatalogue.Entry;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.chain.vendor.VendorHealth;
import tradingagents.chain.vendor.VendorStates;
import tradingagents.chain.vendor.VendorStates.Asked;
import tradingagents.feeds.vendor.Answer;
import tradingagents.feeds.vendor.Vendor;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Known;

/**
 * Asks vendors in the order of their chain until one answers. This is the only place that tries
 * again: at most {@value #TRIES} times a vendor and {@value #MOST_TRIES} times a question, with a
 * growing pause drawn by chance, and only for faults that pass. What a vendor says of itself
 * (quota, key) or of the question (unknown, absent, plan) is remembered for all functions.
 */
public final class Router implements Asking {
  static final int TRIES = 3;
  static final int MOST_TRIES = 6;

  private static final int FIRST_PAUSE_MILLIS = 200;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Env env;
  private final Chains chains;
  private final Function<String, Optional<Vendor>> vendors;
  private final VendorStates states;
  private final Answers answers;
  private final Lifetimes lifetimes;
  private final Surroundings around;

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits so long.
     *
     * @param millis zero or more
     */
    void millis(long millis);
  }

  /**
   * What a router lives in.
   *
   * @param clock the time
   * @param pause how it waits
   * @param chance spreads the pauses
   * @param hits counts answers that were found and those that were fetched
   */
  public record Surroundings(
      InstantSource clock, Pause pause, RandomGenerator chance, CacheCount hits) {}

  /** Counts looks into the cache. */
  @FunctionalInterface
  public interface CacheCount {
    /**
     * Counts one.
     *
     * @param category what was asked for
     * @param hit whether an answer was found
     */
    void count(Category category, boolean hit);
  }

  /**
   * A router.
   *
   * @param env chains, quotas and lifetimes
   * @param vendors by name; empty for one that is off
   * @param states shared by all functions
   * @param table of answers, shared by all functions
   * @param around clock, pause, chance, counter
   * @throws FailureException INVALID for a wrong chain
   */
  public Router(
      Env env,
      Function<String, Optional<Vendor>> vendors,
      VendorStates states,
      AnswerTable table,
      Surroundings around) {
    this.env = env;
    this.chains = new Chains(env);
    this.vendors = vendors;
    this.states = states;
    this.answers = new Answers(table, around.clock(), around.pause(), around.hits());
    this.lifetimes = new Lifetimes(env);
    this.around = around;
  }

  @Override
  public <A extends Known<A>> Result<A> ask(String dataset, Question<A> question) {
    List<List<String>> chain;
    if (dataset.equals(Datasets.MARKET)) {
      chain = chains.of(question.category());
    } else if (VendorCatalogue.named(dataset).isPresent()) {
      chain = List.of(List.of(dataset));
    } else {
      return Result.err(
          Reason.INVALID,
          "there is no vendor '" + dataset + "'; there are market, " + VendorCatalogue.names());
    }
    if (chain.isEmpty()) {
      return Result.err(
          Reason.NO_DATA,
          "no vendor of "
              + question.category().word()
              + " is on: "
              + offNames(question.category()));
    }
    return answers.get(
        dataset,
        question,
        lifetimes.of(question.category()),
        () -> new Trip<>(question).along(chain));
  }

  @Override
  public Optional<Instant> quotaUntil(String dataset, Category category) {
    Instant now = around.clock().instant();
    List<List<String>> chain =
        dataset.equals(Datasets.MARKET) ? chains.of(category) : List.of(List.of(dataset));
    return chain.stream()
        .flatMap(List::stream)
        .flatMap(name -> VendorCatalogue.named(name).stream())
        .filter(entry -> entry.offers().contains(category) && entry.missing(env).isEmpty())
        .flatMap(entry -> states.quotaUntil(entry.name(), entry.quota(env), now).stream())
        .min(Comparator.naturalOrder());
  }

  private String offNames(Category category) {
    return String.join(
        "; ",
        VendorCatalogue.all().stream()
            .filter(entry -> entry.offers().contains(category))
            .map(entry -> entry.name() + ": " + entry.off(env).orElse("not in the chain"))
            .toList());
  }

  /** Equals by recent success, then by latency, then by how much of the day's quota is left. */
  private List<String> ordered(List<String> equals) {
    if (equals.size() < 2) {
      return equals;
    }
    Instant now = around.clock().instant();
    record Ranked(String name, double failing, int millis, double used) {}

    return equals.stream()
        .map(name -> {
          VendorHealth health = states.health(name, now);
          int perDay =
              VendorCatalogue.named(name).map(entry -> entry.quota(env).perDay()).orElse(1);
          return new Ranked(
              name,
              Math.round(10 * (1 - health.successRate().orElse(1))) / 10.0,
              health.latencyMillis(0.5).orElse(0),
              (double) health.callsToday() / perDay);
        })
        .sorted(
            Comparator.comparingDouble(Ranked::failing)
                .thenComparingInt(Ranked::millis)
                .thenComparingDouble(Ranked::used))
        .map(Ranked::name)
        .toList();
  }

  /** One question on its way along a chain. */
  private final class Trip<A extends Known<A>> {
    private final Question<A> question;
    private final List<String> reasons = new ArrayList<>();
    private int tries;
    private boolean mayPass;
    private boolean allUnknown = true;

    Trip(Question<A> question) {
      this.question = question;
    }

    Result<A> along(List<List<String>> chain) {
      for (List<String> group : chain) {
        for (String name : ordered(group)) {
          Optional<A> answer = ask(name);
          if (answer.isPresent()) {
            return Result.ok(answer.get());
          }
        }
      }
      Reason reason = mayPass ? Reason.UNAVAILABLE : allUnknown ? Reason.NOT_FOUND : Reason.NO_DATA;
      return Result.err(
          reason,
          "no vendor can answer for %s of %s: %s"
              .formatted(question.category().word(), question.key(), String.join("; ", reasons)));
    }

    private Optional<A> ask(String name) {
      Entry entry = VendorCatalogue.named(name).orElseThrow();
      Vendor vendor = vendors.apply(name).orElse(null);
      if (vendor == null) {
        return without(name, entry.off(env).orElse("is off"), false);
      }
      if (!vendor.offers().contains(question.category())) {
        return without(name, "has no " + question.category().word(), false);
      }
      Optional<String> known = answers.refusal(name, question);
      if (known.isPresent()) {
        allUnknown &= known.get().startsWith(VendorFault.UNKNOWN_SYMBOL.name());
        reasons.add(name + ": " + known.get());
        return Optional.empty();
      }
      return tried(vendor, entry);
    }

    private Optional<A> without(String name, String why, boolean passes) {
      allUnknown = false;
      mayPass |= passes;
      reasons.add(name + ": " + why);
      return Optional.empty();
    }

    private Optional<A> tried(Vendor vendor, Entry entry) {
      String name = vendor.name();
      for (int attempt = 1; ; attempt++) {
        if (tries == MOST_TRIES) {
          return without(name, "not asked after " + MOST_TRIES + " tries", true);
        }
        Instant now = around.clock().instant();
        Standing standing = states.standing(name);
        if (!standing.isOpen(now)) {
          return without(name, standing.why() + ", until " + standing.closedUntil(), true);
        }
        Optional<Instant> later = states.admit(name, entry.quota(env), now);
        if (later.isPresent()) {
          return without(name, "its calls are used up until " + later.get(), true);
        }
        tries++;
        Answer<A> answer = vendor.ask(question);
        long millis = Duration.between(now, around.clock().instant()).toMillis();
        switch (answer) {
          case Answer.Got<A>(A value, int calls) -> {
            states.record(new Asked(name, null, "", null, calls, millis), now);
            return Optional.of(value);
          }
          case Answer.Refused<A>(
                  VendorFault fault,
                  String detail,
                  @Nullable Instant notBefore,
                  int calls) -> {
            Instant shut = shut(fault, notBefore, now);
            states.record(new Asked(name, fault, detail, shut, calls, millis), now);
            answers.refused(name, question, fault + ": " + detail, Lifetimes.of(fault));
            if (!isTriedAgain(fault, notBefore, now, attempt)) {
              allUnknown &= fault == VendorFault.UNKNOWN_SYMBOL;
              mayPass |= fault.scope() == VendorFault.Scope.MOMENT || isQuota(fault);
              reasons.add(name + ": " + fault + ": " + detail);
              return Optional.empty();
            }
            around.pause().millis(wait(notBefore, now, attempt));
          }
        }
      }
    }

    private boolean isTriedAgain(
        VendorFault fault, @Nullable Instant notBefore, Instant now, int attempt) {
      boolean soon = notBefore == null || !notBefore.isAfter(now.plus(LONGEST_PAUSE));
      boolean passes =
          fault.isTransient() || (fault == VendorFault.QUOTA_BURST && notBefore != null);
      return passes && soon && attempt < TRIES && tries < MOST_TRIES;
    }

    private long wait(@Nullable Instant notBefore, Instant now, int attempt) {
      long most = (long) FIRST_PAUSE_MILLIS << attempt;
      long drawn = around.chance().nextLong(most / 2, most + 1);
      long asked = notBefore == null ? 0 : Duration.between(now, notBefore).toMillis();
      return Math.max(drawn, asked);
    }
  }

  private static boolean isQuota(VendorFault fault) {
    return fault == VendorFault.QUOTA_BURST || fault == VendorFault.QUOTA_DAILY;
  }

  /** Until when nobody asks a vendor after what it said; null when only this question is meant. */
  private static @Nullable Instant shut(
      VendorFault fault, @Nullable Instant notBefore, Instant now) {
    if (fault.scope() == VendorFault.Scope.VENDOR) {
      return notBefore != null
          ? notBefore
          : fault == VendorFault.QUOTA_DAILY
              ? DynamoVendorStates.nextDay(now)
              : now.plus(Lifetimes.pause(fault));
    }
    boolean longer = notBefore != null && notBefore.isAfter(now.plus(LONGEST_PAUSE));
    return fault.isTransient() && longer ? notBefore : null;
  }
}
