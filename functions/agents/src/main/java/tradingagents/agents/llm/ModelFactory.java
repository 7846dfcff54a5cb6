package tradingagents.agents.llm;

import io.micronaut.context.BeanContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tradingagents.agents.llm.wire.KeyRing;
import tradingagents.agents.llm.wire.ModelClient;
import tradingagents.agents.llm.wire.Providers;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.agents.prompt.TokenEstimate;
import tradingagents.chain.Env;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.reasoning.DynamoCostBook;
import tradingagents.chain.reasoning.ExchangeTable;
import tradingagents.chain.reasoning.FeverTable;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.chain.run.SpokenWords;
import tradingagents.desk.models.Ability;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/** Makes what a desk of models is wired from, when a model is asked for the first time. */
public final class ModelFactory {
  private static final Duration CALL = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Duration TURN = Duration.ofSeconds(150);
  private static final int CALLS_PER_TURN = 8;

  private ModelFactory() {}

  /**
   * The desk of a function.
   *
   * @param beans the function's
   * @return ready
   */
  public static ModelDesk of(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    InstantSource clock = beans.getBean(InstantSource.class);
    DynamoDbClient dynamo = beans.getBean(DynamoDbClient.class);
    ModelCatalogue catalogue = catalogue(env);
    Providers providers =
        providers(
            env,
            clock,
            catalogue,
            () -> credentials(beans),
            () -> beans.getBean(SdkHttpClient.class));
    SpokenWords words = new SpokenWords(dynamo, env.required("RUNS_TABLE"), clock);
    return of(
        env,
        dynamo,
        clock,
        catalogue,
        providers,
        new ModelMeter(beans.getBean(MetricSink.class)),
        words);
  }

  /**
   * Calls of every provider; nothing is set up before the first one.
   *
   * @param env where providers and keys are
   * @param clock the time
   * @param catalogue which models there are
   * @param credentials as whom AWS is called
   * @param http how Secrets Manager is called
   * @return to be closed
   */
  public static Providers providers(
      Env env,
      InstantSource clock,
      ModelCatalogue catalogue,
      Supplier<AwsCredentialsProvider> credentials,
      Supplier<SdkHttpClient> http) {
    Supplier<SecretsManagerClient> secrets =
        () ->
            ChainFactory.client(SecretsManagerClient.builder(), env, http.get(), credentials.get());
    return new Providers(
        env,
        new KeyRing(env, secrets, clock),
        credentials,
        clock,
        new Providers.Know(
            TokenEstimate::of,
            model ->
                catalogue.find(model).map(facts -> facts.can(Ability.PROMPT_CACHE)).orElse(false)));
  }

  /** The embedded stack needs none, so it has none; models are somebody else's. */
  private static AwsCredentialsProvider credentials(BeanContext beans) {
    AwsCredentialsProvider own = beans.getBean(AwsCredentialsProvider.class);
    return own instanceof AnonymousCredentialsProvider
        ? DefaultCredentialsProvider.builder().build()
        : own;
  }

  /**
   * A desk around a table.
   *
   * @param env limits and the table's name
   * @param dynamo reaches the table
   * @param clock the time
   * @param catalogue which models there are
   * @param client makes the calls
   * @param listener hears what they come to
   * @param words where what is said is shown while it is said
   * @return ready
   */
  public static ModelDesk of(
      Env env,
      DynamoDbClient dynamo,
      InstantSource clock,
      ModelCatalogue catalogue,
      ModelClient client,
      CallListener listener,
      SpokenWords words) {
    String table = env.required("REASONING_TABLE");
    CostBook costs =
        new DynamoCostBook(dynamo, table, Budgets.read(env::text), DynamoCostBook.Pause.SLEEP);
    ModelHealth health = new ModelHealth(new SharedFevers(new FeverTable(dynamo, table)));
    Caller caller = new Caller(client, catalogue, costs, health, listener, timing(env, clock));
    PromptBook book = book(env);
    PromptChoices choices = new PromptChoices(dynamo, table);
    return new ModelDesk(
        new ModelDesk.Parts(
            caller,
            new Thrift(catalogue, costs),
            catalogue,
            configs(new AgentConfigs(dynamo, table)),
            (tenant, asked) -> {
              Map<String, String> versions = new HashMap<>(choices.current(tenant));
              versions.putAll(asked);
              return new BookWriter(book, versions);
            },
            kept(new ExchangeTable(dynamo, table, clock)),
            listener,
            words::of,
            new ModelDesk.Limits(
                clock,
                env.seconds("MODEL_TURN_SECONDS", TURN),
                env.count("MODEL_CALLS_PER_TURN", CALLS_PER_TURN),
                env.text("MODEL_TOOLS", "on").equals("on"))));
  }

  /**
   * A desk that can only remember: no model is ever called.
   *
   * @param env the table's name
   * @param dynamo reaches the table
   * @param clock the time
   * @return to be asked for {@link ModelDesk#remembering}
   */
  public static ModelDesk silent(Env env, DynamoDbClient dynamo, InstantSource clock) {
    SpokenWords nobody = new SpokenWords(dynamo, "", clock);
    return of(env, dynamo, clock, catalogue(env), Caller.NOBODY, CallListener.NONE, nobody);
  }

  /**
   * The shipped models, and the rows that a person added.
   *
   * @param env may have MODEL_PRICES
   * @return the whole
   */
  public static ModelCatalogue catalogue(Env env) {
    String rows = env.text("MODEL_PRICES", "");
    ModelCatalogue shipped = ModelCatalogue.shipped();
    return rows.isEmpty() ? shipped : shipped.with(rows);
  }

  /**
   * The shipped texts, and those of a folder on a laptop.
   *
   * @param env may have a folder in PROMPTS_DIR
   * @return complete
   */
  public static PromptBook book(Env env) {
    String folder = env.text("PROMPTS_DIR", "");
    return folder.isEmpty() ? PromptBook.shipped() : PromptBook.with(Path.of(folder)).orThrow();
  }

  private static Caller.Timing timing(Env env, InstantSource clock) {
    return new Caller.Timing(
        clock,
        ModelFactory::pause,
        ThreadLocalRandom::current,
        () -> UUID.randomUUID().toString(),
        env.seconds("MODEL_CALL_SECONDS", CALL),
        env.seconds("MODEL_SILENCE_SECONDS", SILENCE));
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted while waiting for a model");
    }
  }

  private static BiFunction<String, Step, Result<AgentLlmConfig>> configs(AgentConfigs configs) {
    return (tenant, step) -> {
      try {
        return Result.ok(configs.current(tenant, step));
      } catch (FailureException e) {
        return new Result.Err<>(e.failure());
      }
    };
  }

  private static Exchanges kept(ExchangeTable table) {
    return new Exchanges() {
      @Override
      public Result<java.util.Optional<String>> find(String hash) {
        return table.find(hash);
      }

      @Override
      public Result<Boolean> keep(String hash, String json) {
        return table.keep(hash, json);
      }
    };
  }
}
