package tradingagents.local.endpoint;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import tradingagents.local.EmbeddedStack;

/** Where the contract suites run. A target that is not there says why in one sentence. */
enum Target {
  /** The embedded stack of the shipped template, over loopback as {@code local --expose} has it. */
  EXPOSED {
    @Override
    Endpoint open() {
      EmbeddedStack stack =
          EmbeddedStack.start(
              new EmbeddedStack.Setup(
                  Endpoint.TEMPLATE,
                  Optional.empty(),
                  InstantSource.system(),
                  "endpoint",
                  Map.of(),
                  false));
      return new Endpoint("exposed", Endpoint.Kind.EMBEDDED, stack.expose(0), stack::close);
    }
  },
  /** Whatever the environment names. */
  ENVIRONMENT {
    @Override
    Endpoint open() throws IOException, InterruptedException, Absent {
      String address = System.getenv(VARIABLE);
      if (address == null || address.isBlank()) {
        throw new Absent(VARIABLE + " names no endpoint");
      }
      URI uri = URI.create(address);
      return new Endpoint(address, Endpoint.Kind.of(uri), uri, () -> {});
    }
  },
  /** moto's server, started here where Python has it. */
  MOTO {
    @Override
    Endpoint open() throws IOException, Absent {
      Moto moto = Moto.start();
      return new Endpoint("moto", Endpoint.Kind.MOTO, moto.address(), moto::close);
    }
  },
  /**
   * LocalStack, where Docker is. Images since 2026.3 need an account's token; without one the last
   * image that needs none is used.
   */
  LOCALSTACK {
    @Override
    Endpoint open() throws Absent {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        throw new Absent("LocalStack needs Docker, and there is none");
      }
      Map<String, String> environment = System.getenv();
      String image = environment.containsKey(TOKEN) ? "latest" : "4.14.0";
      LocalStackContainer container =
          new LocalStackContainer(DockerImageName.parse("localstack/localstack:" + image))
              .withEnv(TOKEN, environment.getOrDefault(TOKEN, ""));
      container.start();
      return new Endpoint(
          "localstack", Endpoint.Kind.LOCALSTACK, container.getEndpoint(), container::stop);
    }
  };

  private static final String VARIABLE = "TRADINGAGENTS_TEST_ENDPOINT";
  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  /** Opens it; once per test run. */
  abstract Endpoint open() throws IOException, InterruptedException, Absent;

  /** Why a target is not there. */
  static final class Absent extends Exception {
    private static final long serialVersionUID = 1L;

    Absent(String why) {
      super(why);
    }
  }
}
