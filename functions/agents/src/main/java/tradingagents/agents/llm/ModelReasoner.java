package tradingagents.agents.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.agents.llm.Caller.Answer;
import tradingagents.agents.llm.Caller.Question;
import tradingagents.agents.llm.wire.Reply;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.agents.prompt.Rendered;
import tradingagents.agents.turn.MarketTools;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Worker.Work;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Answers one brief by a language model: renders it, asks, lets the model look things up within
 * bounds, reads the typed answer, and asks for one repair when it cannot be read. What was asked
 * before in the same words is not asked again.
 */
final class ModelReasoner implements Reasoner {
  private static final Logger LOG = LoggerFactory.getLogger(ModelReasoner.class);
  private static final int TOOL_ROUNDS = 3;
  private static final int MOST_SHOWN = 8_000;

  private final Caller caller;
  private final Exchanges exchanges;
  private final CallListener listener;
  private final BookWriter writer;
  private final Seat seat;

  /**
   * One turn's seat at the desk.
   *
   * @param route who may be asked, in order
   * @param affordable who may be asked with the money that is left: asked only when something is to
   *     be paid; BUDGET when nobody
   * @param payer whose money, without an id
   * @param until no call is made later
   * @param mostCalls how many calls the turn may make
   * @param sample which sample of the turn
   * @param tools what may be looked up
   * @param words is told what is said while it is said
   */
  record Seat(
      List<Candidate> route,
      Supplier<Result<List<Candidate>>> affordable,
      CostBook.Call payer,
      Instant until,
      int mostCalls,
      int sample,
      MarketTools tools,
      Consumer<String> words) {}

  ModelReasoner(
      Caller caller, Exchanges exchanges, CallListener listener, BookWriter writer, Seat seat) {
    this.caller = caller;
    this.exchanges = exchanges;
    this.listener = listener;
    this.writer = writer;
    this.seat = seat;
  }

