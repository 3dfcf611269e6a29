package s7mqtt.bench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import s7mqtt.bench.process.ChildProcess;
import s7mqtt.bench.process.Loopback;

/** Eclipse mosquitto, of Debian. It keeps sessions and retained messages in a file that it writes when it ends. */
public final class Mosquitto implements Broker {
  private static final String PROGRAM = "/usr/sbin/mosquitto";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BrokerFolder folder = BrokerFolder.fresh("mosquitto");
  private final int port = Loopback.freePort();
  private ChildProcess process;

  public Mosquitto() {
    folder.lay(
        "mosquitto/mosquitto.conf",
        "mosquitto.conf",
        Map.of("port", port, "address", Loopback.ADDRESS, "folder", folder.path()));
    setPassword(Login.BENCH);
  }

  private void setPassword(Login login) {
    List<String> command =
        List.of("mosquitto_passwd", "-b", "-c", "passwords", login.user(), login.password());
    try (ChildProcess writer = ChildProcess.start(command, Map.of(), folder.path(), folder.log())) {
      if (writer.waitFor(PATIENCE) != 0) {
        throw new AssertionError("mosquitto_passwd failed; " + writer.endOfLog());
      }
    }
  }

  @Override
  public String name() {
    return "mosquitto";
  }

  @Override
  public void start() {
    process =
        ChildProcess.start(List.of(PROGRAM, "-c", "mosquitto.conf"), Map.of(), folder.path(), folder.log());
    Listening.await(name(), process, port, PATIENCE);
  }

  @Override
  public void stop() {
    process.stop(PATIENCE);
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
