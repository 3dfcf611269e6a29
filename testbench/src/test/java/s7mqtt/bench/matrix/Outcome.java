package s7mqtt.bench.matrix;

/**
 * What was seen in one cell.
 *
 * @param broker name of the column
 * @param cause how and why the broker differs; empty: it does not
 */
record Outcome(String broker, Row row, String cause) {
  boolean differs() {
    return !cause.isEmpty();
  }
}
