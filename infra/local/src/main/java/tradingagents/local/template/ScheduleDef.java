package tradingagents.local.template;

/**
 * A clock that calls a function.
 *
 * @param id the event's key in the template
 * @param functionName the function it calls
 * @param expression {@code rate(...)} or {@code cron(...)}, as EventBridge writes it
 */
public record ScheduleDef(String id, String functionName, String expression) {}
