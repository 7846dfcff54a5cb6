package tradingagents.chain.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tradingagents.chain.PlainJson;

/** The door of a step: batches of its queue, of which an {@link Inbox} reads ids and bodies. */
public interface InboxDoor extends Door<SQSEvent, SQSBatchResponse> {
  @Override
  default SQSEvent read(byte[] json) {
    SQSEvent event = new SQSEvent();
    if (PlainJson.read(json).get("Records") instanceof List<?> records) {
      List<SQSMessage> messages = new ArrayList<>();
      for (Object item : records) {
        if (item instanceof Map<?, ?> record) {
          SQSMessage message = new SQSMessage();
          message.setMessageId(String.valueOf(record.get("messageId")));
          message.setBody(String.valueOf(record.get("body")));
          messages.add(message);
        }
      }
      event.setRecords(messages);
    }
    return event;
  }

  @Override
  default byte[] write(SQSBatchResponse answer) {
    List<Map<String, String>> failures = new ArrayList<>();
    for (BatchItemFailure failure : answer.getBatchItemFailures()) {
      failures.add(Map.of("itemIdentifier", failure.getItemIdentifier()));
    }
    return PlainJson.write(Map.of("batchItemFailures", failures));
  }
}
