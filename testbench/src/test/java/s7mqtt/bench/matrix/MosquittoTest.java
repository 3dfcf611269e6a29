package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Broker;
import s7mqtt.bench.broker.Mosquitto;

final class MosquittoTest extends BrokerTest {
  MosquittoTest() {
    super(new Broker(new Mosquitto()));
  }

  @Override
  public String refusedLogin() {
    return "16#8305";
  }

  @Override
  public String fullDiskStatus() {
    return CONNECTED;
  }
}
