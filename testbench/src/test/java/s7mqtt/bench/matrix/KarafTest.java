package s7mqtt.bench.matrix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import s7mqtt.bench.broker.Broker;
import s7mqtt.bench.broker.Karaf;

final class KarafTest extends BrokerTest implements JmsRows {
  private static final String NO_SESSION_PRESENT =
      "ActiveMQ 5.18 never sets the flag 'session present' of CONNACK, though it keeps the session.";

  private static final String LOST_ON_FULL_DISK =
      "ActiveMQ 5.18 acknowledges messages of QoS 1 for which there is no room on its disk, and loses them: its handler of"
          + " faults of the store passes over this one, ignoreNoSpaceErrors.";

  KarafTest() {
    super(new Broker(new Karaf()));
  }

  @Override
  public String refusedLogin() {
    return "16#8305";
  }

  @Override
  public String fullDiskStatus() {
    return CONNECTED;
  }

  @Override
  @Cell(Row.DISK_FULL)
  @Differs(LOST_ON_FULL_DISK)
  public void diskFull() {
    List<Long> arrived = blocksOverFullDisk();
    long first = arrived.get(0);
    long last = arrived.get(arrived.size() - 1);
    assertTrue(arrived.size() < last - first + 1, arrived::toString);
  }

  /** The session is there all the same: the rows below it pass. */
  @Override
  @Cell(Row.SESSION_PRESENT)
  @Differs(NO_SESSION_PRESENT)
  public void sessionPresent() {
    showSession("FALSE");
  }
}
