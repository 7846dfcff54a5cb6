package tradingagents.chain.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import tradingagents.desk.port.RunQuery.Place;

/**
 * Cursors as callers see them: opaque text that is bound to the filter it was made for. A cursor
 * that was changed or comes from another filter is refused; whoever forges one well finds a place
 * in the same list and nothing else.
 */
public final class Cursors {
  private Cursors() {}

  /**
   * Writes a cursor.
   *
   * @param place in a list of what was made when, by its id
   * @param filter of the list
   * @return opaque text
   */
  public static String write(Place place, String filter) {
    String text = place.createdAt() + "|" + place.runId();
    String whole = text + "|" + seal(text, filter);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(whole.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @param cursor as the caller sent it
   * @param filter of the list
   * @return the place
   * @throws ProblemException 400 when it is none of this list and filter
   */
  public static Place read(String cursor, String filter) {
    try {
      String whole = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = whole.split("\\|", -1);
      if (parts.length == 3 && seal(parts[0] + "|" + parts[1], filter).equals(parts[2])) {
        return new Place(Instant.parse(parts[0]), parts[1]);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw forged();
    }
    throw forged();
  }

  private static String seal(String text, String filter) {
    return Fingerprint.of(text, filter).substring(0, 16);
  }

  private static ProblemException forged() {
    return new ProblemException(
        Problem.invalid("the cursor is not one of this list and this filter"));
  }
}
