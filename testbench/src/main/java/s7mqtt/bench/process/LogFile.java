package s7mqtt.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a broker or a station has written. */
public final class LogFile {
  private static final int LINES = 25;

  private LogFile() {}

  /** The last lines, with the path above them; control characters are shown as '?'. */
  public static String end(Path log) {
    List<String> lines = lines(log);
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    return "the end of " + log + ":\n  | " + String.join("\n  | ", last);
  }

  /** All lines, none if there is no such file. Bytes that are no UTF-8 do no harm. */
  public static List<String> lines(Path log) {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.replaceAll("\\p{Cntrl}", "?")).toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
