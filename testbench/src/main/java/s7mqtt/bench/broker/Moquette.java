package s7mqtt.bench.broker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import s7mqtt.bench.process.Loopback;

/** Moquette, a broker that is a library, in a Java process of its own: {@link MoquetteServer}. */
public final class Moquette implements Installation {
  private static final Duration TIME_TO_START = Duration.ofSeconds(30);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

  private final BrokerFolder folder = BrokerFolder.fresh("moquette");
  private final int port = Loopback.freePort();

  public Moquette() {
    folder.lay(
        "moquette/passwords",
        "passwords",
        Map.of("user", Login.BENCH.user(), "passwordHash", sha256(Login.BENCH.password())));
    folder.makeFolder("data");
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("each Java has SHA-256", fault);
    }
  }

  @Override
  public String name() {
    return "Moquette";
  }

  @Override
  public List<String> command() {
    return List.of(
        JavaProgram.path(),
        JavaProgram.QUICK_START,
        "-Xmx256M",
        "-classpath",
        System.getProperty("java.class.path"),
        MoquetteServer.class.getName(),
        Loopback.ADDRESS,
        Integer.toString(port),
        data().toString(),
        folder.path().resolve("passwords").toString());
  }

  @Override
  public BrokerFolder folder() {
    return folder;
  }

  @Override
  public Path data() {
    return folder.path().resolve("data");
  }

  @Override
  public int mqttPort() {
    return port;
  }

  @Override
  public Duration timeToStart() {
    return TIME_TO_START;
  }

  @Override
  public Duration timeToStop() {
    return TIME_TO_STOP;
  }
}
