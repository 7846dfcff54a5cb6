package tradingagents.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Calls of, or references to, a method that is named as {@code Type.method}. */
final class ForbiddenAccess extends ArchCondition<JavaClass> {
  static final Set<String> ENTRANCES =
      Set.of(
          "System.getenv",
          "Instant.now",
          "LocalDate.now",
          "LocalDateTime.now",
          "OffsetDateTime.now",
          "ZonedDateTime.now",
          "System.currentTimeMillis",
          "UUID.randomUUID",
          "ThreadLocalRandom.current",
          "Math.random");
  static final Set<String> SYSTEM_CLOCKS =
      Set.of("InstantSource.system", "Clock.systemUTC", "Clock.systemDefaultZone", "Clock.system");
  static final Set<String> CLOCKS_AND_CHANCE =
      Set.of(
          "InstantSource.instant",
          "InstantSource.millis",
          "InstantSource.system",
          "Clock.instant",
          "Clock.systemUTC",
          "System.nanoTime",
          "System.currentTimeMillis",
          "Instant.now",
          "LocalDate.now",
          "RandomGenerator.getDefault",
          "Math.random");

  private final Set<String> methods;

  ForbiddenAccess(Set<String> methods) {
    super("call " + methods);
    this.methods = methods;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      String called = access.getTargetOwner().getSimpleName() + "." + access.getTarget().getName();
      if (methods.contains(called)) {
        events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
      }
    }
  }
}
