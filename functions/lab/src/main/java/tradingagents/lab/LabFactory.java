package tradingagents.lab;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import tradingagents.chain.http.Router;

/** What the lab's function is wired from. */
@Factory
final class LabFactory {
  @Singleton
  LabDoor door() {
    return new LabDoor(Router.ofReaders(Studies.operations()));
  }
}
