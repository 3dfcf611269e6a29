package s7mqtt.bench.broker;

import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.util.Properties;

/** Moquette as a program: so that it can be killed, as the others can. */
public final class MoquetteServer {
  private MoquetteServer() {}

  /** @param arguments address, port, folder of its data, file of passwords */
  public static void main(String[] arguments) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("host", arguments[0]);
    properties.setProperty("port", arguments[1]);
    properties.setProperty("data_path", arguments[2]);
    properties.setProperty("persistence_enabled", "true");
    properties.setProperty("autosave_interval", "1");   // seconds
    properties.setProperty("persistent_queue_type", "h2");
    properties.setProperty("password_file", arguments[3]);
    properties.setProperty("allow_anonymous", "false");
    properties.setProperty("telemetry_enabled", "false");
    properties.setProperty("netty.mqtt.message_size", Integer.toString(2 << 20));

    Server server = new Server();
    server.startServer(new MemoryConfig(properties));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stopServer));
  }
}
