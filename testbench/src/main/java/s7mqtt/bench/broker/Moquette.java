package s7mqtt.bench.broker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import s7mqtt.bench.process.ChildProcess;
import s7mqtt.bench.process.Loopback;

/** Moquette, a broker that is a library, in a Java process of its own: {@link MoquetteServer}. */
public final class Moquette implements Broker {
  private static final Duration TIME_TO_START = Duration.ofSeconds(30);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

  private final BrokerFolder folder = BrokerFolder.fresh("moquette");
  private final int port = Loopback.freePort();
  private ChildProcess process;

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
  public void start() {
    List<String> command =
        List.of(
            JavaProgram.path(),
            JavaProgram.QUICK_START,
            "-Xmx256M",
            "-classpath",
            System.getProperty("java.class.path"),
            MoquetteServer.class.getName(),
            Loopback.ADDRESS,
            Integer.toString(port),
            folder.path().resolve("data").toString(),
            folder.path().resolve("passwords").toString());
    process = ChildProcess.start(command, Map.of(), folder.path(), folder.log());
    Listening.await(name(), process, port, TIME_TO_START);
  }

  @Override
  public void stop() {
    process.stop(TIME_TO_STOP);
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path log() {
    return folder.log();
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
