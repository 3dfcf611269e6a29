package s7mqtt.bench.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This broker does something else than the others here, and the test proves what. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Differs {
  /** What it does, and why: a note below the table. */
  String value();
}
