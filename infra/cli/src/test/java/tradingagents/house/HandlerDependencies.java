package tradingagents.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** A handler knows its own package and the few that take a call from Lambda to it. */
final class HandlerDependencies extends ArchCondition<JavaClass> {
  private static final List<String> ALLOWED =
      List.of(
          "java.",
          "tradingagents.chain.",
          "com.amazonaws.services.lambda.runtime.",
          "io.micronaut.",
          "software.amazon.lambda.powertools.");

  HandlerDependencies() {
    super("depend only on " + ALLOWED + " and the own package");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      boolean allowed =
          target.isPrimitive()
              || target.getPackageName().equals(type.getPackageName())
              || ALLOWED.stream().anyMatch(target.getName()::startsWith);
      if (!allowed) {
        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
      }
    }
  }
}
