package tradingagents.local.provision;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The address of an AWS emulator: http or https, a host, perhaps a port, and nothing else. An
 * address of AWS itself is refused: what is made here has invented credentials and is made for one
 * person's machine; a real account is deployed to.
 *
 * @param address without a path
 */
public record Emulator(URI address) {
  /** Where AWS answers; {@code .aws} is its own top-level domain. */
  private static final List<String> OF_AWS =
      List.of(
          "amazonaws.com",
          "amazonaws.com.cn",
          "amazonaws.eu",
          "amazonwebservices.com",
          "amazonwebservices.com.cn",
          "amazoncognito.com",
          "c2s.ic.gov",
          "sc2s.sgov.gov",
          "cloud.adc-e.uk",
          "csp.hci.ic.gov",
          "aws");

  private static final int LAST_PORT = 65_535;

  /**
   * Reads an address as it was typed.
   *
   * @param typed such as {@code http://127.0.0.1:5000}
   * @return the address
   * @throws FailureException INVALID in one sentence, when it is none, or is one of AWS
   */
  public static Emulator at(String typed) {
    URI uri = parsed(typed);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw refused("is an address such as http://127.0.0.1:4566, not " + typed);
    }
    if (ofAws(uri.getHost())) {
      throw refused(
          "takes emulators only, and "
              + uri.getHost()
              + " is AWS itself; a real account is deployed to with 'sam deploy' (docs/deploy.md)");
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("takes no name and no password in the address");
    }
    String path = uri.getRawPath();
    boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null;
    if (more || !(path == null || path.isEmpty() || path.equals("/"))) {
      throw refused("takes no path: scheme, host and port are enough, not " + typed);
    }
    if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
      throw refused("names no port from 1 to " + LAST_PORT + ": " + typed);
    }
    return new Emulator(URI.create(scheme + "://" + uri.getRawAuthority()));
  }

  private static URI parsed(String typed) {
    try {
      return new URI(typed.strip());
    } catch (URISyntaxException e) {
      throw new FailureException(
          new Failure(
              Reason.INVALID,
              "--aws-endpoint is an address such as http://127.0.0.1:4566, not " + typed),
          e);
    }
  }

  private static boolean ofAws(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
    return OF_AWS.stream().anyMatch(suffix -> ("." + name).endsWith("." + suffix));
  }

  private static FailureException refused(String why) {
    return new FailureException(Reason.INVALID, "--aws-endpoint " + why);
  }

  /**
   * A name for a folder of its own.
   *
   * @return host and port, such as {@code 127.0.0.1-5000}
   */
  public String folder() {
    return address.getAuthority().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
