package tradingagents.chain.lambda;

import io.micronaut.context.BeanContextConfiguration;
import io.micronaut.context.DefaultBeanContext;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;

/**
 * Micronaut's context with what a function uses: our factories. Configuration is {@link
 * tradingagents.chain.Env}, so there is no environment of property sources; nobody listens to the
 * context's events and nothing is converted, so neither is set up.
 */
@SuppressWarnings("overrides")
final class LeanContext extends DefaultBeanContext {
  LeanContext(BeanContextConfiguration configuration) {
    super(configuration);
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
  protected void registerConversionService() {}

  @Override
  protected void initializeEventListeners() {}

  @Override
  public void publishEvent(Object event) {}
}
