package s7mqtt.bench.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does. */
public final class Await {
  private static final long POLL_MS = 20;

  private Await() {}

  /**
   * Returns as soon as {@code condition} holds.
   *
   * @param otherwise says what is seen in its place; asked when {@code patience} is over
   * @throws AssertionError with that text
   */
  public static void until(Duration patience, BooleanSupplier condition, Supplier<String> otherwise) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("after " + patience.toMillis() + " ms: " + otherwise.get());
      }
      pause(POLL_MS);
    }
  }

  public static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", interrupted);
    }
  }
}
