package tradingagents.local.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Where an endpoint is known to do otherwise than AWS, by test: deviations.txt. A listed test is
 * run all the same: it must fail, is reported as skipped with its reason, and a line whose test
 * passes again is an error. Only {@code sometimes} lines (races) may do either.
 */
final class Deviations implements InvocationInterceptor {
  private static final List<Line> LINES = read();

  private final Endpoint endpoint;

  Deviations(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** One line: where, which test, whether it always fails there, and why. */
  private record Line(String kind, String test, boolean always, String reason) {
    static Line of(String text) {
      String[] columns = text.split("\\s*\\|\\s*", 4);
      return new Line(
          columns[0].strip(), columns[1], columns[2].equals("always"), columns[3].strip());
    }
  }

  private static List<Line> read() {
    try (InputStream in =
        Objects.requireNonNull(Deviations.class.getResourceAsStream("deviations.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Line::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Line> line(ExtensionContext context) {
    String kind = endpoint.kind().name().toLowerCase(Locale.ROOT);
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    return LINES.stream()
        .filter(line -> line.kind().equals(kind) && line.test().equals(test))
        .findFirst();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Optional<Line> listed = line(context);
    if (listed.isEmpty()) {
      invocation.proceed();
      return;
    }
    String reason = endpoint + " deviates: " + listed.get().reason();
    try {
      invocation.proceed();
    } catch (Exception | AssertionError expected) {
      System.out.println("skipped: " + listed.get().test() + ": " + reason);
      throw new TestAbortedException(reason, expected);
    }
    if (listed.get().always()) {
      throw new AssertionError(
          listed.get().test() + " passes; remove its line from deviations.txt (" + reason + ")");
    }
  }

  /** What a deviating test leaves behind need not add up. */
  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    boolean deviates = context.getExecutionException().isPresent() && line(context).isPresent();
    try {
      invocation.proceed();
    } catch (Exception | AssertionError e) {
      if (!deviates) {
        throw e;
      }
    }
  }
}
