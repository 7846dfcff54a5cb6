package tradingagents.desk.models;

/** Who owns what is kept about reasoning. */
public final class Tenants {
  /** The only tenant there is until accounts exist. */
  public static final String HOME = "home";

  private Tenants() {}
}
