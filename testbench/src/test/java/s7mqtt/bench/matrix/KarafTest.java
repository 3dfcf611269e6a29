package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Karaf;

final class KarafTest extends BrokerTest implements JmsRows {
  private static final String NO_SESSION_PRESENT =
      "ActiveMQ 5.18 never sets the flag 'session present' of CONNACK, though it keeps the session.";

  KarafTest() {
    super(new Karaf());
  }

  @Override
  public String refusedLogin() {
    return "16#8305";
  }

  /** The session is there all the same: the rows below it pass. */
  @Override
  @Cell(Row.SESSION_PRESENT)
  @Differs(NO_SESSION_PRESENT)
  public void sessionPresent() {
    showSession("FALSE");
  }
}
