package tradingagents.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import tradingagents.local.wire.AwsError;

/**
 * What Lambda's own runtime does between a payload and a handler that takes a typed event: its
 * serializers, chosen by the handler's declared types.
 */
final class HandlerJson {
  private final PojoSerializer<Object> input;
  private final PojoSerializer<Object> output;

  private HandlerJson(PojoSerializer<Object> input, PojoSerializer<Object> output) {
    this.input = input;
    this.output = output;
  }

  /** The JSON of a handler class. */
  static HandlerJson of(Class<?> handler) {
    for (Type type : handler.getGenericInterfaces()) {
      if (type instanceof ParameterizedType declared
          && declared.getRawType() == RequestHandler.class) {
        Type[] types = declared.getActualTypeArguments();
        return new HandlerJson(serializer(types[0]), serializer(types[1]));
      }
    }
    throw new IllegalArgumentException(handler + " declares no event");
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type) {
    if (type instanceof Class<?> event
        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
      return (PojoSerializer<Object>)
          LambdaEventSerializers.serializerFor(event, event.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }

  /** The event; a payload that is not JSON is refused as Lambda refuses it. */
  Object read(byte[] payload) {
    try {
      return input.fromJson(new ByteArrayInputStream(payload));
    } catch (RuntimeException e) {
      throw new AwsError(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getMessage());
    }
  }

  byte[] write(Object answer) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    output.toJson(answer, json);
    return json.toByteArray();
  }
}
