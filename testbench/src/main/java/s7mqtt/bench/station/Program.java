package s7mqtt.bench.station;

import java.nio.file.Files;
import java.nio.file.Path;

/** The program of this project, {@code s7mqtt}: system property {@code s7mqtt}, or that of the release build. */
public final class Program {
  private Program() {}

  public static String path() {
    Path path = Path.of(System.getProperty("s7mqtt", "../build/s7mqtt")).toAbsolutePath().normalize();
    if (!Files.isExecutable(path)) {
      throw new AssertionError(path + " is not there: 'make build' makes it, -Ds7mqtt=PATH names another");
    }
    return path.toString();
  }
}
