package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Mosquitto;

final class MosquittoTest extends BrokerTest {
  MosquittoTest() {
    super(new Mosquitto());
  }

  @Override
  public String refusedLogin() {
    return "16#8305";
  }
}
