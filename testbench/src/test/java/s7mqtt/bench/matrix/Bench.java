package s7mqtt.bench.matrix;

import java.nio.file.Path;
import java.time.Duration;
import s7mqtt.bench.broker.Broker;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.station.Settings;
import s7mqtt.bench.station.Station;

/**
 * What a row has at hand: a broker that runs, and names of its own. No row hears of the messages and sessions of
 * another.
 */
public interface Bench {
  /** Longest wait for what a station or a broker should do soon. Starts of brokers wait longer. */
  Duration PATIENCE = Duration.ofSeconds(20);

  String CONNECTED = "16#0";   // of the status words
  String STATUS = "\"EchoLink_DB\".status";
  String READY = "\"EchoLink_DB\".ready";
  String CONNECTIONS = "\"EchoLink_DB\".connections";
  String SESSION_PRESENT = "\"EchoLink_DB\".sessionPresent";
  String CAME_RETAINED = "\"Echo\".retained";
  String LAST_QOS = "\"Echo\".qos";
  String GRANTED_QOS = "\"EchoLink_DB\".grantedQos";

  Broker broker();

  /** The running row's name, for client identifiers and topics: {@code will}, {@code qos2toplc}. */
  String place();

  /** Where the stations of the running row write: target/stations/BROKER/PLACE.log. */
  Path stationLog();

  /** For the retentive data of the running row's station; not there when the row begins. */
  Path retainFile();

  default String in() {
    return "bench/" + place() + "/in";
  }

  default String out() {
    return "bench/" + place() + "/out";
  }

  default String state() {
    return "bench/" + place() + "/state";
  }

  /** The station stations/echo with the names of the running row, a clean session, and its states watched. */
  default Settings echo() {
    return Settings.of("stations/echo", broker().port())
        .withText("\"Config\".broker.clientId", "echo-" + place())
        .with("\"Config\".broker.cleanSession", "TRUE")
        .withText("\"Config\".broker.will.topic", state())
        .withText("\"Config\".stateTopic", state())
        .withText("\"Config\".filter", in())
        .withText("\"Config\".answerTopic", out())
        .withText("\"Config\".largeFilter", in() + "/large")
        .withText("\"Config\".largeAnswerTopic", out() + "/large")
        .watching(STATUS)
        .watching(READY);
  }

  default Station start(Settings settings) {
    return settings.start(stationLog());
  }

  /** Starts it and returns when the broker has granted its subscriptions. */
  default Station startReady(Settings settings) {
    Station station = start(settings);
    try {
      station.awaitValue(READY, "TRUE", PATIENCE);
    } catch (AssertionError fault) {
      station.close();
      throw fault;
    }
    return station;
  }

  /** A Paho client with a clean session. */
  default Peer peer() {
    return Peer.connect(broker().port(), "java-" + place());
  }

  /** A Paho client whose session the broker keeps. */
  default Peer lastingPeer() {
    return Peer.connect(broker().port(), "java-" + place(), false);
  }
}
