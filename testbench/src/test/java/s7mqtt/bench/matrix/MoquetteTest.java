package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import s7mqtt.bench.broker.Broker;
import s7mqtt.bench.broker.Moquette;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.peer.Received;
import s7mqtt.bench.station.Settings;
import s7mqtt.bench.station.Station;

final class MoquetteTest extends BrokerTest {
  private static final String NO_FLAG =
      "Moquette 0.17 sends what it has kept without the flag 'retained' to those who have subscribed with QoS 1 or 2.";
  private static final String WILL_NOT_KEPT =
      "Moquette 0.17 publishes a will to those who have subscribed, but does not keep it, though its flag says so.";

  MoquetteTest() {
    super(new Broker(new Moquette()));
  }

  @Override
  public String refusedLogin() {
    return "16#8304";
  }

  @Override
  public String fullDiskStatus() {
    return CONNECTED;
  }

  @Override
  @Cell(Row.RETAINED_TO_PLC)
  @Differs(NO_FLAG)
  public void retainedToPlc() {
    try (Peer peer = peer()) {
      peer.publish(in(), "kept".getBytes(StandardCharsets.UTF_8), 1, true);
      assertEquals("FALSE", flagAtPlc(1));
      assertEquals("TRUE", flagAtPlc(0));
      peer.clearRetained(in());
    }
  }

  /** The flag with which the kept message comes to a PLC that has asked for this QoS. */
  private String flagAtPlc(int qos) {
    Settings settings =
        echo().with("\"Config\".qos", qos).with("\"Config\".answerQos", 1).watching(CAME_RETAINED);
    try (Peer listener = Peer.connect(broker().port(), "listener-" + place())) {
      listener.subscribe(out(), 1);
      try (Station station = startReady(settings)) {
        listener.awaitText(out(), "kept");
        String flag = station.value(CAME_RETAINED).orElseThrow();
        listener.clearRetained(out());
        return flag;
      }
    }
  }

  @Override
  @Cell(Row.RETAINED_TO_JAVA)
  @Differs(NO_FLAG)
  public void retainedToJava() {
    try (Station station = startReady(echo());
        Peer first = peer()) {
      first.subscribe(state(), 1);
      first.awaitText(state(), "online");
      assertFalse(keptState(1).retained());
      assertTrue(keptState(0).retained());
    }
  }

  /** The kept state of the station, as it comes to somebody who subscribes to it with this QoS. */
  private Received keptState(int qos) {
    try (Peer later = Peer.connect(broker().port(), "later-" + place())) {
      later.subscribe(state(), qos);
      Received kept = later.await(state(), 1).get(0);
      assertEquals("online", kept.text());
      return kept;
    }
  }

  /** Those who have subscribed hear of it; for others the state before it is still kept. */
  @Override
  @Cell(Row.WILL)
  @Differs(WILL_NOT_KEPT)
  public void will() {
    try (Station station = startReady(echo());
        Peer listener = peer()) {
      listener.subscribe(state(), 1);
      listener.awaitText(state(), "online");
      station.kill();
      listener.awaitText(state(), "offline");
      keptState(1);
    }
  }
}
