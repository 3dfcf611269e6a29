package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.peer.Received;
import s7mqtt.bench.station.Station;

/** What the broker keeps for those who subscribe later, and the will, which it keeps too. */
interface RetainedRows extends Bench {
  @Cell(Row.RETAINED_TO_PLC)
  default void retainedToPlc() {
    try (Peer peer = peer()) {
      peer.subscribe(out(), 1);
      peer.publish(in(), "kept".getBytes(StandardCharsets.UTF_8), 1, true);
      // The station repeats the flag with which a message came: so the answer is kept, too.
      try (Station station = startReady(echo().watching(LAST_QOS));
          Peer later = Peer.connect(broker().port(), "later-" + place())) {
        peer.awaitText(out(), "kept");
        later.subscribe(out(), 1);
        Received answer = later.await(out(), 1).get(0);
        assertEquals("kept", answer.text());
        assertTrue(answer.retained(), answer::toString);
        assertEquals("1", station.value(LAST_QOS).orElseThrow());
      }
      peer.clearRetained(in());
      peer.clearRetained(out());
    }
  }

  @Cell(Row.RETAINED_TO_JAVA)
  default void retainedToJava() {
    try (Station station = startReady(echo());
        Peer first = peer()) {
      first.subscribe(state(), 1);
      first.awaitText(state(), "online");
      try (Peer later = Peer.connect(broker().port(), "later-" + place())) {
        later.subscribe(state(), 1);
        Received kept = later.await(state(), 1).get(0);
        assertEquals("online", kept.text());
        assertTrue(kept.retained(), kept::toString);
      }
    }
  }

  @Cell(Row.RETAINED_TO_WILDCARD)
  default void retainedToWildcard() {
    try (Station station = startReady(echo());
        Peer first = peer()) {
      first.subscribe(state(), 1);
      first.awaitText(state(), "online");
      try (Peer later = Peer.connect(broker().port(), "later-" + place())) {
        later.subscribe("bench/+/state", 1);
        later.awaitText(state(), "online");
      }
    }
  }

  @Cell(Row.WILL)
  default void will() {
    try (Station station = startReady(echo());
        Peer listener = peer()) {
      listener.subscribe(state(), 1);
      listener.awaitText(state(), "online");
      station.kill();
      listener.awaitText(state(), "offline");
      try (Peer later = Peer.connect(broker().port(), "later-" + place())) {
        later.subscribe(state(), 1);
        Received kept = later.await(state(), 1).get(0);
        assertEquals("offline", kept.text());
        assertTrue(kept.retained(), kept::toString);
      }
    }
  }
}
