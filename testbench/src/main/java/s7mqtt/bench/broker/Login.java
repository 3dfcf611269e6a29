package s7mqtt.bench.broker;

/** Name and password. Each broker of the bench knows {@link #BENCH}, and nobody else. */
public record Login(String user, String password) {
  public static final Login BENCH = new Login("bench", "open-sesame");
  public static final Login WRONG_PASSWORD = new Login("bench", "close-sesame");
  public static final Login UNKNOWN_USER = new Login("stranger", "open-sesame");
}
