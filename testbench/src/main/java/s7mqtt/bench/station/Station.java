package s7mqtt.bench.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import s7mqtt.bench.process.Await;
import s7mqtt.bench.process.ChildProcess;
import s7mqtt.bench.process.LogFile;

/** A virtual PLC, {@code s7mqtt run}, in a process of its own. Its output shows the values that are watched. */
public final class Station implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ChildProcess process;
  private final int linesBefore;

  private Station(ChildProcess process, int linesBefore) {
    this.process = process;
    this.linesBefore = linesBefore;
  }

  static Station start(List<String> command, Path log) {
    int linesBefore = LogFile.lines(log).size();
    return new Station(ChildProcess.start(command, Map.of(), log.getParent(), log), linesBefore);
  }

  /** The newest value of a watched path, as an SCL literal: {@code 16#8304}, {@code TRUE}, {@code 2}. */
  public Optional<String> value(String path) {
    return values(path).stream().reduce((older, newer) -> newer);
  }

  /** All values that a watched path had since this start, the oldest first. */
  public List<String> values(String path) {
    String mark = " " + path + " = ";
    return LogFile.lines(process.log()).stream()
        .skip(linesBefore)
        .filter(line -> line.contains(mark))
        .map(line -> line.substring(line.indexOf(mark) + mark.length()))
        .toList();
  }

  /** Returns when the watched path has, or has had since the start, this value. */
  public void awaitValue(String path, String wanted, Duration patience) {
    await(patience, () -> values(path).contains(wanted), path + " does not become " + wanted);
  }

  /** Returns when the newest value of the watched path is as wanted. */
  public void awaitNow(String path, Predicate<String> wanted, Duration patience) {
    await(patience, () -> value(path).filter(wanted).isPresent(), path + " is not as wanted");
  }

  private void await(Duration patience, BooleanSupplier condition, String fault) {
    Await.until(
        patience,
        () -> {
          if (!process.runs()) {
            throw new AssertionError("the station has ended; " + process.endOfLog());
          }
          return condition.getAsBoolean();
        },
        () -> fault + "; " + process.endOfLog());
  }

  /** Ends the run in order: retentive data are saved. The broker hears no DISCONNECT. */
  public void stop() {
    process.stop(PATIENCE);
  }

  /** Cuts the power. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }

  @Override
  public String toString() {
    return process.endOfLog();
  }
}
