package s7mqtt.bench.broker;

import java.time.Duration;
import s7mqtt.bench.process.Await;
import s7mqtt.bench.process.ChildProcess;
import s7mqtt.bench.process.Loopback;

/** Waits for the listener of a broker that was just started. */
final class Listening {
  private Listening() {}

  static void await(String name, ChildProcess process, int port, Duration patience) {
    Await.until(
        patience,
        () -> {
          if (!process.runs()) {
            throw new AssertionError(name + " has ended while it started; " + process.endOfLog());
          }
          return Loopback.listens(port);
        },
        () -> name + " does not listen on port " + port + "; " + process.endOfLog());
  }
}
