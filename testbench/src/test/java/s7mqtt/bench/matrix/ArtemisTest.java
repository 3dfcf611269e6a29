package s7mqtt.bench.matrix;

import s7mqtt.bench.broker.Broker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import s7mqtt.bench.broker.Artemis;

final class ArtemisTest extends BrokerTest implements JmsRows {
  private static final String NO_ORDER_AT_QOS_2 =
      "Artemis 2.40 publishes in order, but its PUBREL of the first messages may leave behind those of later ones"
          + " (against MQTT 3.1.1, 4.6): who takes a message at PUBREL, as Paho does, gets each once, but now and then not in"
          + " order.";

  ArtemisTest() {
    super(new Broker(new Artemis()));
  }

  /** Each message once. It comes out of order in some runs only, when the computer is busy: nothing can be claimed of it. */
  @Override
  @Cell(Row.QOS_2_TO_JAVA)
  @Differs(NO_ORDER_AT_QOS_2)
  public void qos2ToJava() {
    assertEquals(QosRows.numbers().stream().sorted().toList(), sendToJava(2, 2).stream().sorted().toList());
  }

  @Override
  public String refusedLogin() {
    return "16#8305";
  }

  @Override
  public String fullDiskStatus() {
    return "16#8203";
  }
}
