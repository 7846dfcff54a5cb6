package tradingagents.chain.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.model.failure.FailureException;

class InboxDoorTest {
  private final List<String> seen = new ArrayList<>();

  /** Refuses every message whose body says no. */
  private final class Picky implements InboxDoor {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      List<BatchItemFailure> failures = new ArrayList<>();
      for (SQSEvent.SQSMessage message : event.getRecords()) {
        seen.add(message.getMessageId() + "=" + message.getBody());
        if (message.getBody().equals("no")) {
          failures.add(new BatchItemFailure(message.getMessageId()));
        }
      }
      return new SQSBatchResponse(failures);
    }
  }

  @SuppressWarnings("NullAway")
  private String answer(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    new Picky().handleRequest(new ByteArrayInputStream(bytes), out, null);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void names_the_messages_that_must_come_again() throws IOException {
    String answer =
        answer(
            """
            {"Records":[
              {"messageId":"1","body":"{\\"a\\":1}","attributes":{"ApproximateReceiveCount":"1"}},
              {"messageId":"2","body":"no","eventSource":"aws:sqs"}]}
            """);

    assertThat(seen).containsExactly("1={\"a\":1}", "2=no");
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
    assertThat(answer("{\"Records\":[]}")).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void an_event_of_another_kind_is_an_error() {
    assertThatThrownBy(() -> answer("{}")).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> answer("no")).isInstanceOf(FailureException.class);
  }
}
