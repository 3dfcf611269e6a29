package s7mqtt.bench.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import s7mqtt.bench.process.ChildProcess;
import s7mqtt.bench.process.Loopback;

/** Eclipse mosquitto, of Debian. It keeps sessions and retained messages in a file that it writes when it ends. */
public final class Mosquitto extends Installation {
  private static final String PROGRAM = "/usr/sbin/mosquitto";
  private static final Duration TIME_TO_START = Duration.ofSeconds(10);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

  public Mosquitto() {
    super("mosquitto", "mosquitto", "data", TIME_TO_START, TIME_TO_STOP);
    folder().lay(
        "mosquitto/mosquitto.conf",
        "mosquitto.conf",
        Map.of("port", mqttPort(), "address", Loopback.ADDRESS, "folder", folder().path()));
    setPassword(Login.BENCH);
  }

  private void setPassword(Login login) {
    List<String> command =
        List.of("mosquitto_passwd", "-b", "-c", "passwords", login.user(), login.password());
    try (ChildProcess writer = ChildProcess.start(command, Map.of(), folder().path(), folder().log())) {
      if (writer.waitFor(TIME_TO_START) != 0) {
        throw new AssertionError("mosquitto_passwd failed; " + writer.endOfLog());
      }
    }
  }

  @Override
  public List<String> command() {
    return List.of(PROGRAM, "-c", "mosquitto.conf");
  }
}
