package tradingagents.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One Lambda function of the template, Globals merged in and every reference resolved.
 *
 * @param logicalId its key in the template, as in {@code sam local invoke MarketAnalyst}
 * @param name what it is invoked by; also what {@code !Ref Feeds} and {@code !Ref Feeds.Alias}
 *     resolve to
 * @param handlerClass the class named by Handler
 * @param codeUri the package, an absolute path that may not exist before the build
 * @param runtime the managed runtime's identifier
 * @param timeoutSeconds when an invocation is ended
 * @param memoryMb memory, which on AWS also buys processor
 * @param environment its variables; those resolved to no value are absent
 * @param role what it may do
 * @param logGroup the log group it is told to write to
 * @param works the queues that feed it
 * @param schedules the clocks that call it
 * @param reservedConcurrency how many executions are set aside for it; empty means none
 */
public record FunctionDef(
    String logicalId,
    String name,
    String handlerClass,
    Path codeUri,
    String runtime,
    int timeoutSeconds,
    int memoryMb,
    Map<String, String> environment,
    RoleDef role,
    String logGroup,
    List<WorkSource> works,
    List<ScheduleDef> schedules,
    OptionalInt reservedConcurrency) {}
