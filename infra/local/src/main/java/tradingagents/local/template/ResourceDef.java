package tradingagents.local.template;

import java.util.Map;

/**
 * Any resource of the template with its properties resolved: for questions the typed definitions do
 * not answer.
 *
 * @param file the template's file name
 * @param logicalId its key in the template, after the nested stack's
 * @param name its physical name here
 * @param type its CloudFormation type
 * @param properties its properties, every reference resolved
 * @param deletionPolicy {@code Retain}, {@code Delete} or empty
 */
public record ResourceDef(
    String file,
    String logicalId,
    String name,
    String type,
    Map<String, Object> properties,
    String deletionPolicy) {}
