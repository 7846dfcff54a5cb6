package tradingagents.local.template;

import java.util.List;

/**
 * An IAM role: what its holder may do. Only inline policies are read; a role with managed policies
 * is refused, because what they allow does not stand in the template.
 *
 * @param logicalId its key in the template, after the nested stack's
 * @param name its name
 * @param statements every statement of its policies
 */
public record RoleDef(String logicalId, String name, List<Statement> statements) {

  /**
   * One sentence of a policy.
   *
   * @param effect {@code Allow} or {@code Deny}
   * @param actions what it is about, such as {@code dynamodb:PutItem}
   * @param resources the ARNs it holds for
   */
  public record Statement(String effect, List<String> actions, List<String> resources) {}
}
