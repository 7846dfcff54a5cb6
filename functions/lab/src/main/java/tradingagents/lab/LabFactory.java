package tradingagents.lab;

import io.micronaut.context.BeanContext;
import tradingagents.chain.http.Router;
import tradingagents.lab.jobs.JobsFactory;

/** What the lab's functions are wired from. */
final class LabFactory {
  private LabFactory() {}

  static LabDoor door() {
    return new LabDoor(Router.ofReaders(Studies.operations()));
  }

  static LabDoor backtests(BeanContext beans) {
    return new LabDoor(new Router(JobsFactory.operations(beans)));
  }

  static WorkDoor worker(BeanContext beans) {
    return new WorkDoor(JobsFactory.worker(beans));
  }
}
