package s7mqtt.bench.peer;

import java.nio.charset.StandardCharsets;

/**
 * A message as it came.
 *
 * @param retained the broker had kept it
 */
public record Received(String topic, byte[] payload, int qos, boolean retained) {
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String shown = payload.length > 200 ? payload.length + " bytes" : "'" + text() + "'";
    return topic + " " + shown + " QoS " + qos + (retained ? " retained" : "");
  }
}
