package tradingagents.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.TemplateRefused;
import tradingagents.model.failure.FailureException;

class EmbeddedStackTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";

  @TempDir private Path folder;

  @Test
  void run_goes_through_every_step_and_closes_with_an_order() throws Exception {
    try (EmbeddedStack stack = Stacks.working(Optional.empty())) {
      Stacks.startRun(stack, "clean", Instant.now());

      Run run = Stacks.awaitEnd(stack, "clean");

      assertThat(Workflow.status(run)).isEqualTo(Status.CLOSED);
      assertThat(run.outcome(OrderReceipt.class)).isPresent();
      assertThat(run.outcomes()).hasSize(14);
      assertThat(stack.counts().of("events", "PutEvents")).isBetween(8L, 40L);
      assertThat(stack.receives()).isGreaterThanOrEqualTo(14);
    }
  }

  @Test
  void run_whose_messages_were_lost_is_finished_by_the_next_stack_on_its_data() throws Exception {
    try (EmbeddedStack before =
        Stacks.start(Stacks.TEMPLATE, Optional.of(folder), InstantSource.system(), false)) {
      Stacks.startRun(before, "left", Instant.now());
      assertThat(before.runStore().load("left").orThrow().outcomes()).isEmpty();
    }

    try (EmbeddedStack after = Stacks.working(Optional.of(folder))) {
      Run run = Stacks.awaitEnd(after, "left");

      assertThat(Workflow.status(run)).isEqualTo(Status.CLOSED);
      assertThat(run.outcomes().stream().map(r -> r.task()).distinct()).hasSize(14);
    }
  }

  @Test
  void second_stack_on_one_data_folder_is_refused() {
    try (EmbeddedStack first =
        Stacks.start(Stacks.TEMPLATE, Optional.of(folder), InstantSource.system(), false)) {
      assertThat(first.receives()).isZero();
      assertThatThrownBy(() -> Stacks.working(Optional.of(folder)))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("in use by another process")
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void damaged_state_file_is_named_in_one_sentence() throws IOException {
    Path state = folder.resolve(DataFolder.STATE);
    Files.writeString(state, "this is no database, however long it may be: " + "x".repeat(9_000));

    assertThatThrownBy(() -> Stacks.working(Optional.of(folder)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(state.toString())
        .message()
        .doesNotContain("\n");
  }

  @Test
  void template_resource_that_cannot_be_read_is_named() throws IOException {
    Path template = folder.resolve("template.yaml");
    Files.writeString(
        template,
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Cathedral:
            Type: AWS::Castle::Tower
        """);

    assertThatThrownBy(
            () -> Stacks.start(template, Optional.empty(), InstantSource.system(), false))
        .isInstanceOf(TemplateRefused.class)
        .hasMessageContaining("Cathedral");
  }

  @Test
  void invoke_answers_a_function_error_for_a_handler_that_throws() {
    try (EmbeddedStack stack = Stacks.idle(InstantSource.system());
        LambdaClient lambda = stack.lambda()) {
      InvokeResponse answer =
          lambda.invoke(
              i -> i.functionName("tradingagents-trader").payload(SdkBytes.fromUtf8String("{}")));

      assertThat(answer.functionError()).isEqualTo("Unhandled");
      assertThat(answer.payload().asUtf8String()).contains("errorMessage", "NullPointerException");
      assertThatThrownBy(() ->
              lambda.invoke(i ->
                  i.functionName("tradingagents-trader").payload(SdkBytes.fromUtf8String("no"))))
          .isInstanceOf(InvalidRequestContentException.class);
    }
  }

  @Test
  void every_function_of_the_template_answers_its_sample_event() throws IOException {
    try (EmbeddedStack stack = withoutVendors();
        LambdaClient lambda = stack.lambda()) {
      new SampleEvents(stack).seed();
      for (FunctionDef function : stack.template().functions()) {
        String name = function.name();
        String sample = name.substring(name.indexOf('-') + 1) + ".json";
        byte[] event = Files.readAllBytes(Stacks.ROOT.resolve("events").resolve(sample));

        InvokeResponse answer =
            lambda.invoke(i ->
                i.functionName(function.logicalId().equals("Trader") ? ARN + name : name)
                    .payload(SdkBytes.fromByteArray(event)));

        assertThat(answer.functionError()).as("%s: %s", name, answer.payload()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.payload().asUtf8String()).as(name).matches("[{\"].*[}\"]");
        if (!function.works().isEmpty()) {
          assertThat(answer.payload().asUtf8String()).isEqualTo("{\"batchItemFailures\":[]}");
        }
      }
      for (Step step : Step.values()) {
        if (step.isFunction()) {
          Run run = stack.runStore().load(SampleEvents.runId(step)).orThrow();
          assertThat(run.has(Task.of(step))).as(step.wireName()).isTrue();
        }
      }
    }
  }

  /** The only vendor that may be asked for bars has no key. */
  private static EmbeddedStack withoutVendors() {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            Stacks.TEMPLATE,
            Optional.empty(),
            InstantSource.system(),
            "test",
            Map.of("DATA_CHAIN_BARS", "tiingo"),
            false));
  }

  @Test
  void invoke_of_an_unknown_function_is_not_found() {
    try (EmbeddedStack stack = Stacks.idle(InstantSource.system());
        LambdaClient lambda = stack.lambda()) {
      assertThatThrownBy(() -> lambda.invoke(i -> i.functionName("gossip")))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("gossip");
    }
  }

  @Test
  void announcement_fills_exactly_the_inboxes_that_it_names() {
    try (EmbeddedStack stack = Stacks.idle(InstantSource.system())) {
      Stacks.openAccount(stack, Stacks.ACCOUNT);
      new RunStarter(stack.runStore(), stack.bus())
          .start("announced", Stacks.mandate("rules", Instant.now()))
          .orThrow();

      SamTemplate template = stack.template();
      List<String> filled =
          template.queues().stream()
              .map(queue -> queue.name())
              .filter(name -> waiting(stack, name) > 0)
              .toList();
      assertThat(filled)
          .containsExactlyInAnyOrder(
              "tradingagents-market-analyst",
              "tradingagents-news-analyst",
              "tradingagents-sentiment-analyst",
              "tradingagents-fundamentals-analyst");
    }
  }

  @Test
  void message_that_nobody_can_read_ends_as_a_dead_letter() {
    try (EmbeddedStack stack = Stacks.idle(InstantSource.system())) {
      SqsClient sqs = stack.queues().client();
      String url = stack.queues().url("tradingagents-trader");
      sqs.sendMessage(send -> send.queueUrl(url).messageBody("not an announcement"));

      // The event source gives back what its function reports as failed.
      for (int i = 0; i < 6; i++) {
        sqs.receiveMessage(receive -> receive.queueUrl(url).visibilityTimeout(0));
      }

      assertThat(waiting(stack, "tradingagents-trader")).isZero();
      assertThat(waiting(stack, "tradingagents-trader-dlq")).isEqualTo(1);
    }
  }

  private static int waiting(EmbeddedStack stack, String queue) {
    return Integer.parseInt(
        stack
            .queues()
            .client()
            .getQueueAttributes(get ->
                get.queueUrl(stack.queues().url(queue))
                    .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
  }
}
