package tradingagents.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The table of arrows that must never exist, each with its reason. Names are the matter of {@link
 * SourceRules}.
 */
final class Arrows {
  static final List<String> DOORS = List.of("agents", "risk", "broker", "feeds", "lab", "api");
  static final List<String> STAGES = List.of("local", "cli");

  /** Every package that a rule names; a test asks that each exists. */
  static final List<String> NAMED =
      List.of(
          "tradingagents.model",
          "tradingagents.model.money",
          "tradingagents.model.order",
          "tradingagents.model.portfolio",
          "tradingagents.quant",
          "tradingagents.desk",
          "tradingagents.desk.gate",
          "tradingagents.chain",
          "tradingagents.testkit",
          "tradingagents.agents",
          "tradingagents.risk",
          "tradingagents.broker",
          "tradingagents.feeds",
          "tradingagents.lab",
          "tradingagents.api",
          "tradingagents.local",
          "tradingagents.cli");

  /** Classes that a rule names. */
  static final List<String> NAMED_CLASSES =
      List.of(
          "tradingagents.chain.Env",
          "tradingagents.cli.Main",
          "tradingagents.cli.Session",
          "tradingagents.desk.run.RiskVerdict",
          "tradingagents.desk.port.Broker",
          "tradingagents.desk.port.Orders");

  private static final String[] PURE_JDK = {
    "java.lang", "java.lang.annotation", "java.lang.invoke", "java.lang.runtime", "java.math",
    "java.text", "java.time..", "java.util", "java.util.function", "java.util.random",
    "java.util.regex", "java.util.stream", "org.jspecify.annotations"
  };

  private Arrows() {}

  /** The whole table. */
  static List<Arrow> all() {
    List<Arrow> all = new ArrayList<>();
    all.addAll(floors());
    all.addAll(doors());
    all.addAll(ways());
    all.addAll(shape());
    return List.copyOf(all);
  }

  private static List<Arrow> floors() {
    return List.of(
        new Arrow(
            "model knows only the JDK",
            only("model", "java..", "tradingagents.model..").because("nouns outlive everything"),
            "ModelReachesDesk"),
        new Arrow(
            "quant knows only model, solvers and the arithmetic of the JDK: no I/O, no threads",
            only(
                    "quant",
                    and(
                        PURE_JDK,
                        "tradingagents.model..",
                        "tradingagents.quant..",
                        "org.ojalgo..",
                        "org.hipparchus.."))
                .because("numbers must replay"),
            "QuantReadsFile"),
        new Arrow(
            "quant has no clock and no unseeded chance",
            noClasses()
                .that(in("quant"))
                .should(new ForbiddenAccess(ForbiddenAccess.CLOCKS_AND_CHANCE))
                .orShould()
                .callConstructor(Random.class)
                .because("numbers must replay"),
            "QuantThrowsDice"),
        new Arrow(
            "desk knows only the JDK, model and quant",
            only(
                    "desk",
                    "java..",
                    "tradingagents.model..",
                    "tradingagents.quant..",
                    "tradingagents.desk..")
                .because(
                    "decisions are testable as arithmetic: no AWS, Lambda, Micronaut, LangChain4j,"
                        + " Jackson, SLF4J or jakarta.inject"),
            "DeskWritesJson"),
        new Arrow(
            "chain knows no door and no stage",
            noClasses()
                .that(in("chain"))
                .should()
                .dependOnClassesThat(inAny(Stream.concat(DOORS.stream(), STAGES.stream()).toList()))
                .because("plumbing does not know who is connected"),
            "ChainKnowsDoor"),
        new Arrow(
            "main code knows no fake",
            noClasses()
                .that(not(in("testkit")))
                .should()
                .dependOnClassesThat(in("testkit"))
                .because("fakes stay off the deployed path"),
            "LocalPlaysWithProps"));
  }

  private static List<Arrow> doors() {
    List<Arrow> arrows = new ArrayList<>();
    for (String door : DOORS) {
      List<String> others =
          Stream.concat(DOORS.stream(), STAGES.stream()).filter(o -> !o.equals(door)).toList();
      arrows.add(
          new Arrow(
              door + " knows no other door and no stage",
              noClasses()
                  .that(in(door))
                  .should()
                  .dependOnClassesThat(inAny(others))
                  .because("agents cannot reach the broker, not even by mistake"),
              Character.toUpperCase(door.charAt(0)) + door.substring(1) + "KnowsDoor"));
    }
    arrows.add(
        new Arrow(
            "only the broker's door holds the ports that order",
            noClasses()
                .that(inAny(List.of("agents", "risk", "feeds", "lab", "api", "chain")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("tradingagents.desk.port.Broker")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("tradingagents.desk.port.Orders")
                .because("no prompt can place an order"),
            "AgentsOrder"));
    arrows.add(
        new Arrow(
            "a handler knows only chain, its own package, Lambda, Micronaut and Powertools",
            classes()
                .that(simpleNameEndingWith("Handler").and(inAny(DOORS)))
                .should(new HandlerDependencies())
                .because(
                    "no logic in handlers: three lines; Powertools wraps the call for its log"),
            "BusyHandler"));
    return arrows;
  }

  private static List<Arrow> ways() {
    DescribedPredicate<JavaClass> exact =
        resideInAnyPackage(
                "tradingagents.model.money..",
                "tradingagents.model.order..",
                "tradingagents.model.portfolio..",
                "tradingagents.desk.gate..")
            .or(JavaClass.Predicates.belongTo(named("tradingagents.desk.run.RiskVerdict")));
    DescribedPredicate<JavaClass> entrances =
        named("tradingagents.chain.Env")
            .or(named("tradingagents.cli.Main"))
            .or(named("tradingagents.cli.Session"))
            .or(simpleNameEndingWith("Factory"));
    return List.of(
        new Arrow(
            "money, orders, portfolios, verdicts and limits are exact",
            noClasses().that(exact).should(new FloatingPoint()).because("money is exact"),
            "InexactMoney"),
        new Arrow(
            "environment, time and chance come in by one door",
            noClasses()
                .that(not(entrances))
                .should(new ForbiddenAccess(ForbiddenAccess.ENTRANCES))
                .because(
                    "Env reads the configuration and the factories make clock and chance; the"
                        + " command line is a process of its own: Main takes its environment and"
                        + " clock, Session draws its run ids and boot id, and everything behind"
                        + " them receives these"),
            "AgentsReadEnvironment"),
        new Arrow(
            "below the stages only factories make a system clock",
            noClasses()
                .that(not(entrances).and(not(inAny(STAGES))))
                .should(new ForbiddenAccess(ForbiddenAccess.SYSTEM_CLOCKS))
                .because("a simulation sets the time"),
            "AgentsMakeClock"));
  }

  private static List<Arrow> shape() {
    return List.of(
        new Arrow(
            "packages have no cycles",
            slices()
                .matching("tradingagents.(**)")
                .should()
                .beFreeOfCycles()
                .because("a circle is one package in two folders"),
            "Circle"));
  }

  private static ArchRule only(String module, String... allowed) {
    return classes()
        .that(in(module))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(and(allowed, "org.jspecify.annotations")));
  }

  private static DescribedPredicate<JavaClass> in(String module) {
    return inAny(List.of(module));
  }

  private static DescribedPredicate<JavaClass> inAny(List<String> modules) {
    return resideInAnyPackage(
        modules.stream().map(module -> "tradingagents." + module + "..").toArray(String[]::new));
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(
        name, type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
  }

  private static String[] and(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
