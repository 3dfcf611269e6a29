package s7mqtt.bench.broker;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A broker in a process of its own, on ports of the loopback address, with its data in a folder of its own. It keeps its
 * ports and data from start to start.
 */
public interface Broker extends AutoCloseable {
  /** As in the table of docs/brokers.md. */
  String name();

  /** Returns when MQTT can be spoken. A broker that does not come up is an AssertionError with the end of its log. */
  void start();

  /** Ends it in order: it has time to write what it keeps. */
  void stop();

  /** Ends it at once, by SIGKILL. */
  void kill();

  /** Of the MQTT listener. */
  int port();

  /** Of a listener for JMS clients, if it has one. */
  default OptionalInt jmsPort() {
    return OptionalInt.empty();
  }

  Path log();

  /** Ends it however it can. */
  @Override
  void close();
}
