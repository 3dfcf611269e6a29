package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Karaf;

final class KarafTest extends BrokerTest implements JmsRows {
  KarafTest() {
    super(new Karaf());
  }

  @Override
  public String refusedLogin() {
    return "16#8304";
  }
}
