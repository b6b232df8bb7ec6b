package io.stepwell.functions.remotewrite;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever reads the log what goes wrong, of each matter once a while and not each time. Safe
 * for use by many threads.
 */
final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger("io.stepwell.remotewrite");
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST = 1_000;

  private final Map<String, Long> told = new HashMap<>();

  /**
   * Tells a sentence, unless something was told of the same matter just before.
   *
   * @param sentence without anything secret
   */
  synchronized void tell(String matter, String sentence) {
    long now = System.nanoTime();
    told.values().removeIf(time -> now - time > PAUSE_NANOS);
    if (told.size() < MOST && told.putIfAbsent(matter, now) == null) {
      LOG.warn("{}", sentence);
    }
  }
}
