package io.stepwell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process takes of the machine.
 *
 * @param residentBytes the memory that it has now; 0 where the system does not tell, as only Linux
 *     does
 * @param peakBytes the most that it ever had, likewise
 * @param processor the time of all processors until now
 */
record ProcessFigures(long residentBytes, long peakBytes, Duration processor) {

  private static final int BYTES_PER_KB = 1024;

  static ProcessFigures of(ProcessHandle process) {
    List<String> status = status(process.pid());
    return new ProcessFigures(
        bytes(status, "VmRSS:"),
        bytes(status, "VmHWM:"),
        process.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private static List<String> status(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long bytes(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
        .findFirst()
        .orElse(0);
  }

  double processorSeconds() {
    return processor.toMillis() / 1e3;
  }
}
