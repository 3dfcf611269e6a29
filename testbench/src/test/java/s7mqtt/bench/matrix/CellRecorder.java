package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints a line for each cell as soon as it has ended, keeps what was seen, and holds it against docs/brokers.md. */
final class CellRecorder implements BeforeTestExecutionCallback, AfterTestExecutionCallback, TestWatcher {
  private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(CellRecorder.class);

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    context.getStore(OWN).put("begin", System.nanoTime());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    context.getStore(OWN).put("end", System.nanoTime());
    if (context.getExecutionException().isPresent()) {
      return;
    }
    Outcome seen = outcome(context);
    Seen.add(seen);
    if (!BrokersPage.WRITE) {
      Optional<Outcome> told = BrokersPage.read().outcome(seen.broker(), seen.row());
      assertEquals(Optional.of(seen), told, "docs/brokers.md says something else; -Dbrokers.write=true writes it");
    }
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    Outcome seen = outcome(context);
    print(context, seen.differs() ? "differs: " + seen.cause() : "passed");
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    print(context, "FAILED");
  }

  private static Outcome outcome(ExtensionContext context) {
    Method test = context.getRequiredTestMethod();
    Differs differs = test.getAnnotation(Differs.class);
    return new Outcome(
        ((Bench) context.getRequiredTestInstance()).broker().name(),
        test.getAnnotation(Cell.class).value(),
        differs == null ? "" : differs.value());
  }

  private static void print(ExtensionContext context, String word) {
    Outcome cell = outcome(context);
    System.out.printf("%-17s %-48s %5.1f s  %s%n", cell.broker(), cell.row().title(), seconds(context), word);
  }

  private static double seconds(ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(OWN);
    long begin = store.getOrDefault("begin", Long.class, 0L);
    return (store.getOrDefault("end", Long.class, begin) - begin) / 1e9;
  }
}
