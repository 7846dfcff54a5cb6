package tradingagents.desk.run;

/**
 * What a step may say, typed. What comes next is decided from these types alone; prose never
 * routes.
 */
public sealed interface Outcome
    permits Report,
        Argument,
        Ruling,
        Proposal,
        Decision,
        RiskVerdict,
        OrderReceipt,
        Failed,
        Approval,
        Cancelled {}
