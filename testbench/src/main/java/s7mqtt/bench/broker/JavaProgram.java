package s7mqtt.bench.broker;

import java.nio.file.Path;

/** The Java that runs the bench, for brokers written in Java. */
final class JavaProgram {
  private JavaProgram() {}

  static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
