package s7mqtt.bench.broker;

import java.nio.file.Path;

/** The Java that runs the bench, for brokers written in Java. */
final class JavaProgram {
  /** A broker of the bench starts often and carries little: the compiler that is quick itself suits it. */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private JavaProgram() {}

  static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
