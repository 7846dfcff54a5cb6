package tradingagents.chain.market;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Bar;

/**
 * The bars of one calendar year as bytes: one line per bar, decimals as their exact text,
 * compressed (about a third of the text, hence of the price of storing and reading it). The hash is
 * over the text.
 *
 * @param hash SHA-256 of the text, in hex
 * @param packed the compressed text
 */
record YearBlock(String hash, SdkBytes packed) {
  private static final int MAX_TEXT = 1024 * 1024;
  private static final int FIELDS = 8;

  static YearBlock of(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      BigDecimal adjusted = bar.adjustedClose();
      text.append(bar.session()).append(',').append(bar.open()).append(',').append(bar.high());
      text.append(',').append(bar.low()).append(',').append(bar.close()).append(',');
      text.append(bar.volume()).append(',').append(adjusted == null ? "" : adjusted).append(',');
      text.append(bar.knownAt()).append('\n');
    }
    return ofText(text.toString());
  }

  static YearBlock ofText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new YearBlock(sha256(bytes), SdkBytes.fromByteArray(out.toByteArray()));
  }

  /** The bars; throws FailureException with CORRUPT when the bytes contradict the hash. */
  List<Bar> bars() {
    byte[] text;
    try (GZIPInputStream in = new GZIPInputStream(packed.asInputStream())) {
      text = in.readNBytes(MAX_TEXT);
    } catch (IOException e) {
      throw corrupt("are not readable", e);
    }
    if (!sha256(text).equals(hash)) {
      throw corrupt("contradict their hash", null);
    }
    try {
      return new String(text, StandardCharsets.UTF_8).lines().map(YearBlock::bar).toList();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw corrupt("are in an unknown form", e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Bar bar(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("a bar has " + FIELDS + " fields");
    }
    return new Bar(
        LocalDate.parse(fields[0]),
        new BigDecimal(fields[1]),
        new BigDecimal(fields[2]),
        new BigDecimal(fields[3]),
        new BigDecimal(fields[4]),
        Long.parseLong(fields[5]),
        fields[6].isEmpty() ? null : new BigDecimal(fields[6]),
        Instant.parse(fields[7]));
  }

  private static FailureException corrupt(String what, @Nullable Exception cause) {
    Failure failure = new Failure(Reason.CORRUPT, "the stored bytes of a year of bars " + what);
    return cause == null ? new FailureException(failure) : new FailureException(failure, cause);
  }
}
