package tradingagents.desk.models;

/** Who pays and whose settings count. There is one tenant until there are accounts. */
public final class Tenants {
  /** The only tenant there is. */
  public static final String HOME = "home";

  private Tenants() {}
}
