package s7mqtt.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A program that the bench has started, and all that it has started in turn. It writes into a file. None outlives this
 * Java process: what still runs at its end is killed, whether a test failed or Maven was interrupted.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Set<ChildProcess> RUNNING = ConcurrentHashMap.newKeySet();
  private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ChildProcess::killTree)));
  }

  private final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a program in {@code folder}. Its output and its errors go to the end of {@code log}. */
  public static ChildProcess start(List<String> command, Map<String, String> environment, Path folder, Path log) {
    try {
      Files.createDirectories(folder);
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      ChildProcess child = new ChildProcess(builder.start(), log);
      RUNNING.add(child);
      return child;
    } catch (IOException fault) {
      throw new UncheckedIOException(command.get(0) + " cannot be started", fault);
    }
  }

  public boolean runs() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  public Path log() {
    return log;
  }

  /**
   * Waits until the program has ended.
   *
   * @return its exit code
   * @throws AssertionError if it still runs when {@code patience} is over
   */
  public int waitFor(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still runs after " + patience.toMillis() + " ms; " + endOfLog());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
    RUNNING.remove(this);
    return process.exitValue();
  }

  /** Ends the program in order, by SIGTERM; what does not end by that is a fault, and is killed. */
  public void stop(Duration patience) {
    process.destroy();
    try {
      waitFor(patience);
    } finally {
      kill();
    }
  }

  /** Ends the program and all that it has started by SIGKILL, as a power cut would. */
  public void kill() {
    killTree();
    waitFor(TIME_TO_DIE);
  }

  @Override
  public void close() {
    kill();
  }

  /** The last lines of the log, for a fault's text. */
  public String endOfLog() {
    return LogFile.end(log);
  }

  private void killTree() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
