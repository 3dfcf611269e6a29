package s7mqtt.bench.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The table of docs/brokers.md, between its two markers. A cell is 'passed', 'differs' with the number of a note below the
 * table, '-' where a broker has no such row, or empty where nothing was seen.
 */
record BrokersPage(List<Outcome> outcomes) {
  /** The page is to be written from what is seen, in place of being checked. */
  static final boolean WRITE = Boolean.getBoolean("brokers.write");

  /** The columns, in their order. */
  static final List<String> BROKERS = List.of("mosquitto", "ActiveMQ in Karaf", "Artemis", "RabbitMQ", "Moquette");

  static final List<String> WITH_JMS = List.of("ActiveMQ in Karaf", "Artemis");

  private static final Path FILE = Path.of("../docs/brokers.md");
  private static final String BEGIN = "<!-- matrix: written by the test bench -->\n";
  private static final String END = "<!-- end of the matrix -->\n";
  private static final String DIFFERS = "differs ";

  static BrokersPage read() {
    return parse(table());
  }

  /** What stands between the markers. */
  static String table() {
    return between(page());
  }

  Optional<Outcome> outcome(String broker, Row row) {
    return outcomes.stream().filter(seen -> seen.broker().equals(broker) && seen.row() == row).findFirst();
  }

  /** These outcomes, and of this page those of all other cells. */
  BrokersPage with(List<Outcome> newer) {
    List<Outcome> all = new ArrayList<>(newer);
    outcomes.stream()
        .filter(old -> newer.stream().noneMatch(seen -> seen.broker().equals(old.broker()) && seen.row() == old.row()))
        .forEach(all::add);
    return new BrokersPage(all);
  }

  void write() {
    String page = page();
    try {
      Files.writeString(FILE, page.replace(BEGIN + between(page) + END, BEGIN + text() + END));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The table, and the notes below it. */
  String text() {
    List<String> causes = causes();
    StringBuilder text = new StringBuilder();
    text.append("| | ").append(String.join(" | ", BROKERS)).append(" |\n");
    text.append("|---".repeat(BROKERS.size() + 1)).append("|\n");
    for (Row row : Row.values()) {
      text.append("| ").append(row.title());
      BROKERS.forEach(broker -> text.append(" | ").append(cell(broker, row, causes)));
      text.append(" |\n");
    }
    text.append("\n");
    for (int note = 0; note < causes.size(); ++note) {
      text.append(note + 1).append(". ").append(causes.get(note)).append("\n");
    }
    return text.toString();
  }

  private String cell(String broker, Row row, List<String> causes) {
    if (row.ofJms() && !WITH_JMS.contains(broker)) {
      return "-";
    }
    return outcome(broker, row)
        .map(seen -> seen.differs() ? DIFFERS + (causes.indexOf(seen.cause()) + 1) : "passed")
        .orElse("");
  }

  /** Each once, in the order in which the table is read. */
  private List<String> causes() {
    LinkedHashSet<String> causes = new LinkedHashSet<>();
    for (Row row : Row.values()) {
      for (String broker : BROKERS) {
        outcome(broker, row).filter(Outcome::differs).map(Outcome::cause).ifPresent(causes::add);
      }
    }
    return List.copyOf(causes);
  }

  /** Reads what {@link #text} has written; other lines are passed over. */
  static BrokersPage parse(String text) {
    List<String> notes =
        text.lines()
            .filter(line -> line.matches("\\d+\\. .*"))
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .toList();
    List<Outcome> outcomes = new ArrayList<>();
    for (Row row : Row.values()) {
      text.lines()
          .filter(line -> line.startsWith("| " + row.title() + " | "))
          .findFirst()
          .ifPresent(line -> outcomes.addAll(parseRow(row, line, notes)));
    }
    return new BrokersPage(outcomes);
  }

  private static List<Outcome> parseRow(Row row, String line, List<String> notes) {
    String[] cells = line.split("\\|", -1);
    List<Outcome> outcomes = new ArrayList<>();
    for (int column = 0; column < BROKERS.size() && column + 2 < cells.length; ++column) {
      String cell = cells[column + 2].strip();
      if (cell.equals("passed")) {
        outcomes.add(new Outcome(BROKERS.get(column), row, ""));
      } else if (cell.startsWith(DIFFERS)) {
        int note = Integer.parseInt(cell.substring(DIFFERS.length()));
        outcomes.add(new Outcome(BROKERS.get(column), row, notes.get(note - 1)));
      }
    }
    return outcomes;
  }

  private static String page() {
    try {
      return Files.readString(FILE);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String between(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new AssertionError(FILE + " lacks the two markers of the table");
    }
    return page.substring(begin + BEGIN.length(), end);
  }
}
