package tradingagents.chain.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * How bodies are kept in items: deflated, and over {@value #PART_BYTES} bytes cut into numbered
 * parts. A hash of the whole is kept beside them and checked whenever they are read.
 */
public final class Bodies {
  /** Well below the 400 kB that an item may have. */
  static final int PART_BYTES = 300_000;

  private Bodies() {}

  /**
   * A packed body.
   *
   * @param parts in order, at least one
   * @param hash of the text
   */
  public record Packed(List<byte[]> parts, String hash) {}

  /**
   * Packs a text.
   *
   * @param text of any length
   * @return its parts and its hash
   */
  public static Packed pack(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    byte[] packed = bytes.toByteArray();
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < packed.length; from += PART_BYTES) {
      parts.add(Arrays.copyOfRange(packed, from, Math.min(from + PART_BYTES, packed.length)));
    }
    return new Packed(parts, hash(plain));
  }

  /**
   * Unpacks a text.
   *
   * @param parts in order, all of them
   * @param hash that was kept beside them
   * @return the text
   * @throws FailureException CORRUPT when the parts are not those of the hash
   */
  public static String unpack(List<byte[]> parts, String hash) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    parts.forEach(packed::writeBytes);
    byte[] plain;
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      plain = in.readAllBytes();
    } catch (IOException e) {
      throw new FailureException(Reason.CORRUPT, "a stored body cannot be unpacked");
    }
    if (!hash(plain).equals(hash)) {
      throw new FailureException(Reason.CORRUPT, "a stored body contradicts its hash");
    }
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
