package s7mqtt.bench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What is to know of one kind of broker to run it: its configuration is laid, its ports are chosen. */
public interface Installation {
  /** As in the table of docs/brokers.md. */
  String name();

  BrokerFolder folder();

  /** What the broker keeps lies here. */
  Path data();

  List<String> command();

  default Map<String, String> environment() {
    return Map.of();
  }

  /** A program that runs beside the broker, from its first start until it is closed; empty: none. */
  default List<String> companion() {
    return List.of();
  }

  /** Of the MQTT listener. */
  int mqttPort();

  /** Of a listener for JMS clients, if it has one. */
  default OptionalInt jmsPort() {
    return OptionalInt.empty();
  }

  Duration timeToStart();

  Duration timeToStop();
}
