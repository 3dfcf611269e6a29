package s7mqtt.bench.matrix;

import s7mqtt.bench.station.Station;

/** A station connects and its subscriptions are granted. */
interface ConnectRows extends Bench {
  @Cell(Row.CONNECT_31)
  default void connects31() {
    try (Station station = startReady(echo().with("\"Config\".broker.protocol", 3))) {
      station.awaitValue(STATUS, CONNECTED, PATIENCE);
    }
  }

  @Cell(Row.CONNECT_311)
  default void connects311() {
    try (Station station = startReady(echo().with("\"Config\".broker.protocol", 4))) {
      station.awaitValue(STATUS, CONNECTED, PATIENCE);
    }
  }
}
