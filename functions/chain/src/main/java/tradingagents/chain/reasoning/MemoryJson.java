package tradingagents.chain.reasoning;

import org.jspecify.annotations.Nullable;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Memory.Standing;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.Settlement;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.run.Rating;

/** A memory as text and back: as it is stored, so it is shown. */
final class MemoryJson {
  private MemoryJson() {}

  static String write(Memory memory) {
    return written(memory).json();
  }

  static Written written(Memory memory) {
    Pending decision = memory.decision();
    return new Written()
        .text("runId", decision.runId())
        .text("symbol", decision.symbol())
        .text("dataset", decision.dataset())
        .text("session", decision.session())
        .text("asOf", decision.asOf())
        .text("rating", decision.rating())
        .real("confidence", decision.confidence())
        .text("targetWeight", decision.targetWeight())
        .number("horizonSessions", decision.terms().horizonSessions())
        .text("benchmark", decision.terms().benchmark())
        .texts("features", decision.features())
        .text("model", decision.model())
        .text("prompt", decision.prompt())
        .text("settlesAt", decision.settlesAt())
        .part("settlement", settlement(memory.settlement()))
        .text("reflection", memory.reflection())
        .text("waitsFor", memory.waitsFor())
        .text("standing", memory.standing());
  }

  private static @Nullable Written settlement(@Nullable Settlement settlement) {
    return settlement == null
        ? null
        : new Written()
            .text("session", settlement.session())
            .text("rawReturn", settlement.rawReturn())
            .text("benchmarkReturn", settlement.benchmarkReturn())
            .text("excessReturn", settlement.excessReturn())
            .text("knownAt", settlement.knownAt())
            .text("note", settlement.note());
  }

  static Memory read(String json) {
    return Members.read(json, MemoryJson::memory);
  }

  private static Memory memory(Members in) {
    Pending decision =
        new Pending(
            in.text("runId"),
            in.symbol("symbol"),
            in.text("dataset"),
            in.date("session"),
            in.instant("asOf"),
            Rating.valueOf(in.text("rating")),
            in.real("confidence"),
            in.ratioOrNull("targetWeight"),
            new SettlementTerms(
                in.count("horizonSessions"), in.has("benchmark") ? in.symbol("benchmark") : null),
            in.texts("features"),
            in.text("model"),
            in.text("prompt"),
            in.instant("settlesAt"));
    return new Memory(
        decision,
        in.has("settlement") ? settlement(in.part("settlement")) : null,
        in.text("reflection"),
        in.text("waitsFor"),
        Standing.valueOf(in.text("standing")) == Standing.GIVEN_UP);
  }

  private static Settlement settlement(Members in) {
    return new Settlement(
        in.date("session"),
        in.decimal("rawReturn"),
        in.has("benchmarkReturn") ? in.decimal("benchmarkReturn") : null,
        in.has("excessReturn") ? in.decimal("excessReturn") : null,
        in.instant("knownAt"),
        in.text("note"));
  }
}
