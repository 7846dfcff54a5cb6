package tradingagents.chain.lambda;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.BeanContext;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.stream.Stream;
import tradingagents.chain.Env;
import tradingagents.chain.log.Logs;

/** How every function's context is made, on Lambda and on a laptop. */
public final class Wiring {
  static {
    // Told that nobody configures contexts, Micronaut does not open every jar to look for somebody.
    SoftServiceLoader.StaticServiceLoader<ApplicationContextConfigurer> nobody =
        names -> Stream.empty();
    StaticOptimizations.set(
        new SoftServiceLoader.Optimizations(
            Map.of(ApplicationContextConfigurer.class.getName(), nobody)));
  }

  private Wiring() {}

  /**
   * A context that is not started, for a stack that brings its own parts.
   *
   * @return makes beans when they are asked for: a function pays only for what it uses
   */
  public static BeanContext context() {
    return new LeanContext(new Lazy());
  }

  /**
   * A started context: everything from the function's environment.
   *
   * @return ready
   */
  public static BeanContext start() {
    Logs.toStdout(Env.system());
    return context().start();
  }

  /**
   * Micronaut's terms for a function on Lambda, without the habit of making every singleton of
   * every jar at start.
   */
  private static final class Lazy extends LambdaApplicationContextBuilder {
    @SafeVarargs
    @Override
    public final ApplicationContextBuilder eagerInitAnnotated(
        Class<? extends Annotation>... annotations) {
      return this;
    }
  }
}
