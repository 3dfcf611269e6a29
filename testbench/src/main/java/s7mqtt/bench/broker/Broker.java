package s7mqtt.bench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import s7mqtt.bench.process.Await;
import s7mqtt.bench.process.ChildProcess;
import s7mqtt.bench.process.Loopback;

/**
 * A broker in a process of its own, on ports of the loopback address, with its data in a folder of its own. It keeps its
 * ports and data from start to start.
 */
public final class Broker implements AutoCloseable {
  private final Installation installation;
  private ChildProcess companion;
  private ChildProcess process;

  public Broker(Installation installation) {
    this.installation = installation;
  }

  public String name() {
    return installation.name();
  }

  public int port() {
    return installation.mqttPort();
  }

  public OptionalInt jmsPort() {
    return installation.jmsPort();
  }

  public Path log() {
    return installation.folder().log();
  }

  /** Returns when MQTT can be spoken. A broker that does not come up is an AssertionError with the end of its log. */
  public void start() {
    start(installation.command());
  }

  /** The same, with its data on a disk of this size, which is empty at first and gone when the broker ends. */
  public SmallDisk startOnSmallDisk(int megabytes) {
    start(SmallDisk.command(installation.data(), megabytes, installation.command()));
    return new SmallDisk(process, installation.data());
  }

  /** Ends it in order: it has time to write what it keeps. */
  public void stop() {
    process.stop(installation.timeToStop());
  }

  /** Ends it at once, by SIGKILL. */
  public void kill() {
    process.kill();
  }

  /** Ends it however it can. */
  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
    if (companion != null) {
      companion.close();
    }
  }

  private void start(List<String> command) {
    if (companion == null && !installation.companion().isEmpty()) {
      companion = launch(installation.companion());
    }
    process = launch(command);
    Duration patience = installation.timeToStart();
    Await.until(
        patience,
        () -> {
          if (!process.runs()) {
            throw new AssertionError(name() + " has ended while it started; " + process.endOfLog());
          }
          return Loopback.listens(port());
        },
        () -> name() + " does not listen on port " + port() + "; " + process.endOfLog());
  }

  private ChildProcess launch(List<String> command) {
    return ChildProcess.start(command, installation.environment(), installation.folder().path(), log());
  }
}
