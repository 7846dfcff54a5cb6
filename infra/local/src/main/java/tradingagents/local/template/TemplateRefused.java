package tradingagents.local.template;

/**
 * A template says something that the local stack does not read. The message is one sentence for
 * people; it names the file and the resource. It is never answered by a guess.
 */
public final class TemplateRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a template.
   *
   * @param file the template's file name
   * @param owner the resource, parameter or section that cannot be read
   * @param complaint the rest of the sentence
   */
  public TemplateRefused(String file, String owner, String complaint) {
    super(file + ": " + owner + " " + complaint + ".");
  }
}
