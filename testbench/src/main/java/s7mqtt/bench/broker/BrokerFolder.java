package s7mqtt.bench.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder in which one broker lives: target/brokers/NAME. Its configuration comes from resources. */
public record BrokerFolder(Path path) {
  /** An empty one; what an earlier run left in it is gone. */
  static BrokerFolder fresh(String name) {
    Path path = Path.of("target", "brokers", name).toAbsolutePath();
    try {
      if (Files.exists(path)) {
        FileTree.delete(path);
      }
      Files.createDirectories(path);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return new BrokerFolder(path);
  }

  public Path log() {
    return path.resolve("log");
  }

  void makeFolder(String name) {
    try {
      Files.createDirectories(path.resolve(name));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Copies a resource of this package to {@code target}, with each {@code @key@} replaced by its value. */
  void lay(String resource, String target, Map<String, ?> values) {
    try (InputStream stream = BrokerFolder.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("there is no resource " + resource);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, ?> entry : values.entrySet()) {
        text = text.replace("@" + entry.getKey() + "@", entry.getValue().toString());
      }
      Path file = path.resolve(target);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
