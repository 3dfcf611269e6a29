package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BrokersPageTest {
  private static final List<Outcome> SOME =
      List.of(
          new Outcome("mosquitto", Row.WILL, ""),
          new Outcome("Moquette", Row.WILL, "It differs."),
          new Outcome("RabbitMQ", Row.LARGE, "It differs, too."),
          new Outcome("Artemis", Row.PLC_TO_JMS, ""));

  @Test
  void whatIsWrittenIsReadAgain() {
    BrokersPage page = BrokersPage.parse(new BrokersPage(SOME).text());
    assertEquals(SOME.size(), page.outcomes().size());
    SOME.forEach(seen -> assertEquals(Optional.of(seen), page.outcome(seen.broker(), seen.row())));
  }

  @Test
  void newerOutcomesTakeThePlaceOfOlderOnes() {
    Outcome newer = new Outcome("Moquette", Row.WILL, "");
    BrokersPage page = new BrokersPage(SOME).with(List.of(newer));
    assertEquals(SOME.size(), page.outcomes().size());
    assertEquals(Optional.of(newer), page.outcome("Moquette", Row.WILL));
  }

  /** Each cell says what was seen: none is left open, and the table is as it is written. */
  @Test
  void thePageIsWhole() {
    BrokersPage page = BrokersPage.read();
    for (Row row : Row.values()) {
      for (String broker : BrokersPage.BROKERS) {
        boolean wanted = !row.ofJms() || BrokersPage.WITH_JMS.contains(broker);
        assertTrue(
            BrokersPage.WRITE || page.outcome(broker, row).isPresent() == wanted, broker + ": " + row.title());
      }
    }
    assertTrue(BrokersPage.WRITE || BrokersPage.table().equals(page.text()), "docs/brokers.md was changed by hand");
  }
}
