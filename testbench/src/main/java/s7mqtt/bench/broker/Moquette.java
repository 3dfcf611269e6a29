package s7mqtt.bench.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import s7mqtt.bench.process.Loopback;

/** Moquette, a broker that is a library, in a Java process of its own: {@link MoquetteServer}. */
public final class Moquette extends Installation {
  private static final Duration TIME_TO_START = Duration.ofSeconds(30);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

  public Moquette() {
    super("Moquette", "moquette", "data", TIME_TO_START, TIME_TO_STOP);
    folder().lay(
        "moquette/passwords",
        "passwords",
        Map.of("user", Login.BENCH.user(), "passwordHash", sha256(Login.BENCH.password())));
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
  public List<String> command() {
    return List.of(
        JavaProgram.path(),
        JavaProgram.QUICK_START,
        "-Xmx256M",
        "-classpath",
        System.getProperty("java.class.path"),
        MoquetteServer.class.getName(),
        Loopback.ADDRESS,
        Integer.toString(mqttPort()),
        data().toString(),
        folder().path().resolve("passwords").toString());
  }
}
