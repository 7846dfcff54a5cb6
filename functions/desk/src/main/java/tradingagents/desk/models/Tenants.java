package tradingagents.desk.models;

/** Who pays and who is served. */
public final class Tenants {
  /** The only one there is: the owner of the installation. */
  public static final String HOME = "home";

  private Tenants() {}
}
