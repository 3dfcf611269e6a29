package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.peer.Received;
import s7mqtt.bench.station.Station;

/** Filters with + and #: what matches comes, what does not match stays away. */
interface WildcardRows extends Bench {
  @Cell(Row.WILDCARDS_OF_PLC)
  default void wildcardsOfPlc() {
    String filter = "bench/" + place() + "/+/in/#";
    try (Station station = startReady(echo().withText("\"Config\".filter", filter));
        Peer peer = peer()) {
      String base = "bench/" + place();
      peer.subscribe(out(), 1);
      peer.publish(base + "/a/in", "# takes the level above it, too", 1);
      peer.publish(base + "/a/b/in/c", "+ takes one level only", 1);
      peer.publish(base + "/in/c", "+ takes one level at least", 1);
      peer.publish(base + "/b/in/c/d/e", "the last", 1);
      peer.awaitText(out(), "the last");
      assertEquals(List.of("# takes the level above it, too", "the last"), peer.texts(out()));
    }
  }

  @Cell(Row.WILDCARDS_OF_JAVA)
  default void wildcardsOfJava() {
    String base = "bench/" + place();
    try (Station station = startReady(echo().withText("\"Config\".answerTopic", base + "/out/level/deep"));
        Peer sender = peer();
        Peer one = Peer.connect(broker().port(), "one-" + place());
        Peer none = Peer.connect(broker().port(), "none-" + place())) {
      one.subscribe(base + "/+/level/#", 1);
      none.subscribe(base + "/out/+", 1);
      sender.publish(in(), "through", 1);
      one.awaitText(base + "/out/level/deep", "through");
      sender.publish(base + "/out/end", "the end", 1);
      none.awaitText(base + "/out/end", "the end");
      assertEquals(List.<Received>of(), none.received(base + "/out/level/deep"));
    }
  }
}