  @Override
  public Result<Work> reason(Brief brief) {
    try {
      return switch (writer.write(brief)) {
        case Result.Err<Rendered>(Failure failure) -> new Result.Err<>(failure);
        case Result.Ok<Rendered>(Rendered rendered) -> converse(brief, rendered);
      };
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  private Result<Work> converse(Brief brief, Rendered rendered) {
    Spending spending = new Spending();
    List<ChatMessage> talk = new ArrayList<>(opening(rendered));
    boolean isRepaired = false;
    int toolRounds = 0;
    while (true) {
      Answer answer;
      switch (ask(brief, talk, spending)) {
        case Result.Err<Answer>(Failure failure) -> {
          return new Result.Err<>(failure);
        }
        case Result.Ok<Answer>(Answer given) -> answer = given;
      }
      Reply reply = answer.reply();
      if (!reply.toolRequests().isEmpty() && seat.tools().isOffered() && toolRounds < TOOL_ROUNDS) {
        toolRounds++;
        lookUp(reply, talk);
        continue;
      }
      Result<Outcome> read = read(brief, reply);
      listener.read(isRepaired, read instanceof Result.Ok<Outcome>);
      if (read instanceof Result.Ok<Outcome>(Outcome outcome)) {
        return Result.ok(new Work(outcome, spending.usage(rendered.promptHash())));
      }
      if (isRepaired || spending.calls() >= seat.mostCalls()) {
        return read.map(outcome -> new Work(outcome, spending.usage(rendered.promptHash())));
      }
      isRepaired = true;
      String wrong = ((Result.Err<Outcome>) read).failure().detail();
      LOG.info("{} did not answer its type and is asked to repair: {}", answer.model(), wrong);
      talk.add(AiMessage.from(shown(reply.text())));
      talk.add(UserMessage.from(writer.repair(wrong)));
    }
  }

  /** The first question of a turn. */
  static ChatRequest question(Brief brief, List<ChatMessage> talk, boolean hasTools) {
    ChatRequest.Builder request =
        ChatRequest.builder().messages(talk).responseFormat(AnswerSchema.of(brief.agent()));
    if (hasTools) {
      request.toolSpecifications(ToolBridge.SPECIFICATIONS);
    }
    return request.build();
  }

  static List<ChatMessage> opening(Rendered rendered) {
    List<ChatMessage> opening = new ArrayList<>();
    opening.add(SystemMessage.from(rendered.system()));
    opening.add(
        UserMessage.from(
            rendered.sections().stream().map(TextContent::from).toArray(TextContent[]::new)));
    opening.add(AiMessage.from(Rendered.ACKNOWLEDGEMENT));
    opening.add(UserMessage.from(rendered.task()));
    return opening;
  }

  private void lookUp(Reply reply, List<ChatMessage> talk) {
    talk.add(reply.message());
    for (ToolExecutionRequest request : reply.toolRequests()) {
      talk.add(ToolBridge.answer(seat.tools(), request));
    }
  }

  private Result<Answer> ask(Brief brief, List<ChatMessage> talk, Spending spending) {
    ChatRequest asked = question(brief, talk, seat.tools().isOffered());
    String hash = Exchange.hash(asked, seat.route().getFirst(), seat.sample());
    if (exchanges.find(hash) instanceof Result.Ok<Optional<String>>(Optional<String> found)
        && found.isPresent()) {
      Answer known = Exchange.answer(found.get());
      spending.answered(known.model(), hash);
      return Result.ok(known);
    }
    return switch (seat.affordable().get()) {
      case Result.Err<List<Candidate>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<List<Candidate>>(List<Candidate> affordable) -> {
        long promptTokens = PromptSize.of(asked);
        List<Candidate> route =
            affordable.stream().filter(one -> one.hasRoomFor(promptTokens)).toList();
        if (route.isEmpty()) {
          yield Result.err(
              Reason.NO_ANSWER,
              "about %d tokens are more than any of %s can read"
                  .formatted(promptTokens, affordable.stream().map(Candidate::model).toList()));
        }
        Question question =
            new Question(
                route,
                asked,
                promptTokens,
                seat.payer(),
                seat.until(),
                seat.mostCalls() - spending.calls(),
                new SpeechStream(seat.words()));
        yield caller.ask(question, spending).map(answer -> kept(brief, asked, answer, spending));
      }
    };
  }

  /**
   * Keeps an answer under the question's name, if it is one that others may have as well. What
   * cannot be read, or was said by another model than the first, is kept under a name of its own:
   * for replays only, so that a bad hour is not remembered for a year.
   */
  private Answer kept(Brief brief, ChatRequest asked, Answer answer, Spending spending) {
    Candidate first = seat.route().getFirst();
    Reply reply = answer.reply();
    boolean isFirst = answer.model().equals(first.model());
    if (!isFirst) {
      listener.fellBack();
    }
    boolean isGood =
        isFirst
            && (!reply.toolRequests().isEmpty()
                || read(brief, reply) instanceof Result.Ok<Outcome>);
    Exchange exchange = Exchange.of(asked, first, seat.sample(), answer);
    String name =
        isGood
            ? exchange.hash()
            : exchange.hash() + "-" + Fingerprint.of(exchange.json()).substring(0, 12);
    spending.answered(answer.model(), name);
    return switch (exchanges.keep(name, exchange.json())) {
      case Result.Err<Boolean>(Failure failure) -> {
        LOG.warn("an exchange could not be kept: {}", failure);
        yield answer;
      }
      // Somebody else asked the same at the same time and was first: both go on with one answer.
      case Result.Ok<Boolean>(Boolean isNew) -> isNew ? answer : stored(name, answer);
    };
  }

  private Answer stored(String name, Answer otherwise) {
    return exchanges.find(name) instanceof Result.Ok<Optional<String>>(Optional<String> found)
            && found.isPresent()
        ? Exchange.answer(found.get())
        : otherwise;
  }

  private Result<Outcome> read(Brief brief, Reply reply) {
    if (reply.text().contains(PromptBook.canary())) {
      LOG.warn("an answer repeats its instructions and is not read");
      return Result.err(Reason.UNREADABLE_ANSWER, "the answer repeats its instructions");
    }
    if (!reply.toolRequests().isEmpty()) {
      return Result.err(
          Reason.UNREADABLE_ANSWER,
          "the answer asks for tools again; no more are allowed, answer the JSON now");
    }
    if (reply.isCut()) {
      return Result.err(
          Reason.UNREADABLE_ANSWER, "the answer is longer than allowed and was cut; be shorter");
    }
    return AnswerText.read(brief, reply.text());
  }

  private static String shown(String text) {
    String told = text.isBlank() ? "(nothing)" : text;
    return told.length() > MOST_SHOWN ? told.substring(0, MOST_SHOWN) : told;
  }
}
