package s7mqtt.bench.matrix;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** All that this run has seen. When it ends, the table is printed, and written if that is wanted. */
public final class Seen implements TestExecutionListener {
  private static final List<Outcome> OUTCOMES = new CopyOnWriteArrayList<>();

  static void add(Outcome outcome) {
    OUTCOMES.add(outcome);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (OUTCOMES.isEmpty()) {
      return;
    }
    System.out.println();
    System.out.println(new BrokersPage(OUTCOMES).text());
    if (BrokersPage.WRITE) {
      BrokersPage.read().with(OUTCOMES).write();
    }
  }
}
