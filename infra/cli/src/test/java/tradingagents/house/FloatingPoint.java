package tradingagents.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A field, parameter, result or call that is a {@code double} or a {@code float}. */
final class FloatingPoint extends ArchCondition<JavaClass> {
  private static final Set<String> INEXACT =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float", "double[]", "float[]");

  FloatingPoint() {
    super("use double or float");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaField field : type.getFields()) {
      report(type, List.of(field.getRawType()), field.getDescription(), events);
    }
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      List<JavaClass> types = new ArrayList<>(unit.getRawParameterTypes());
      types.add(unit.getRawReturnType());
      report(type, types, unit.getDescription(), events);
    }
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      List<JavaClass> types = new ArrayList<>();
      types.add(access.getTargetOwner());
      if (access instanceof JavaCodeUnitAccess<?> call) {
        types.addAll(call.getTarget().getRawParameterTypes());
        types.add(call.getTarget().getRawReturnType());
      }
      report(type, types, access.getDescription(), events);
    }
  }

  private static void report(
      JavaClass type, List<JavaClass> used, String where, ConditionEvents events) {
    for (JavaClass each : used) {
      if (INEXACT.contains(each.getName())) {
        events.add(SimpleConditionEvent.satisfied(type, where + " uses " + each.getName()));
      }
    }
  }
}
