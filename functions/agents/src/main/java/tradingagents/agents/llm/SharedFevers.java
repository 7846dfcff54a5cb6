package tradingagents.agents.llm;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.chain.reasoning.FeverTable;
import tradingagents.chain.reasoning.FeverTable.Fever;
import tradingagents.desk.models.ModelId;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/** The fevers of a table; where it cannot be reached, nobody is said to be unwell. */
record SharedFevers(FeverTable table) implements ModelHealth.Fevers {
  private static final Logger LOG = LoggerFactory.getLogger(SharedFevers.class);

  @Override
  public Optional<Fever> find(ModelId model) {
    return switch (table.find(model)) {
      case Result.Ok<Optional<Fever>>(Optional<Fever> fever) -> fever;
      case Result.Err<Optional<Fever>>(Failure failure) -> {
        LOG.warn("how {} was seen by others is not known: {}", model, failure);
        yield Optional.empty();
      }
    };
  }

  @Override
  public void keep(ModelId model, Fever fever, Instant now) {
    if (table.keep(model, fever, now) instanceof Result.Err<Boolean>(Failure failure)) {
      LOG.warn("others are not told how {} is: {}", model, failure);
    }
  }
}
