package io.stepwell.schemas.catalog;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who writes a generation: a process, or a job of a cluster that a process has submitted.
 *
 * @param host the machine's name
 * @param pid the process's id there
 * @param started when it started, as process ids come again
 * @param renewed when a job last said that it is still at it; nothing if a process writes itself
 */
public record Owner(String host, long pid, Instant started, Optional<Instant> renewed) {

  /** How long a job may be silent before it is taken to be gone. */
  public static final Duration PATIENCE = Duration.ofSeconds(90);

  /** This very process. */
  public static Owner current() {
    ProcessHandle process = ProcessHandle.current();
    return new Owner(hostName(), process.pid(), startOf(process), Optional.empty());
  }

  /** A job that this process submits, which says by {@link Catalog#renew} that it goes on. */
  public static Owner renewing() {
    Owner process = current();
    return new Owner(process.host, process.pid, process.started, Optional.of(Instant.now()));
  }

  /**
   * Whether it is still at it. A process on another machine is taken to run; a job, for a while
   * after it last said so.
   */
  public boolean isAlive() {
    return renewed.isPresent() ? renewed.get().plus(PATIENCE).isAfter(Instant.now()) : runs();
  }

  private boolean runs() {
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

  @Override
  public String toString() {
    return (renewed.isPresent() ? "a job that process %d on %s has submitted" : "process %d on %s")
        .formatted(pid, host);
  }
}
