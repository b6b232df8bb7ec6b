package io.stepwell.server;

import io.stepwell.server.api.Limits;
import io.stepwell.server.http.Intake;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a server is to be.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param site where clients reach it, as {@code https://stepwell.example}, if not as they call it
 *     themselves
 * @param origins of the sites whose pages may read answers in a browser; {@code *} for all
 * @param accessLog where to write a line for every request, if anywhere
 * @param load how much is taken on at once
 * @param limits how much one question may ask for
 * @param exports the directory of exported files, which is made when there are some
 */
public record ServerSettings(
    String host,
    int port,
    Optional<String> site,
    Set<String> origins,
    Optional<OutputStream> accessLog,
    Load load,
    Limits limits,
    Path exports) {

  /** Where it listens unless told otherwise. */
  public static final String USUAL_HOST = "127.0.0.1";

  public static final int USUAL_PORT = 6565;

  public ServerSettings {
    origins = Set.copyOf(origins);
  }

  /** Whether it listens for this machine alone. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * How much a server takes on at once.
   *
   * @param workers how many requests are worked on at a time
   * @param waiting how many more may wait for that
   * @param timePerRequest how long one may wait and be worked on, together
   * @param intake how long request lines and bodies may be
   */
  public record Load(int workers, int waiting, Duration timePerRequest, Intake intake) {

    private static final int LEAST_WORKERS = 4;

    /** What suits this machine. */
    public static Load usual() {
      int processors = Runtime.getRuntime().availableProcessors();
      return new Load(
          Math.max(LEAST_WORKERS, processors), 256, Duration.ofSeconds(30), Intake.USUAL);
    }
  }
}
