package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.station.Station;

/** The PLC takes and sends in pieces of 1,300 bytes what it has no buffer of the client for. */
interface LargeRows extends Bench {
  int MEGABYTE = 1 << 20;

  @Cell(Row.LARGE)
  default void large() {
    byte[] payload = new byte[MEGABYTE];
    new Random(9).nextBytes(payload);
    try (Station station = startReady(echo());
        Peer peer = peer()) {
      peer.subscribe(out() + "/large", 1);
      peer.publish(in() + "/large", payload, 1, false);
      assertArrayEquals(payload, peer.await(out() + "/large", 1).get(0).payload());
    }
  }
}
