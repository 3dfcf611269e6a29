package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.peer.Received;
import s7mqtt.bench.station.Settings;
import s7mqtt.bench.station.Station;

/** Messages of each QoS arrive once, in order, and with that QoS: the station tells with which they came. */
interface QosRows extends Bench {
  int MESSAGES = 20;

  @Cell(Row.QOS_0_TO_PLC)
  default void qos0ToPlc() {
    sendToPlc(0, 0);
  }

  @Cell(Row.QOS_1_TO_PLC)
  default void qos1ToPlc() {
    sendToPlc(1, 1);
  }

  @Cell(Row.QOS_2_TO_PLC)
  default void qos2ToPlc() {
    sendToPlc(2, 2);
  }

  @Cell(Row.QOS_0_TO_JAVA)
  default void qos0ToJava() {
    assertEquals(numbers(), sendToJava(0, 0));
  }

  @Cell(Row.QOS_1_TO_JAVA)
  default void qos1ToJava() {
    assertEquals(numbers(), sendToJava(1, 1));
  }

  @Cell(Row.QOS_2_TO_JAVA)
  default void qos2ToJava() {
    assertEquals(numbers(), sendToJava(2, 2));
  }

  /** @param arriving the QoS with which the PLC should get what was published with {@code qos} */
  default void sendToPlc(int qos, int arriving) {
    Settings settings = echo().with("\"Config\".answerQos", 1).watching(LAST_QOS).watching(GRANTED_QOS);
    try (Station station = startReady(settings);
        Peer peer = peer()) {
      peer.subscribe(out(), 1);
      publishNumbered(peer, qos);
      assertEquals(numbers(), peer.await(out(), MESSAGES).stream().map(Received::text).toList());
      assertEquals(Integer.toString(arriving), station.value(LAST_QOS).orElseThrow());
    }
  }

  /**
   * What comes to Java, in the order in which it comes.
   *
   * @param arriving the QoS with which Java should get what the PLC has published with {@code qos}
   */
  default List<String> sendToJava(int qos, int arriving) {
    Settings settings = echo().with("\"Config\".answerQos", qos);
    try (Station station = startReady(settings);
        Peer peer = peer()) {
      peer.subscribe(out(), 2);
      publishNumbered(peer, 1);
      List<Received> answers = peer.await(out(), MESSAGES);
      answers.forEach(answer -> assertEquals(arriving, answer.qos(), answer::toString));
      return answers.stream().map(Received::text).toList();
    }
  }

  private void publishNumbered(Peer peer, int qos) {
    numbers().forEach(text -> peer.publish(in(), text, qos));
  }

  /** The messages as they are published. */
  static List<String> numbers() {
    return IntStream.range(0, MESSAGES).mapToObj(number -> "message " + number).toList();
  }
}
