package tradingagents.chain.lambda;

import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.BeanContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.DefaultEnvironment;
import io.micronaut.context.env.Environment;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;

/**
 * Micronaut's context with what a function uses: our factories. Configuration is {@link
 * tradingagents.chain.Env}, so no property source is looked for; nobody listens to the context's
 * events and nothing is converted, so neither is set up.
 */
@SuppressWarnings("overrides")
final class LeanContext extends DefaultApplicationContext {
  LeanContext(ApplicationContextConfiguration configuration) {
    super(configuration);
  }

  @Override
  protected Environment createEnvironment(ApplicationContextConfiguration configuration) {
    return new NoSources(configuration);
  }

  @SuppressWarnings("rawtypes")
  @Override
  protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
    return List.copyOf(OwnBeans.of(LeanContext.class.getClassLoader()));
  }

  @Override
  protected Iterable<BeanConfiguration> resolveBeanConfigurations() {
    return List.of();
  }

  @Override
  protected void initializeEventListeners() {}

  @Override
  protected void initializeTypeConverters(BeanContext context) {}

  @Override
  public void publishEvent(Object event) {}

  private static final class NoSources extends DefaultEnvironment {
    NoSources(ApplicationContextConfiguration configuration) {
      super(configuration);
    }

    @Override
    protected void readPropertySources(String name) {}
  }
}
