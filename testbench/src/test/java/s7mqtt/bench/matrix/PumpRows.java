package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import s7mqtt.bench.broker.Login;
import s7mqtt.bench.peer.Peer;
import s7mqtt.bench.process.Await;
import s7mqtt.bench.process.ChildProcess;
import s7mqtt.bench.process.LogFile;
import s7mqtt.bench.process.Loopback;
import s7mqtt.bench.station.Program;
import s7mqtt.bench.station.Settings;
import s7mqtt.bench.station.Station;

/** The pump station of examples/, its events and its commands: docs/telecontrol.md. */
interface PumpRows extends Bench {
  String PUMP = "plant/pump-station/";
  String PUMP_STATUS = "\"Telecontrol_DB\".status";

  /** Pump 1 has tripped: an alarm, point 4, comes with the start. */
  default Station startTrippedPump() {
    Settings settings =
        Settings.of("../examples/pump-station", broker().port())
            .withText("\"Config\".broker.clientId", "pump-" + place())
            .with("\"Config\".broker.cleanSession", "TRUE")
            .with("\"Station\".pump[1].protectionTripped", "TRUE")
            .watching(PUMP_STATUS);
    Station station = start(settings);
    station.awaitValue(PUMP_STATUS, CONNECTED, PATIENCE);
    return station;
  }

  @Cell(Row.EVENTS)
  default void events() {
    try (Peer peer = peer()) {
      peer.subscribe(PUMP + "events", 1);
      peer.subscribe(PUMP + "state", 1);
      try (Station station = startTrippedPump()) {
        awaitEvent(peer, "\"id\":\"4\",\"val\":3,.*\"alm\":3");
        awaitMatch(peer, PUMP + "state", "\\{\"state\":\"online\",\"alive\":.*");
        peer.publish(PUMP + "request", "all", 1);
        for (int point = 1; point <= 7; ++point) {
          awaitEvent(peer, "\"id\":\"" + point + "\",\"val\":[^}]*\"req\":true");
        }
        station.kill();
        awaitMatch(peer, PUMP + "state", Pattern.quote("{\"state\":\"offline\"}"));
      }
    }
  }

  @Cell(Row.MONITOR)
  default void monitor() {
    Path output = stationLog().resolveSibling(place() + "-monitor.log");
    String trip = ".*/events\".*\"point\":\"4\",\"value\":3,.*\"alarm\":true.*";
    try (ChildProcess monitor = program(output, "monitor", "--json", "--request", "--station", "plant/*");
        Station station = startTrippedPump()) {
      Await.until(
          PATIENCE,
          () -> LogFile.lines(output).stream().anyMatch(line -> line.matches(trip)),
          () -> "the trip of pump 1 is not there; " + monitor.endOfLog());
    }
  }

  @Cell(Row.COMMANDS)
  default void commands() {
    try (Station station = startTrippedPump();
        Peer peer = peer()) {
      peer.subscribe(PUMP + "result", 1);
      command(peer, "level", "\"id\":\"204\",\"val\":2.4");
      awaitResult(peer, "level", "\"state\":\"done\",\"val\":2.40");
      command(peer, "high", "\"id\":\"204\",\"val\":9");
      awaitResult(peer, "high", "\"state\":\"rejected\",\"reason\":\"range\"");
      command(peer, "reset", "\"id\":\"203\",\"val\":1");
      awaitResult(peer, "reset", "\"state\":\"failed\",\"reason\":\"program\"");
      command(peer, "seen", "\"id\":\"4\",\"ack\":true");
      awaitResult(peer, "seen", "\"state\":\"done\",\"val\":1");
    }
  }

  @Cell(Row.COMMAND_PROGRAM)
  default void commandProgram() {
    Path output = stationLog().resolveSibling(place() + "-command.log");
    try (Station station = startTrippedPump();
        ChildProcess done = program(output, "command", "--station", "plant/pump-station", "204=1.6")) {
      assertEquals(0, done.waitFor(PATIENCE), done::endOfLog);
      try (ChildProcess rejected = program(output, "command", "--station", "plant/pump-station", "204=16")) {
        assertEquals(1, rejected.waitFor(PATIENCE), rejected::endOfLog);
      }
    }
  }

  /** s7mqtt, logged in at the broker of the row. */
  private ChildProcess program(Path output, String command, String... arguments) {
    List<String> line =
        new ArrayList<>(List.of(Program.path(), command, "--broker", Loopback.ADDRESS + ":" + broker().port()));
    line.addAll(List.of("--user", Login.BENCH.user(), "--password", Login.BENCH.password()));
    line.addAll(List.of(arguments));
    return ChildProcess.start(line, Map.of(), output.getParent(), output);
  }

  default void command(Peer peer, String request, String order) {
    Instant expires = Instant.now().plus(Duration.ofSeconds(30)).truncatedTo(ChronoUnit.MILLIS);
    peer.publish(PUMP + "command", "{\"req\":\"" + request + "\"," + order + ",\"exp\":\"" + expires + "\"}", 1);
  }

  default void awaitResult(Peer peer, String request, String result) {
    awaitMatch(peer, PUMP + "result", ".*\"req\":\"" + request + "\".*" + Pattern.quote(result) + ".*");
  }

  private void awaitEvent(Peer peer, String event) {
    awaitMatch(peer, PUMP + "events", ".*" + event + ".*");
  }

  private void awaitMatch(Peer peer, String topic, String expression) {
    Await.until(
        PATIENCE,
        () -> peer.texts(topic).stream().anyMatch(text -> text.matches(expression)),
        () -> "nothing on " + topic + " matches " + expression + "; there came " + peer.texts(topic));
  }
}
