package s7mqtt.bench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import s7mqtt.bench.process.Loopback;

/** Apache ActiveMQ Artemis. The folder of its data is an instance as 'artemis create' makes one. */
public final class Artemis extends Installation {
  private static final Duration TIME_TO_START = Duration.ofSeconds(60);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
  private static final List<String> CONFIGURATION =
      List.of(
          "broker.xml",
          "bootstrap.xml",
          "management.xml",
          "login.config",
          "artemis-users.properties",
          "artemis-roles.properties",
          "log4j2.properties");

  private final Path home = Distribution.of("apache-artemis-" + System.getProperty("artemis.version"));
  private final int jmsPort = Loopback.freePort();

  public Artemis() {
    super("Artemis", "artemis", "data", TIME_TO_START, TIME_TO_STOP);
    Map<String, Object> values =
        Map.of(
            "address", Loopback.ADDRESS,
            "mqttPort", mqttPort(),
            "jmsPort", jmsPort,
            "folder", folder().path(),
            "user", Login.BENCH.user(),
            "password", Login.BENCH.password());
    CONFIGURATION.forEach(file -> folder().lay("artemis/" + file, "etc/" + file, values));
  }

  /** As the script of an instance, bin/artemis, calls Java. */
  @Override
  public List<String> command() {
    Path etc = folder().path().resolve("etc");
    return List.of(
        JavaProgram.path(),
        JavaProgram.QUICK_START,
        "-Xmx512M",
        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
        "-Dlog4j2.disableJmx=true",
        "-Dlog4j2.configurationFile=" + etc.resolve("log4j2.properties"),
        "-Djava.security.auth.login.config=" + etc.resolve("login.config"),
        "-Dartemis.home=" + home,
        "-Dartemis.instance=" + folder().path(),
        "-Dartemis.instance.etc=" + etc,
        "-Ddata.dir=" + data(),
        "-classpath",
        home.resolve("lib/artemis-boot.jar").toString(),
        "org.apache.activemq.artemis.boot.Artemis",
        "run");
  }

  @Override
  public OptionalInt jmsPort() {
    return OptionalInt.of(jmsPort);
  }
}
