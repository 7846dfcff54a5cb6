package tradingagents.chain.log;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;

/** Makes the loggers, one for each name, and gives them the time. */
final class LineLoggerFactory implements ILoggerFactory {
  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final InstantSource clock = InstantSource.system();

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, wanted -> new LineLogger(wanted, clock));
  }
}
