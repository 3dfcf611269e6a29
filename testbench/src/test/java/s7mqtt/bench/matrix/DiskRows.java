package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import s7mqtt.bench.broker.SmallDisk;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.process.Await;
import s7mqtt.bench.station.Settings;
import s7mqtt.bench.station.Station;

/**
 * The disk of the broker is full, and has room again. Whatever the broker does meanwhile, the events of the pump station
 * reach Java: the numbers of their blocks have no gap.
 */
interface DiskRows extends PumpRows {
  Pattern BLOCK_NUMBER = Pattern.compile("\"seq\":(\\d+)");

  /** Large enough for the broker to start, in megabytes. */
  int DISK_MEGABYTES = 64;

  long FULL_MS = 6000;

  /** What the station shows while the disk is full; connected: it hears nothing of it. */
  String fullDiskStatus();

  @Cell(Row.DISK_FULL)
  default void diskFull() {
    List<Long> arrived = blocksOverFullDisk();
    assertEquals(LongStream.rangeClosed(0, arrived.get(arrived.size() - 1)).boxed().toList(), arrived);
  }

  /**
   * The numbers of the blocks that have come to Java in the end, each once, in ascending order. The last one was sent when
   * there was room again.
   */
  default List<Long> blocksOverFullDisk() {
    broker().stop();
    SmallDisk disk = broker().startOnSmallDisk(DISK_MEGABYTES);
    Settings settings =
        Settings.of("../examples/pump-station", broker().port())
            .withText("\"Config\".broker.clientId", "pump-" + place())
            .with("\"Config\".broker.acknowledgeTimeout", "T#2s")
            .with("\"Config\".broker.reconnectMinimum", "T#200ms")
            .with("\"Config\".broker.reconnectMaximum", "T#1s")
            .watching(PUMP_STATUS);
    try (Peer peer = lastingPeer()) {
      peer.subscribe(PUMP + "events", 1);
      try (Station station = start(settings)) {
        awaitBlocks(peer, 2);
        disk.fill();
        Await.pause(FULL_MS);
        disk.free();
        long sofar = last(peer);
        Await.until(PATIENCE, () -> last(peer) >= sofar + 2, () -> "no events any more; " + station);
        assertShown(station.values(PUMP_STATUS));
        return blocks(peer);
      }
    }
  }

  /** @param shown begins with the way to the first connection, and its success */
  private void assertShown(List<String> shown) {
    if (fullDiskStatus().equals(CONNECTED)) {
      assertEquals(CONNECTED, shown.get(shown.size() - 1));
      assertEquals(2, shown.size(), shown::toString);
    } else {
      assertTrue(shown.contains(fullDiskStatus()), shown::toString);
    }
  }

  private void awaitBlocks(Peer peer, int count) {
    Await.until(PATIENCE, () -> blocks(peer).size() >= count, () -> "no events; " + peer.texts(PUMP + "events"));
  }

  private long last(Peer peer) {
    return blocks(peer).stream().reduce(0L, Math::max);
  }

  /** The numbers of the blocks that have come, each once. */
  private List<Long> blocks(Peer peer) {
    return peer.texts(PUMP + "events").stream()
        .map(BLOCK_NUMBER::matcher)
        .filter(Matcher::find)
        .map(found -> Long.valueOf(found.group(1)))
        .sorted()
        .distinct()
        .toList();
  }
}
