package tradingagents.local.template;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The deployable template as the local stack sees it: every nested template included, every
 * parameter, condition and reference resolved. Names are the explicit ones of the template, else
 * logical ids (prefixed with the nested stack's where its template is included more than once).
 * Reading never guesses: what is not understood is refused with a {@link TemplateRefused} that
 * names the resource.
 *
 * @param placement the pretended region, account and stack name
 * @param functions every function, in the order of the template
 * @param queues every queue, dead-letter queues included
 * @param rules every rule with an event pattern
 * @param tables every table
 * @param userPools every user pool with its clients and groups
 * @param apis every HTTP API with its routes
 * @param buses the names of the buses
 * @param resources every resource, for questions the lists above do not answer
 * @param outputs the root template's outputs
 */
public record SamTemplate(
    Placement placement,
    List<FunctionDef> functions,
    List<QueueDef> queues,
    List<RuleDef> rules,
    List<TableDef> tables,
    List<UserPoolDef> userPools,
    List<ApiDef> apis,
    List<String> buses,
    List<ResourceDef> resources,
    Map<String, String> outputs) {

  /**
   * Reads a template with its default parameters, as placed in the local stack.
   *
   * @param file the root template
   * @return the template, resolved
   * @throws TemplateRefused when something in it cannot be read
   */
  public static SamTemplate read(Path file) {
    return read(file, Placement.local(), Map.of());
  }

  /**
   * Reads a template.
   *
   * @param file the root template
   * @param placement values of the pseudo parameters
   * @param parameters values for parameters of the root template; the others keep their defaults
   * @return the template, resolved
   * @throws TemplateRefused when something in it cannot be read, or a parameter does not exist
   */
  public static SamTemplate read(Path file, Placement placement, Map<String, String> parameters) {
    Stack stack = Stack.root(file, placement, parameters);
    List<ResourceDef> resources = stack.resources();
    refuseTwins(resources);
    Path folder = stack.file().getParent();
    DefinitionReader reader =
        new DefinitionReader(folder == null ? Path.of("") : folder, placement, resources);
    return new SamTemplate(
        placement,
        each(resources, ResourceType.FUNCTION, reader::function),
        each(resources, ResourceType.QUEUE, reader::queue),
        each(resources, ResourceType.RULE, reader::rule),
        each(resources, ResourceType.TABLE, reader::table),
        new UserPoolReader(placement, resources).read(),
        new ApiReader(resources).read(),
        each(resources, ResourceType.BUS, ResourceDef::name),
        List.copyOf(resources),
        Map.copyOf(stack.outputs()));
  }

  /**
   * Every clock of every function.
   *
   * @return the schedules, in the order of the template
   */
  public List<ScheduleDef> schedules() {
    return functions.stream().flatMap(function -> function.schedules().stream()).toList();
  }

  /**
   * The function with this logical id.
   *
   * @param logicalId its key in the template
   * @return the function
   * @throws IllegalArgumentException when there is none
   */
  public FunctionDef function(String logicalId) {
    return functions.stream()
        .filter(function -> function.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no function " + logicalId));
  }

  /**
   * The table with this logical id within its own template, such as {@code RunsTable}.
   *
   * @param logicalId its key, without the nested stack's
   * @return the table
   * @throws IllegalArgumentException when there is none
   */
  public TableDef table(String logicalId) {
    return tables.stream()
        .filter(table -> ("." + table.logicalId()).endsWith("." + logicalId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table " + logicalId));
  }

  private static <T> List<T> each(
      List<ResourceDef> resources, ResourceType type, Function<ResourceDef, T> read) {
    return resources.stream()
        .filter(resource -> resource.type().equals(type.awsName))
        .map(read)
        .toList();
  }

  private static void refuseTwins(List<ResourceDef> resources) {
    Set<String> seen = new HashSet<>();
    for (ResourceDef resource : resources) {
      if (!seen.add(resource.type() + " " + resource.name())) {
        throw new TemplateRefused(
            resource.file(),
            resource.logicalId(),
            "has the name " + resource.name() + ", which another resource has as well");
      }
    }
  }
}
