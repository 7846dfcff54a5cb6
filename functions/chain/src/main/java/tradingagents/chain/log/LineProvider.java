package tradingagents.chain.log;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J's backend in a function: lines of JSON on stdout, which Lambda keeps, with the fields that
 * Powertools puts into the context. A general backend costs a cold start more than a bare handler
 * takes altogether; a function needs one format, one target and one level. SLF4J finds it by its
 * service file; a program with another backend names that one in {@code slf4j.provider}.
 */
public final class LineProvider implements SLF4JServiceProvider {
  private final ILoggerFactory loggers = new LineLoggerFactory();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new BasicMDCAdapter();

  /** For SLF4J. */
  public LineProvider() {}

  @Override
  public ILoggerFactory getLoggerFactory() {
    return loggers;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}
}
