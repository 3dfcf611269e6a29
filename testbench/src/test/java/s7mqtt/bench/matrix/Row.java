package s7mqtt.bench.matrix;

/** The rows of the table in docs/brokers.md, in their order. */
public enum Row {
  CONNECT_31("connects by MQTT 3.1"),
  CONNECT_311("connects by MQTT 3.1.1"),
  QOS_0_TO_PLC("QoS 0, Java to PLC"),
  QOS_1_TO_PLC("QoS 1, Java to PLC"),
  QOS_2_TO_PLC("QoS 2, Java to PLC"),
  QOS_0_TO_JAVA("QoS 0, PLC to Java"),
  QOS_1_TO_JAVA("QoS 1, PLC to Java"),
  QOS_2_TO_JAVA("QoS 2, PLC to Java"),
  RETAINED_TO_PLC("retained, Java to PLC"),
  RETAINED_TO_JAVA("retained, PLC to Java"),
  RETAINED_TO_WILDCARD("retained, PLC to a wildcard of Java"),
  WILL("will of a PLC that is cut off"),
  WILDCARDS_OF_PLC("wildcards of the PLC"),
  WILDCARDS_OF_JAVA("wildcards of Java"),
  LARGE("1 MB there and back"),
  SESSION_PRESENT("CONNACK tells of the kept session"),
  STATION_RESTART("session over a restart of the PLC"),
  BROKER_RESTART_TO_PLC("session of the PLC over a restart of the broker"),
  BROKER_RESTART_TO_JAVA("session of Java over a restart of the broker"),
  EVENTS("events of the pump station"),
  MONITOR("events, by s7mqtt monitor"),
  COMMANDS("commands to the pump station"),
  COMMAND_PROGRAM("a command, by s7mqtt command"),
  JMS_TEXT_TO_PLC("JMS text message to PLC"),
  JMS_BYTES_TO_PLC("JMS bytes message to PLC"),
  PLC_TO_JMS("PLC to JMS"),
  WRONG_PASSWORD("wrong password"),
  UNKNOWN_USER("unknown user"),
  NOBODY_LISTENS("nobody listens, then the broker comes"),
  UNREADABLE("messages that the PLC cannot read"),
  BROKER_KILLED("broker killed"),
  DISK_FULL("no room on the broker's disk");

  private final String title;

  Row(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Only brokers that speak JMS have this row. */
  public boolean ofJms() {
    return this == JMS_TEXT_TO_PLC || this == JMS_BYTES_TO_PLC || this == PLC_TO_JMS;
  }
}
