package s7mqtt.bench.matrix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import s7mqtt.bench.broker.Broker;

/**
 * A column of the matrix: all rows that each broker has. A broker that differs in a row overrides its test with one that
 * proves what it does, marked by {@link Differs}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(RowOrder.class)
@ExtendWith(CellRecorder.class)
abstract class BrokerTest
    implements ConnectRows, QosRows, RetainedRows, WildcardRows, LargeRows, SessionRows, PumpRows, RefusalRows, DiskRows {
  private final Broker broker;
  private String place;

  BrokerTest(Broker broker) {
    this.broker = broker;
  }

  @BeforeAll
  void startBroker() {
    broker.start();
  }

  @AfterAll
  void endBroker() {
    broker.close();
  }

  @BeforeEach
  void nameRow(TestInfo test) throws IOException {
    place = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    Files.createDirectories(folder());
    // What an earlier run has left would answer for this one.
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder(), place + "[.-]*")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  @Override
  public Broker broker() {
    return broker;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public Path stationLog() {
    return folder().resolve(place + ".log");
  }

  @Override
  public Path retainFile() {
    return folder().resolve(place + ".data");
  }

  private Path folder() {
    return Path.of("target", "stations", broker.name().toLowerCase(Locale.ROOT).replace(' ', '-')).toAbsolutePath();
  }
}
