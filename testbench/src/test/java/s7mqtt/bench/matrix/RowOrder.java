package s7mqtt.bench.matrix;

import java.util.Comparator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** The tests of a broker run in the order of the table. */
public final class RowOrder implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    context
        .getMethodDescriptors()
        .sort(
            Comparator.comparing(
                test -> test.findAnnotation(Cell.class).map(Cell::value).orElseThrow()));
  }
}
