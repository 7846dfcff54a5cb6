package tradingagents.chain.lambda;

import tradingagents.desk.run.Worker;

/** Makes the inbox of the step that the function's environment names. */
@FunctionalInterface
public interface Inboxes {
  /**
   * The step's inbox.
   *
   * @param worker who does the step's work
   * @return ready to take messages
   */
  Inbox of(Worker worker);
}
