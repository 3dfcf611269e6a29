package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.station.Settings;
import s7mqtt.bench.station.Station;

/** What is sent while one side is away comes when it is back: QoS 1 at least once, QoS 2 once. */
interface SessionRows extends Bench {
  private Settings lasting() {
    return echo().with("\"Config\".broker.cleanSession", "FALSE").retaining(retainFile());
  }

  @Cell(Row.SESSION_PRESENT)
  default void sessionPresent() {
    showSession("TRUE");
  }

  /** @param told what the station hears of its kept session when it connects again: TRUE or FALSE */
  default void showSession(String told) {
    startReady(lasting()).stop();
    try (Station station = startReady(lasting().watching(SESSION_PRESENT))) {
      assertEquals(told, station.value(SESSION_PRESENT).orElseThrow());
    }
  }

  @Cell(Row.STATION_RESTART)
  default void stationRestart() {
    try (Peer peer = peer()) {
      peer.subscribe(out(), 1);
      startReady(lasting()).stop();
      List<String> sent = publishBothQos(peer);
      try (Station station = startReady(lasting())) {
        assertAllCame(sent, peer);
      }
    }
  }

  @Cell(Row.BROKER_RESTART_TO_PLC)
  default void brokerRestartToPlc() {
    startReady(lasting()).stop();
    List<String> sent;
    try (Peer peer = peer()) {
      sent = publishBothQos(peer);
    }
    broker().stop();
    broker().start();
    try (Peer peer = peer()) {
      peer.subscribe(out(), 1);
      try (Station station = startReady(lasting())) {
        assertAllCame(sent, peer);
      }
    }
  }

  @Cell(Row.BROKER_RESTART_TO_JAVA)
  default void brokerRestartToJava() {
    try (Peer peer = lastingPeer()) {
      peer.subscribe(out(), 2);
    }
    List<String> sent;
    try (Station station = startReady(lasting());
        Peer sender = Peer.connect(broker().port(), "sender-" + place())) {
      sender.subscribe(out(), 1);
      sent = publishBothQos(sender);
      // What the sender has got back has been taken over by the broker for the other, too.
      sender.await(out(), sent.size());
      broker().stop();
      broker().start();
    }
    try (Peer peer = lastingPeer()) {
      assertAllCame(sent, peer);
    }
  }

  /** Each message came once. Their order is not looked at: between the two QoS there is none. */
  private void assertAllCame(List<String> sent, Peer peer) {
    peer.await(out(), sent.size());
    assertEquals(sent.stream().sorted().toList(), peer.texts(out()).stream().sorted().toList());
  }

  private List<String> publishBothQos(Peer peer) {
    List<String> sent = new ArrayList<>();
    for (int number = 0; number < 10; ++number) {
      int qos = 1 + number % 2;
      sent.add("QoS " + qos + ", number " + number);
      peer.publish(in(), sent.get(number), qos);
    }
    return sent;
  }
}
