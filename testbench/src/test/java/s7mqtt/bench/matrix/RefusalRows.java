package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import s7mqtt.bench.broker.Login;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.station.Settings;
import s7mqtt.bench.station.Station;

/** What goes wrong: the station says what it is, by docs/status.md, and works again when the cause is gone. */
interface RefusalRows extends PumpRows {
  String NOBODY_THERE = "16#8624";

  /** The station's status when this broker refuses its login. */
  String refusedLogin();

  @Cell(Row.WRONG_PASSWORD)
  default void wrongPassword() {
    refused(Login.WRONG_PASSWORD);
  }

  @Cell(Row.UNKNOWN_USER)
  default void unknownUser() {
    refused(Login.UNKNOWN_USER);
  }

  private void refused(Login login) {
    try (Station station = start(echo().withLogin(login))) {
      station.awaitValue(STATUS, refusedLogin(), PATIENCE);
      assertEquals(List.of("FALSE"), station.values(READY));
    }
    startReady(echo()).close();
  }

  @Cell(Row.NOBODY_LISTENS)
  default void nobodyListens() {
    broker().stop();
    try (Station station = start(echo())) {
      station.awaitValue(STATUS, NOBODY_THERE, PATIENCE);
      broker().start();
      station.awaitValue(READY, "TRUE", PATIENCE);
    }
  }

  @Cell(Row.UNREADABLE)
  default void unreadable() {
    byte[] noUtf8 = {(byte) 0xC0, (byte) 0x80, '{', 0, (byte) 0xFF};
    try (Station station = startTrippedPump();
        Peer peer = peer()) {
      String answers = PUMP + "setpoint/level/ack";
      peer.subscribe(answers, 1);
      peer.subscribe(PUMP + "result", 1);
      peer.publish(PUMP + "setpoint/level", "two metres", 1);
      peer.awaitText(answers, "rejected: not a number");
      peer.publish(PUMP + "setpoint/level", noUtf8, 1, false);
      peer.publish(PUMP + "setpoint/level", new byte[0], 1, false);
      peer.await(answers, 3);
      peer.publish(PUMP + "command", noUtf8, 1, false);
      peer.publish(PUMP + "command", "{\"req\":", 1);
      peer.publish(PUMP + "command", " ".repeat(2000), 1);
      peer.await(PUMP + "result", 2);

      // After all that, what can be read is carried out.
      command(peer, "level", "\"id\":\"204\",\"val\":2.4");
      awaitResult(peer, "level", "\"state\":\"done\",\"val\":2.40");
      peer.publish(PUMP + "setpoint/level", "1.9", 1);
      peer.awaitText(answers, "1.90");
      assertEquals(
          List.of("rejected: not a number", "rejected: not a number", "rejected: not a number", "1.90"),
          peer.texts(answers));
    }
  }

  @Cell(Row.BROKER_KILLED)
  default void brokerKilled() {
    Settings settings = echo().watching(CONNECTIONS);
    try (Station station = startReady(settings)) {
      broker().kill();
      station.awaitValue(STATUS, NOBODY_THERE, PATIENCE);
      broker().start();
      station.awaitNow(CONNECTIONS, "2"::equals, PATIENCE);
      station.awaitNow(READY, "TRUE"::equals, PATIENCE);
      try (Peer peer = peer()) {
        peer.subscribe(out(), 1);
        peer.publish(in(), "after the kill", 1);
        peer.awaitText(out(), "after the kill");
      }
    }
  }
}
