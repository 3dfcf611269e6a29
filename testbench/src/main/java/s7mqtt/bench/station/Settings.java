package s7mqtt.bench.station;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import s7mqtt.bench.broker.Login;

/**
 * How a station is run: its folder, start values, watched paths, the file of its retentive data. Each {@code with...}
 * answers settings of its own and leaves these as they are.
 *
 * @param folder with a station.toml, whose data block "Config" holds {@code broker}
 * @param sets PATH=VALUE, later ones count
 * @param retain none: null
 */
public record Settings(Path folder, List<String> sets, List<String> watches, Path retain) {
  /** Of a station that logs in as {@link Login#BENCH} at the broker on this port. */
  public static Settings of(String folder, int port) {
    return new Settings(Path.of(folder).toAbsolutePath().normalize(), List.of(), List.of(), null)
        .with("\"Config\".broker.brokerPort", port)
        .withLogin(Login.BENCH);
  }

  public Settings with(String path, Object literal) {
    return new Settings(folder, plus(sets, path + "=" + literal), watches, retain);
  }

  public Settings withText(String path, String text) {
    return with(path, "'" + text.replace("$", "$$").replace("'", "$'") + "'");
  }

  public Settings withLogin(Login login) {
    return withText("\"Config\".broker.userName", login.user())
        .withText("\"Config\".broker.password", login.password());
  }

  public Settings watching(String path) {
    return new Settings(folder, sets, plus(watches, path), retain);
  }

  public Settings retaining(Path file) {
    return new Settings(folder, sets, watches, file);
  }

  /**
   * The station's code is tcc's alone: what cc compiles beside a run would take the cores from the brokers.
   *
   * @param log the output of the station goes to its end
   */
  public Station start(Path log) {
    List<String> command = new ArrayList<>(List.of(Program.path(), "run", folder.toString(), "--compiler", "tcc"));
    sets.forEach(set -> command.addAll(List.of("--set", set)));
    watches.forEach(path -> command.addAll(List.of("--watch", path)));
    if (retain != null) {
      command.addAll(List.of("--retain", retain.toString()));
    }
    return Station.start(command, log);
  }

  private static List<String> plus(List<String> list, String more) {
    List<String> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }
}
