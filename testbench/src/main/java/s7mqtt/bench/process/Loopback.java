package s7mqtt.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** TCP ports of this computer's loopback address, the only one the bench uses. */
public final class Loopback {
  public static final String ADDRESS = "127.0.0.1";

  private Loopback() {}

  /** A port on which nobody listens now. It is not reserved: let the one that needs it take it soon. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(ADDRESS, port), 500);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
