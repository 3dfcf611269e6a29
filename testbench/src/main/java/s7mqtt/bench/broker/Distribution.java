package s7mqtt.bench.broker;

import java.nio.file.Files;
import java.nio.file.Path;

/** What Maven has unpacked: target/distributions. */
final class Distribution {
  private Distribution() {}

  static Path of(String name) {
    Path path = Path.of("target", "distributions", name).toAbsolutePath();
    if (!Files.isDirectory(path)) {
      throw new AssertionError(path + " is not there: 'mvn generate-test-resources' unpacks it");
    }
    return path;
  }
}
