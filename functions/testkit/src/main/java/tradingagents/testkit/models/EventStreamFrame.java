package tradingagents.testkit.models;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * One message of the encoding {@code application/vnd.amazon.eventstream}, as is described at
 * https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html and
 * https://smithy.io/2.0/aws/amazon-eventstream.html: total length, length of the headers, checksum
 * of these eight bytes, headers (length and name, type 7 for a string, length and value), payload,
 * checksum of all that; numbers big-endian, checksums CRC-32.
 */
final class EventStreamFrame {
  private static final int AROUND = 16;
  private static final byte STRING = 7;

  private EventStreamFrame() {}

  static byte[] of(Map<String, String> headers, String payload) {
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    int headersLength =
        headers.entrySet().stream()
            .mapToInt(header -> 4 + header.getKey().length() + header.getValue().length())
            .sum();
    ByteBuffer frame = ByteBuffer.allocate(AROUND + headersLength + body.length);
    frame.putInt(frame.capacity()).putInt(headersLength).putInt(checksum(frame));
    headers.forEach((name, value) ->
        frame
            .put((byte) name.length())
            .put(name.getBytes(StandardCharsets.US_ASCII))
            .put(STRING)
            .putShort((short) value.length())
            .put(value.getBytes(StandardCharsets.US_ASCII)));
    frame.put(body);
    frame.putInt(checksum(frame));
    return frame.array();
  }

  /** Of what has been written so far. */
  private static int checksum(ByteBuffer frame) {
    CRC32 crc = new CRC32();
    crc.update(frame.duplicate().flip());
    return (int) crc.getValue();
  }
}
