package s7mqtt.bench.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import s7mqtt.bench.process.Loopback;

/**
 * ActiveMQ in Apache Karaf. The distribution stays as it was unpacked; configuration and data lie in a folder of their
 * own. Features come from a folder that Maven has filled.
 */
public final class Karaf extends Installation {
  private static final Duration TIME_TO_START = Duration.ofSeconds(120);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(40);
  private static final List<String> CONFIGURATION =
      List.of(
          "activemq.xml",
          "org.apache.karaf.features.cfg",
          "org.ops4j.pax.url.mvn.cfg",
          "org.ops4j.pax.logging.cfg",
          "org.ops4j.pax.web.cfg",
          "users.properties");

  private final Path home = Distribution.of("apache-karaf-" + System.getProperty("karaf.version"));
  private final int jmsPort = Loopback.freePort();

  public Karaf() {
    super("ActiveMQ in Karaf", "karaf", "data", TIME_TO_START, TIME_TO_STOP);
    try {
      FileTree.copy(home.resolve("etc"), folder().path().resolve("etc"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Map<String, Object> values =
        Map.of(
            "address", Loopback.ADDRESS,
            "mqttPort", mqttPort(),
            "jmsPort", jmsPort,
            "webPort", Loopback.freePort(),
            "karafVersion", System.getProperty("karaf.version"),
            "activemqVersion", System.getProperty("activemq.version"),
            "repository", Path.of("target", "karaf-repository").toUri(),
            "user", Login.BENCH.user(),
            "password", Login.BENCH.password());
    CONFIGURATION.forEach(file -> folder().lay("karaf/" + file, "etc/" + file, values));
  }

  @Override
  public List<String> command() {
    return List.of(
        "sh", "-c", "mkdir -p \"$KARAF_LOG\" && exec \"$0\" daemon", home.resolve("bin/karaf").toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "KARAF_BASE", folder().path().toString(),
        "KARAF_DATA", data().toString(),
        "KARAF_ETC", folder().path().resolve("etc").toString(),
        "KARAF_LOG", data().resolve("log").toString(),
        "JAVA_MAX_MEM", "512M",
        "EXTRA_JAVA_OPTS", JavaProgram.QUICK_START + " -Djava.net.preferIPv4Stack=true");
  }

  @Override
  public OptionalInt jmsPort() {
    return OptionalInt.of(jmsPort);
  }
}
