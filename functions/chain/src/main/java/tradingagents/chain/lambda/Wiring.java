package tradingagents.chain.lambda;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import java.lang.annotation.Annotation;

/** How every function's application context is made, on Lambda and on a laptop. */
public final class Wiring {
  private Wiring() {}

  /**
   * A context that is not started, for a stack that brings its own parts.
   *
   * @return makes beans when they are asked for: a function pays only for what it uses
   */
  public static ApplicationContextBuilder builder() {
    return new Lazy();
  }

  /**
   * A started context: everything from the function's environment.
   *
   * @return ready
   */
  public static ApplicationContext start() {
    return builder().start();
  }

  /**
   * Micronaut's Lambda context without its habits of making every singleton of every jar at start
   * and of looking for configuration.
   */
  private static final class Lazy extends LambdaApplicationContextBuilder {
    @SafeVarargs
    @Override
    public final ApplicationContextBuilder eagerInitAnnotated(
        Class<? extends Annotation>... annotations) {
      return this;
    }

    @Override
    protected ApplicationContext newApplicationContext() {
      return new LeanContext(this);
    }
  }
}
