package io.stepwell.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a main class of this build as a process of its own. */
public final class JavaProcess {

  private JavaProcess() {}

  /** What Flink reads by reflection, as the launcher gives it. */
  private static final List<String> OPENED =
      List.of("lang", "util", "util.concurrent", "time", "net", "nio");

  public static ProcessBuilder of(Class<?> main, Path temporaryDirectory, String... arguments) {
    return of(main.getName(), temporaryDirectory, List.of("-Xmx512m"), arguments);
  }

  /** A process that runs a Flink cluster which stays. */
  public static ProcessBuilder withFlink(
      String main, Path temporaryDirectory, String... arguments) {
    List<String> options = new ArrayList<>(List.of("-Xmx1g"));
    OPENED.forEach(name -> options.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    return of(main, temporaryDirectory, options, arguments);
  }

  private static ProcessBuilder of(
      String main, Path temporaryDirectory, List<String> options, String... arguments) {
    return on(ClusterClassPath.all(), main, temporaryDirectory, options, arguments);
  }

  /** A process of whatever is on a class path. */
  public static ProcessBuilder on(
      String classPath,
      String main,
      Path temporaryDirectory,
      List<String> options,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + temporaryDirectory);
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
