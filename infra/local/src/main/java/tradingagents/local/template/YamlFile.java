package tradingagents.local.template;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A template file as plain maps, lists and scalars. The short forms ({@code !Sub}) become the long
 * ones ({@code Fn::Sub}), so that everything after this class knows one form only. Nothing but
 * YAML's own types is ever built.
 */
final class YamlFile {
  private YamlFile() {}

  static Map<String, Object> load(Path path) {
    String name = String.valueOf(path.getFileName());
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    try (Reader reader = Files.newBufferedReader(path)) {
      Object document = new Yaml(new ShortForms(options)).load(reader);
      return mapping(document, name);
    } catch (IOException e) {
      throw new TemplateRefused(name, "the file", "cannot be read at " + path);
    } catch (YAMLException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
      throw new TemplateRefused(name, "the file", "is not YAML that is understood here: " + reason);
    }
  }

  private static Map<String, Object> mapping(Object document, String name) {
    if (!(document instanceof Map<?, ?> map)) {
      throw new TemplateRefused(name, "the file", "is not a mapping");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(String.valueOf(key), value == null ? "" : value));
    return result;
  }

  /** YAML's safe types, and the tags of CloudFormation. */
  private static final class ShortForms extends SafeConstructor {
    ShortForms(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new LongForm());
    }

    private final class LongForm extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String tag = node.getTag().getValue().substring(1);
        Object argument =
            switch (node) {
              case ScalarNode scalar -> constructScalar(scalar);
              case SequenceNode sequence -> constructSequence(sequence);
              case MappingNode mapping -> constructMapping(mapping);
              default -> throw new YAMLException("unexpected node under !" + tag);
            };
        if (tag.equals("Ref") || tag.equals("Condition")) {
          return Map.of(tag, argument);
        }
        if (tag.equals("GetAtt") && argument instanceof String text && text.contains(".")) {
          int dot = text.indexOf('.');
          argument = List.of(text.substring(0, dot), text.substring(dot + 1));
        }
        return Map.of("Fn::" + tag, argument);
      }
    }
  }
}
