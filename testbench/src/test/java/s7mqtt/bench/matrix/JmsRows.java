package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;
import javax.jms.JMSException;
import javax.jms.MessageConsumer;
import s7mqtt.bench.peer.JmsPeer;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.station.Station;

/** A JMS client talks to the PLC, through a broker that speaks both. */
interface JmsRows extends Bench {
  @Cell(Row.JMS_TEXT_TO_PLC)
  default void jmsTextToPlc() throws JMSException {
    try (Station station = startReady(echo());
        Peer peer = peer();
        JmsPeer jms = jmsPeer()) {
      peer.subscribe(out(), 1);
      jms.sendText(in(), "Druck 4,2 bar, 37 °C");
      peer.awaitText(out(), "Druck 4,2 bar, 37 °C");
    }
  }

  @Cell(Row.JMS_BYTES_TO_PLC)
  default void jmsBytesToPlc() throws JMSException {
    try (Station station = startReady(echo());
        Peer peer = peer();
        JmsPeer jms = jmsPeer()) {
      peer.subscribe(out(), 1);
      jms.sendBytes(in(), allBytes());
      assertArrayEquals(allBytes(), peer.await(out(), 1).get(0).payload());
    }
  }

  @Cell(Row.PLC_TO_JMS)
  default void plcToJms() throws JMSException {
    try (Station station = startReady(echo());
        Peer peer = peer();
        JmsPeer jms = jmsPeer()) {
      MessageConsumer consumer = jms.consumer(out());
      peer.publish(in(), "a text", 1);
      assertArrayEquals("a text".getBytes(StandardCharsets.UTF_8), JmsPeer.next(consumer, PATIENCE));
      peer.publish(in(), allBytes(), 1, false);
      assertArrayEquals(allBytes(), JmsPeer.next(consumer, PATIENCE));
    }
  }

  private JmsPeer jmsPeer() {
    return new JmsPeer(broker().jmsPort().orElseThrow());
  }

  private static byte[] allBytes() {
    byte[] bytes = new byte[256];
    for (int value = 0; value < bytes.length; ++value) {
      bytes[value] = (byte) value;
    }
    return bytes;
  }
}
