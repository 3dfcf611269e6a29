package s7mqtt.bench.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import s7mqtt.bench.process.ChildProcess;

/**
 * A disk that a broker has for itself, in memory: mounted in a namespace of the broker's own, so it takes no rights of an
 * administrator, nobody else sees it, and it goes with the broker.
 */
public final class SmallDisk {
  private static final int BLOCK_BYTES = 4096;

  private final Path filler;

  SmallDisk(ChildProcess broker, Path data) {
    filler = Path.of("/proc", Long.toString(broker.pid()), "root").resolve(data.toString().substring(1)).resolve("filler");
  }

  /** The command that mounts the disk over the folder {@code data} and becomes {@code broker}. */
  static List<String> command(Path data, int megabytes, List<String> broker) {
    String mount = "mount -t tmpfs -o size=" + megabytes + "m tmpfs \"$0\" && exec \"$@\"";
    List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount"));
    command.addAll(List.of("sh", "-c", mount, data.toString()));
    command.addAll(broker);
    return command;
  }

  /** Takes all room that is left. */
  public void fill() {
    byte[] block = new byte[BLOCK_BYTES];
    try (OutputStream stream = Files.newOutputStream(filler)) {
      while (true) {
        stream.write(block);
      }
    } catch (IOException full) {
      if (!Files.exists(filler)) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Gives the room back. */
  public void free() {
    try {
      Files.delete(filler);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
