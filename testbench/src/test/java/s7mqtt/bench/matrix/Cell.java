package s7mqtt.bench.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test that is one row of the matrix, for each broker whose class has it. */
@Test
@Timeout(120)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Cell {
  Row value();
}
