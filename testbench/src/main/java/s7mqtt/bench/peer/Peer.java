package s7mqtt.bench.peer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import s7mqtt.bench.broker.Login;
import s7mqtt.bench.process.Await;
import s7mqtt.bench.process.Loopback;

/** The other side of the PLC: an Eclipse Paho client, MQTT 3.1.1. It keeps what it receives in order of arrival. */
public final class Peer implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MqttClient client;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  private Peer(MqttClient client) {
    this.client = client;
  }

  /** A client with a clean session. */
  public static Peer connect(int port, String clientId) {
    return connect(port, clientId, true);
  }

  /** @param cleanSession FALSE: the broker keeps subscriptions and messages while this client is away, and it comes back */
  public static Peer connect(int port, String clientId, boolean cleanSession) {
    try {
      MqttClient client =
          new MqttClient("tcp://" + Loopback.ADDRESS + ":" + port, clientId, new MemoryPersistence());
      client.setTimeToWait(PATIENCE.toMillis());
      Peer peer = new Peer(client);
      client.setCallback(peer.new Inbox());
      MqttConnectOptions options = new MqttConnectOptions();
      options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
      options.setCleanSession(cleanSession);
      options.setAutomaticReconnect(!cleanSession);
      options.setUserName(Login.BENCH.user());
      options.setPassword(Login.BENCH.password().toCharArray());
      options.setMaxInflight(100);
      client.connect(options);
      return peer;
    } catch (MqttException fault) {
      throw new AssertionError("Paho cannot connect to port " + port, fault);
    }
  }

  /** @return the QoS that was granted */
  public int subscribe(String filter, int qos) {
    try {
      return client.subscribeWithResponse(filter, qos).getGrantedQos()[0];
    } catch (MqttException fault) {
      throw new AssertionError("Paho cannot subscribe to " + filter, fault);
    }
  }

  /** Returns when the message has been acknowledged, as its QoS has it. */
  public void publish(String topic, byte[] payload, int qos, boolean retained) {
    try {
      client.publish(topic, payload, qos, retained);
    } catch (MqttException fault) {
      throw new AssertionError("Paho cannot publish on " + topic, fault);
    }
  }

  public void publish(String topic, String text, int qos) {
    publish(topic, text.getBytes(StandardCharsets.UTF_8), qos, false);
  }

  /** Takes a message back that the broker has kept on this topic. */
  public void clearRetained(String topic) {
    publish(topic, new byte[0], 1, true);
  }

  /** What has come so far on this topic. */
  public List<Received> received(String topic) {
    return received.stream().filter(message -> message.topic().equals(topic)).toList();
  }

  public List<String> texts(String topic) {
    return received(topic).stream().map(Received::text).toList();
  }

  /** Waits for so many messages on a topic, and answers all that are there by then. */
  public List<Received> await(String topic, int count) {
    Await.until(
        PATIENCE,
        () -> received(topic).size() >= count,
        () -> received(topic).size() + " of " + count + " messages on " + topic + "; Paho has " + received);
    return received(topic);
  }

  /** Waits until a message with this text has come on a topic. */
  public void awaitText(String topic, String text) {
    Await.until(
        PATIENCE,
        () -> texts(topic).contains(text),
        () -> "'" + text + "' does not come on " + topic + "; Paho has " + received);
  }

  /** Leaves the broker in order. */
  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnect(1000);
      }
      client.close(true);
    } catch (MqttException gone) {
      // The broker was stopped before: there is nobody to take leave of.
      assert !client.isConnected() : gone;
    }
  }

  private final class Inbox implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      received.add(new Received(topic, message.getPayload(), message.getQos(), message.isRetained()));
    }

    @Override
    public void connectionLost(Throwable cause) {
      // Tests that stop the broker connect anew; in the others the message that is missing tells it.
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // publish() has waited for it.
    }
  }
}
