package tradingagents.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.KeyRef;
import tradingagents.desk.models.Provider;

/**
 * The keys of this machine: variables of the environment and, for Bedrock, what signs in to AWS. A
 * secret is in AWS and is looked for only when it is used.
 *
 * @param terminal has the variables
 */
record LaptopKeys(Terminal terminal) implements ModelKeys {
  /** Any of them lets the AWS clients sign in. */
  private static final List<String> AWS =
      List.of(
          "AWS_BEARER_TOKEN_BEDROCK",
          "AWS_ACCESS_KEY_ID",
          "AWS_PROFILE",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI");

  @Override
  public Optional<String> missing(Provider provider, @Nullable String keyRef) {
    if (keyRef != null) {
      KeyRef ref = KeyRef.parse(keyRef);
      return ref.place() == KeyRef.Place.SECRET || isSet(ref.name())
          ? Optional.empty()
          : Optional.of(
              "the key of %s should be in the variable %s, which is not set; %s"
                  .formatted(provider, ref.name(), whereToGetOne(provider)));
    }
    List<String> usual = usual(provider);
    if (usual.isEmpty() || usual.stream().anyMatch(this::isSet)) {
      return Optional.empty();
    }
    if (provider == Provider.BEDROCK) {
      return signsInByFile()
          ? Optional.empty()
          : Optional.of(
              "bedrock needs AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID with its"
                  + " secret, or AWS_BEARER_TOKEN_BEDROCK; "
                  + whereToGetOne(provider));
    }
    return Optional.of(
        "there is no key of %s: put one into %s; %s"
            .formatted(provider, String.join(" or ", usual), whereToGetOne(provider)));
  }

  private boolean isSet(String variable) {
    return !terminal.variable(variable, "").isEmpty();
  }

  /** What opens a provider from here. */
  private static List<String> usual(Provider provider) {
    return switch (provider) {
      case BEDROCK -> AWS;
      // One's own Ollama has no lock.
      case OLLAMA -> List.of();
      case OPENAI, ANTHROPIC, GEMINI -> provider.keyVariables();
    };
  }

  private boolean signsInByFile() {
    Path folder = Path.of(terminal.variable("HOME", terminal.variable("USERPROFILE", ".")), ".aws");
    return Files.isRegularFile(
            Path.of(
                terminal.variable(
                    "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString())))
        || Files.isRegularFile(
            Path.of(terminal.variable("AWS_CONFIG_FILE", folder.resolve("config").toString())));
  }

  private static String whereToGetOne(Provider provider) {
    return provider == Provider.BEDROCK
        ? "'aws configure' writes them, https://console.aws.amazon.com/iam makes them"
        : "you get one at " + provider.keyPage();
  }
}
