package io.stepwell.schemas.catalog;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * The process that writes a generation.
 *
 * @param host the machine's name
 * @param pid the process's id there
 * @param started when it started, as process ids come again
 */
public record Owner(String host, long pid, Instant started) {

  /** This very process. */
  public static Owner current() {
    ProcessHandle process = ProcessHandle.current();
    return new Owner(hostName(), process.pid(), startOf(process));
  }

  /** Whether the process still runs; one on another machine is taken to run. */
  public boolean isAlive() {
    return !host.equals(hostName())
        || ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> startOf(process).equals(started))
            .isPresent();
  }

  private static Instant startOf(ProcessHandle process) {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    return Instant.ofEpochMilli(start.toEpochMilli());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
