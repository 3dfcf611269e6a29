package s7mqtt.bench.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import s7mqtt.bench.process.Loopback;

/**
 * RabbitMQ of Debian with its MQTT plug-in, as a node of its own. The port mapper of Erlang, epmd, is one of its own too:
 * that of the system, if there is one, does not hear of it.
 */
public final class RabbitMq extends Installation {
  /** Erlang's schedulers would go round on the cores while they have nothing to do. */
  private static final String NO_BUSY_WAIT = "+sbwt none +sbwtdcpu none +sbwtdio none";

  private static final Duration TIME_TO_START = Duration.ofSeconds(60);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

  private final int epmdPort = Loopback.freePort();
  private final int nodePort = Loopback.freePort();

  public RabbitMq() {
    super("RabbitMQ", "rabbitmq", "mnesia", TIME_TO_START, TIME_TO_STOP);
    Map<String, Object> values =
        Map.of(
            "address", Loopback.ADDRESS,
            "mqttPort", mqttPort(),
            "user", Login.BENCH.user(),
            "password", Login.BENCH.password());
    folder().lay("rabbitmq/rabbitmq.conf", "rabbitmq.conf", values);
    folder().lay("rabbitmq/enabled_plugins", "enabled_plugins", values);
  }

  /** Debian's /usr/sbin/rabbitmq-server would become the user rabbitmq, who may not write here. */
  @Override
  public List<String> command() {
    return List.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  }

  @Override
  public List<String> companion() {
    return List.of("epmd", "-address", Loopback.ADDRESS, "-port", Integer.toString(epmdPort));
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder().path().toString());   // the cookie of Erlang
    environment.put("RABBITMQ_NODENAME", "bench@localhost");
    environment.put("RABBITMQ_CONF_ENV_FILE", folder().path().resolve("rabbitmq-env.conf").toString());
    environment.put("RABBITMQ_CONFIG_FILE", folder().path().resolve("rabbitmq").toString());
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder().path().resolve("enabled_plugins").toString());
    environment.put("RABBITMQ_MNESIA_BASE", data().toString());
    environment.put("RABBITMQ_LOG_BASE", folder().path().resolve("logs").toString());
    environment.put("RABBITMQ_LOGS", "-");
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(nodePort));
    environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
    environment.put("ERL_EPMD_ADDRESS", Loopback.ADDRESS);
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
        "-start_epmd false -kernel inet_dist_use_interface {127,0,0,1} " + NO_BUSY_WAIT);
    return environment;
  }
}
