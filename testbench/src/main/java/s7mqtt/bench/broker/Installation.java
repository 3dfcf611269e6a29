package s7mqtt.bench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import s7mqtt.bench.process.Loopback;

/** What is to know of one kind of broker to run it: its configuration is laid, its ports are chosen. */
public abstract class Installation {
  private final String name;
  private final BrokerFolder folder;
  private final Path data;
  private final int mqttPort = Loopback.freePort();
  private final Duration timeToStart;
  private final Duration timeToStop;

  /**
   * Its folder is fresh, and the one for what it keeps is there.
   *
   * @param name as in the table of docs/brokers.md
   * @param folder its name in target/brokers
   * @param data the folder inside it for what the broker keeps
   */
  Installation(String name, String folder, String data, Duration timeToStart, Duration timeToStop) {
    this.name = name;
    this.folder = BrokerFolder.fresh(folder);
    this.folder.makeFolder(data);
    this.data = this.folder.path().resolve(data);
    this.timeToStart = timeToStart;
    this.timeToStop = timeToStop;
  }

  /** As in the table of docs/brokers.md. */
  public final String name() {
    return name;
  }

  public final BrokerFolder folder() {
    return folder;
  }

  /** What the broker keeps lies here. */
  public final Path data() {
    return data;
  }

  public abstract List<String> command();

  public Map<String, String> environment() {
    return Map.of();
  }

  /** A program that runs beside the broker, from its first start until it is closed; empty: none. */
  public List<String> companion() {
    return List.of();
  }

  /** Of the MQTT listener. */
  public final int mqttPort() {
    return mqttPort;
  }

  /** Of a listener for JMS clients, if it has one. */
  public OptionalInt jmsPort() {
    return OptionalInt.empty();
  }

  public final Duration timeToStart() {
    return timeToStart;
  }

  public final Duration timeToStop() {
    return timeToStop;
  }
}
