package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import s7mqtt.bench.broker.Broker;
import s7mqtt.bench.broker.RabbitMq;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.station.Station;

final class RabbitMqTest extends BrokerTest {
  private static final String NO_QOS_2 =
      "The MQTT plug-in of RabbitMQ 3.10 has no QoS 2: it grants QoS 1 where 2 is asked for, and delivers with QoS 1.";
  private static final String NO_RETAINED_TO_WILDCARDS =
      "The MQTT plug-in of RabbitMQ 3.10 looks a retained message up by the filter as if it were a topic: to a filter with"
          + " wildcards none is sent.";

  RabbitMqTest() {
    super(new Broker(new RabbitMq()));
  }

  @Override
  public String refusedLogin() {
    return "16#8304";
  }

  @Override
  public String fullDiskStatus() {
    return "16#8314";
  }

  @Override
  @Cell(Row.QOS_2_TO_PLC)
  @Differs(NO_QOS_2)
  public void qos2ToPlc() {
    try (Station station = startReady(echo().watching(GRANTED_QOS))) {
      assertEquals("1", station.value(GRANTED_QOS).orElseThrow());
    }
    sendToPlc(2, 1);
  }

  @Override
  @Cell(Row.QOS_2_TO_JAVA)
  @Differs(NO_QOS_2)
  public void qos2ToJava() {
    try (Peer peer = peer()) {
      assertEquals(1, peer.subscribe(state(), 2));
    }
    assertEquals(QosRows.numbers(), sendToJava(2, 1));
  }

  /** What was kept comes to a filter without wildcards, and to one with wildcards what is published from then on. */
  @Override
  @Cell(Row.RETAINED_TO_WILDCARD)
  @Differs(NO_RETAINED_TO_WILDCARDS)
  public void retainedToWildcard() {
    try (Station station = startReady(echo());
        Peer peer = peer()) {
      peer.subscribe(state(), 1);
      peer.awaitText(state(), "online");
      try (Peer later = Peer.connect(broker().port(), "later-" + place())) {
        later.subscribe("bench/+/state", 1);
        station.kill();
        later.awaitText(state(), "offline");
        assertEquals(List.of("offline"), later.texts(state()));
      }
    }
  }
}
