package tradingagents.chain.lambda;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanContextConfiguration;
import io.micronaut.context.DefaultBeanContext;
import io.micronaut.context.Qualifier;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Micronaut's context with what a function uses: the beans of {@link ChainFactory} that nobody
 * brought. Configuration is {@link tradingagents.chain.Env}, so there is no environment of property
 * sources; nobody listens to the context's events and nothing is converted, so neither is set up.
 */
@SuppressWarnings("overrides")
final class LeanContext extends DefaultBeanContext {
  private final Set<Class<?>> brought = new HashSet<>();

  LeanContext(BeanContextConfiguration configuration) {
    super(configuration);
  }

  @SuppressWarnings("rawtypes")
  @Override
  protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
    List<BeanDefinitionReference> made = new ArrayList<>();
    for (RuntimeBeanDefinition<?> bean : ChainFactory.of(this)) {
      if (!brought.contains(bean.getBeanType())) {
        made.add(bean);
      }
    }
    return made;
  }

  @Override
  public <T> BeanContext registerSingleton(
      Class<T> type, T singleton, @Nullable Qualifier<T> qualifier, boolean inject) {
    brought.add(type);
    super.registerSingleton(type, singleton, qualifier, inject);
    return this;
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
