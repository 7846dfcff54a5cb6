package tradingagents.agents.llm.wire;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetrics;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.desk.models.Tokens;

/**
 * Bedrock's client as LangChain4j gets it for one call: it blocks until the stream is over, sees
 * every event first, and makes LangChain4j finish where it would wait for ever or not know why an
 * answer ended.
 */
final class ConverseWatch implements BedrockRuntimeAsyncClient {
  private static final String NO_CREDENTIALS =
      "no AWS credentials were found: sign in to AWS, or put a Bedrock key into"
          + " AWS_BEARER_TOKEN_BEDROCK";
  private static final ConverseStreamMetrics UNTIMED =
      ConverseStreamMetrics.builder().latencyMs(0L).build();

  private final BedrockRuntimeAsyncClient client;
  private final Transport transport;
  private final Exchange exchange;

  ConverseWatch(BedrockRuntimeAsyncClient client, Transport transport, Exchange exchange) {
    this.client = client;
    this.transport = transport;
    this.exchange = exchange;
  }

  @Override
  public CompletableFuture<Void> converseStream(
      ConverseStreamRequest request, ConverseStreamResponseHandler handler) {
    try {
      exchange.sent();
      CompletableFuture<Void> streaming = client.converseStream(request, new Seen(handler));
      exchange.onHangUp(() -> streaming.cancel(true));
      streaming.join();
    } catch (CompletionException e) {
      failed(e.getCause() == null ? e : e.getCause());
    } catch (CancellationException | SdkException e) {
      failed(e);
    }
    // What went wrong is known to the exchange: LangChain4j need not hear of it.
    return new CompletableFuture<>();
  }

  private void failed(Throwable failure) {
    if (failure instanceof AwsServiceException service) {
      refused(service, service.awsErrorDetails());
    } else if (failure instanceof SdkClientException
        && String.valueOf(failure.getMessage()).contains("credentials")) {
      exchange.unbilled();
      exchange.fail(Wrong.of(Kind.AUTH, NO_CREDENTIALS));
    } else if (isUnreadable(failure)) {
      exchange.fail(Wrong.of(Kind.MALFORMED, "a frame of its stream could not be read"));
    } else {
      Transport.broken(failure, exchange);
    }
  }

  /** A frame whose checksum or JSON is wrong, not a connection that broke. */
  private boolean isUnreadable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException) {
        return true;
      }
      if (cause instanceof IOException) {
        return false;
      }
    }
    return exchange.isOpen();
  }

  private void refused(AwsServiceException service, @Nullable AwsErrorDetails details) {
    String code = details == null ? "" : String.valueOf(details.errorCode());
    String message = details == null ? "" : String.valueOf(details.errorMessage());
    if (exchange.isOpen()) {
      exchange.fail(Wrong.event(code, message));
      return;
    }
    exchange.unbilled();
    Function<String, @Nullable String> header =
        name ->
            details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse().firstMatchingHeader(name).orElse(null);
    exchange.fail(
        Wrong.refused(
            service.statusCode(), code + " " + message, message, transport.retryAfter(header, "")));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  /** The client is kept for the next call. */
  @Override
  public void close() {}

  /** Stands before LangChain4j's handler. */
  private final class Seen implements ConverseStreamResponseHandler {
    private final ConverseStreamResponseHandler handler;

    Seen(ConverseStreamResponseHandler handler) {
      this.handler = handler;
    }

    @Override
    public void responseReceived(ConverseStreamResponse response) {
      String id = response.responseMetadata().requestId();
      exchange.opened(id == null || id.equals("UNKNOWN") ? "" : id);
      handler.responseReceived(response);
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> events) {
      handler.onEventStream(SdkPublisher.adapt(reader -> events.subscribe(new Events(reader))));
    }

    /** The future says it too. */
    @Override
    public void exceptionOccurred(Throwable failure) {}

    @Override
    public void complete() {}
  }

  /** Stands before LangChain4j's reader of events. */
  private final class Events implements Subscriber<ConverseStreamOutput> {
    private final Subscriber<? super ConverseStreamOutput> reader;
    private @Nullable Subscription subscription;
    private boolean isCounted;

    Events(Subscriber<? super ConverseStreamOutput> reader) {
      this.reader = reader;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      reader.onSubscribe(given);
    }

    @Override
    public void onNext(ConverseStreamOutput event) {
      exchange.received(1);
      ConverseStreamOutput shown = event;
      if (event instanceof MessageStopEvent stop) {
        stopped(stop);
      } else if (event instanceof ConverseStreamMetadataEvent metadata) {
        isCounted = true;
        shown = counted(metadata);
      }
      if (exchange.isSpoiled()) {
        more();
      } else {
        show(shown);
      }
    }

    /** What is still to come may say what it cost. */
    private void more() {
      Subscription line = subscription;
      if (line != null) {
        line.request(1);
      }
    }

    private void show(ConverseStreamOutput event) {
      try {
        reader.onNext(event);
      } catch (RuntimeException e) {
        exchange.fail(Wrong.of(Kind.MALFORMED, "an event of its stream could not be read"));
      }
    }

    private ConverseStreamOutput counted(ConverseStreamMetadataEvent metadata) {
      TokenUsage usage = metadata.usage();
      if (usage != null) {
        exchange.used(
            new Tokens(
                count(usage.inputTokens()),
                count(usage.cacheReadInputTokens()),
                count(usage.cacheWriteInputTokens()),
                count(usage.outputTokens()),
                false));
      }
      // LangChain4j reads a latency that need not be there.
      return metadata.metrics() == null ? metadata.copy(copy -> copy.metrics(UNTIMED)) : metadata;
    }

    private static long count(@Nullable Integer tokens) {
      return tokens == null ? 0 : tokens;
    }

    private void stopped(MessageStopEvent stop) {
      switch (stop.stopReason()) {
        case END_TURN, STOP_SEQUENCE, TOOL_USE -> exchange.ended();
        case MAX_TOKENS -> {
          exchange.cut();
          exchange.ended();
        }
        case GUARDRAIL_INTERVENED, CONTENT_FILTERED ->
            exchange.spoiled(
                Wrong.of(Kind.CONTENT_POLICY, "it was stopped: " + stop.stopReasonAsString()));
        case MODEL_CONTEXT_WINDOW_EXCEEDED ->
            exchange.spoiled(Wrong.of(Kind.CONTEXT_OVERFLOW, "its window was full"));
        case MALFORMED_MODEL_OUTPUT, MALFORMED_TOOL_USE, UNKNOWN_TO_SDK_VERSION ->
            exchange.spoiled(Wrong.of(Kind.MALFORMED, "it gave up: " + stop.stopReasonAsString()));
      }
    }

    @Override
    public void onError(Throwable failure) {
      // The future says it too.
    }

    @Override
    public void onComplete() {
      if (exchange.isEnded() && !isCounted && !exchange.isSpoiled()) {
        // LangChain4j waits for the usage for ever.
        show(ConverseStreamOutput.metadataBuilder().metrics(UNTIMED).build());
      }
      reader.onComplete();
    }
  }
}
