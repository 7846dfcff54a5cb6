package tradingagents.chain.market;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.PlainJson;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.chain.vendor.MarketJson;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Known;
import tradingagents.model.market.Symbol;

/**
 * A question about markets on its way to the feeds function, as of an instant: {@code
 * {"dataset","ask","subject","from","to","asOf","runId","correlationId"}}, where {@code ask} is
 * {@code quote}, {@code news}, {@code fundamentals} or {@code macro}, and only news have a range.
 * The answer is {@code {"answer":{...}}} or {@code {"reason","detail"}}. Bars are loaded into the
 * market table instead: see {@link BackfillMessage}.
 *
 * @param dataset {@code market} or a vendor's name
 * @param question what
 * @param asOf nothing later may be answered
 * @param runId under whose id stories are kept; empty keeps nothing
 * @param correlationId of the request for which it is asked; empty when there is none
 */
public record FeedMessage(
    String dataset, Question<?> question, Instant asOf, String runId, String correlationId) {
  /** The question how the vendors are; its answer is {@code {"vendors":[...]}}. */
  public static final String VENDORS = "{\"ask\":\"vendors\"}";

  private static final String ASK = "ask";

  /**
   * Whether a message is one of these.
   *
   * @param json what came in
   * @return false for a backfill question
   */
  public static boolean isOne(String json) {
    return PlainJson.read(json.getBytes(StandardCharsets.UTF_8)).containsKey(ASK);
  }

  /**
   * As JSON.
   *
   * @return one object
   */
  public String toJson() {
    Written written = new Written().text("dataset", dataset).text(ASK, question.category().word());
    switch (question) {
      case Question.Price(Symbol symbol) -> written.text("subject", symbol);
      case Question.Accounts(Symbol symbol) -> written.text("subject", symbol);
      case Question.Economy(String id) -> written.text("subject", id);
      case Question.Stories(Symbol symbol, LocalDate from, LocalDate to) ->
          written.text("subject", symbol).text("from", from).text("to", to);
      case Question.Bars bars ->
          throw new IllegalArgumentException("bars are loaded, not asked for: " + bars.key());
    }
    written.text("asOf", asOf);
    if (!runId.isEmpty()) {
      written.text("runId", runId);
    }
    if (!correlationId.isEmpty()) {
      written.text("correlationId", correlationId);
    }
    return written.json();
  }

  /**
   * Reads a message.
   *
   * @param json what came in
   * @return the question
   * @throws FailureException INVALID when it is none
   */
  public static FeedMessage fromJson(String json) {
    try {
      return Members.read(json, FeedMessage::from);
    } catch (FailureException e) {
      throw new FailureException(
          new Failure(
              Reason.INVALID,
              "a question to the feeds has dataset, ask (quote, news, fundamentals or macro),"
                  + " subject and asOf: "
                  + e.failure().detail()),
          e);
    }
  }

  private static FeedMessage from(Members json) {
    String subject = json.text("subject");
    Question<?> question =
        switch (json.text(ASK).toLowerCase(Locale.ROOT)) {
          case "quote" -> new Question.Price(Symbol.parse(subject));
          case "news" ->
              new Question.Stories(Symbol.parse(subject), json.date("from"), json.date("to"));
          case "fundamentals" -> new Question.Accounts(Symbol.parse(subject));
          case "macro" -> Question.Economy.parse(subject);
          default -> throw new IllegalArgumentException("nothing is asked for by '" + ASK + "'");
        };
    String correlationId = json.textOrNull("correlationId");
    String runId = json.textOrNull("runId");
    return new FeedMessage(
        json.text("dataset"),
        question,
        json.instant("asOf"),
        runId == null ? "" : runId,
        correlationId == null ? "" : correlationId);
  }

  /**
   * An answer as JSON.
   *
   * @param result cut to what was known
   * @return one object
   */
  public static String answer(Result<? extends Known<?>> result) {
    return switch (result) {
      case Result.Ok<? extends Known<?>>(Known<?> value) ->
          new Written().part("answer", MarketJson.write(value)).json();
      case Result.Err<? extends Known<?>>(Failure failure) -> refusal(failure);
    };
  }

  static String refusal(Failure failure) {
    return new Written()
        .text("reason", failure.reason().name())
        .text("detail", failure.detail())
        .json();
  }

  /**
   * Reads an answer.
   *
   * @param json what came back
   * @param question what was asked
   * @param <A> the answer's type
   * @return the answer; UNAVAILABLE when the text is none
   */
  public static <A extends Known<A>> Result<A> readAnswer(String json, Question<A> question) {
    try {
      return Members.read(
          json,
          members ->
              members.has("answer")
                  ? Result.ok(MarketJson.read(members.part("answer"), question))
                  : new Result.Err<A>(failure(members)));
    } catch (FailureException e) {
      return Result.err(Reason.UNAVAILABLE, "the feeds function answered something else");
    }
  }

  private static Failure failure(Members members) {
    return new Failure(Reason.valueOf(members.text("reason")), members.text("detail"));
  }

  static @Nullable Reason reason(Map<String, @Nullable Object> answer) {
    for (Reason reason : Reason.values()) {
      if (reason.name().equals(answer.get("reason"))) {
        return reason;
      }
    }
    return null;
  }
}
