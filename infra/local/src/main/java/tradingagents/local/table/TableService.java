package tradingagents.local.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/** Offers a {@link TableEngine} as DynamoDB's AWS JSON 1.0 protocol. */
public final class TableService implements WireService {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  private final TableEngine engine;
  private volatile @Nullable String trouble;

  /** The engine stays the caller's to close. */
  public TableService(TableEngine engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return "dynamodb";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.targetPrefix().equals("DynamoDB_20120810");
  }

  @Override
  public WireResponse handle(WireRequest request) {
    try {
      JsonNode answer = engine.handle(request.targetOperation(), parse(request.body()));
      return new WireResponse(
          200, Map.of("Content-Type", CONTENT_TYPE), Rows.JSON.writeValueAsBytes(answer));
    } catch (AwsError error) {
      return error.response(CONTENT_TYPE);
    } catch (TableStorageException e) {
      trouble = sentence(e);
      return new AwsError(500, Refusal.PREFIX + "InternalServerError", sentence(e))
          .response(CONTENT_TYPE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was wrong with the file the last time it could not be used; empty when nothing was. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private static String sentence(TableStorageException e) {
    return String.valueOf(e.getMessage());
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode node = Rows.JSON.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      // Falls through to the one answer for a body that is no JSON object.
    }
    throw new AwsError(
        400,
        "com.amazon.coral.service#SerializationException",
        "The body of the request is no JSON object");
  }
}
