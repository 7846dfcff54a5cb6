package tradingagents.quant.backtest;

/**
 * From flat to flat: what was bought of an instrument and sold again, or sold short and bought
 * back. A fill that turns a long position into a short one ends one trade and begins the next.
 *
 * @param instrument its number
 * @param entered index of the bar of the first fill
 * @param left index of the bar of the last fill; the last bar while it is still open
 * @param open whether something was still held at the end; then it is valued at the last close
 * @param units held at most; below zero when short
 * @param entryPrice average of what was paid, or got when short, for one
 * @param exitPrice average of what was got, or paid when short, for one
 * @param profit after commissions, before dividends and interest
 * @param profitRate profit as a fraction of what was put in
 */
public record Trade(
    int instrument,
    int entered,
    int left,
    boolean open,
    double units,
    double entryPrice,
    double exitPrice,
    double profit,
    double profitRate) {}
