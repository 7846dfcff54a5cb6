package tradingagents.local.endpoint;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Opens each target once per test run and gives a class its endpoint, one target after another. */
final class EveryEndpoint implements ClassTemplateInvocationContextProvider {
  private static final ExtensionContext.Namespace OPENED =
      ExtensionContext.Namespace.create(EveryEndpoint.class);

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return Arrays.stream(Target.values()).map(target -> invocation(context, target));
  }

  private static ClassTemplateInvocationContext invocation(
      ExtensionContext context, Target target) {
    Opened opened =
        context
            .getRoot()
            .getStore(OPENED)
            .computeIfAbsent(target, EveryEndpoint::open, Opened.class);
    String suite = context.getRequiredTestClass().getSimpleName();
    return switch (opened) {
      case Missing(String why) -> skipped(target, suite, why);
      case There(Endpoint endpoint) -> at(endpoint);
    };
  }

  private static Opened open(Target target) {
    try {
      return new There(target.open());
    } catch (Target.Absent e) {
      return new Missing(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException(target + " cannot be reached: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(target + " was interrupted", e);
    }
  }

  private static ClassTemplateInvocationContext at(Endpoint endpoint) {
    return new ClassTemplateInvocationContext() {
      @Override
      public String getDisplayName(int index) {
        return endpoint.toString();
      }

      @Override
      public List<Extension> getAdditionalExtensions() {
        return List.of(new Given(endpoint), new Deviations(endpoint));
      }
    };
  }

  private static ClassTemplateInvocationContext skipped(Target target, String suite, String why) {
    return new ClassTemplateInvocationContext() {
      @Override
      public String getDisplayName(int index) {
        return target.name();
      }

      @Override
      public List<Extension> getAdditionalExtensions() {
        BeforeClassTemplateInvocationCallback skip =
            context -> {
              System.out.println("skipped: " + suite + " at " + target + ": " + why);
              throw new TestAbortedException(why);
            };
        return List.of(skip);
      }
    };
  }

  private sealed interface Opened extends AutoCloseable {
    @Override
    default void close() {}
  }

  private record Missing(String why) implements Opened {}

  private record There(Endpoint endpoint) implements Opened {
    @Override
    public void close() {
      endpoint.close();
    }
  }

  private record Given(Endpoint endpoint) implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Endpoint.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return endpoint;
    }
  }
}
