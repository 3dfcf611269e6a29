package s7mqtt.bench.peer;

import java.time.Duration;
import javax.jms.BytesMessage;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;
import s7mqtt.bench.broker.Login;
import s7mqtt.bench.process.Loopback;

/**
 * A JMS client, that of ActiveMQ; Artemis speaks its protocol, OpenWire, too. The levels of a topic are parted by dots
 * here: {@code bench.will.in} is MQTT's {@code bench/will/in}.
 */
public final class JmsPeer implements AutoCloseable {
  private final Connection connection;
  private final Session session;

  public JmsPeer(int port) {
    try {
      ActiveMQConnectionFactory factory =
          new ActiveMQConnectionFactory("tcp://" + Loopback.ADDRESS + ":" + port);
      factory.setWatchTopicAdvisories(false);
      connection = factory.createConnection(Login.BENCH.user(), Login.BENCH.password());
      session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      connection.start();
    } catch (JMSException fault) {
      throw new AssertionError("JMS cannot connect to port " + port, fault);
    }
  }

  public void sendText(String mqttTopic, String text) throws JMSException {
    send(mqttTopic, session.createTextMessage(text));
  }

  public void sendBytes(String mqttTopic, byte[] bytes) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(bytes);
    send(mqttTopic, message);
  }

  private void send(String mqttTopic, Message message) throws JMSException {
    session.createProducer(session.createTopic(dotted(mqttTopic))).send(message);
  }

  public MessageConsumer consumer(String mqttTopic) throws JMSException {
    return session.createConsumer(session.createTopic(dotted(mqttTopic)));
  }

  /**
   * The next message, which must be a bytes message: as such comes what was published by MQTT.
   *
   * @throws AssertionError if it is another, or none comes
   */
  public static byte[] next(MessageConsumer consumer, Duration patience) throws JMSException {
    Message message = consumer.receive(patience.toMillis());
    if (message instanceof BytesMessage bytes) {
      byte[] payload = new byte[(int) bytes.getBodyLength()];
      bytes.readBytes(payload);
      return payload;
    }
    throw new AssertionError("JMS got " + message);
  }

  private static String dotted(String mqttTopic) {
    return mqttTopic.replace('/', '.');
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
