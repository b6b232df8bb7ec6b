package io.stepwell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What processes of a cluster are started from: parts of this build's class path, as large as what
 * is installed on a real one, so that nothing is found there by accident.
 */
public final class ClusterClassPath {

  /** What is in the lib folder of Flink's distribution, or in a jar there. */
  private static final Pattern FLINK =
      Pattern.compile(
          "flink-(?!connector-kafka|s3-fs|test-utils).*|frocksdbjni-.*|kryo-.*|minlog-.*|objenesis-.*"
              + "|reflectasm-.*|commons-(cli|collections|compress|io|lang3|math3|text)-.*"
              + "|snakeyaml-engine-.*|lz4-java-.*|snappy-java-.*|RoaringBitmap-.*|hash4j-.*"
              + "|async-profiler-.*|jsr305-.*|slf4j-api-.*|log4j-.*|javassist-.*");

  private static final Pattern S3 = Pattern.compile("flink-s3-fs-native-.*");

  private static final Pattern SCALA = Pattern.compile("(scala-|kafka).*");

  private ClusterClassPath() {}

  /** Flink as it comes. */
  public static String flink() {
    return joined(entry -> isNamed(entry, FLINK) && !entry.endsWith("tests.jar"));
  }

  /** The plugin by which Flink reaches object stores; one jar holds all of it. */
  static Path s3() {
    return Path.of(joined(entry -> isNamed(entry, S3)));
  }

  /** Kafka, whose Scala comes before the older one that Flink brings. */
  static String kafka() {
    return joined(entry -> isNamed(entry, SCALA)) + File.pathSeparator + all();
  }

  /** Everything, as for the command line. */
  public static String all() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** The jar that is submitted. */
  public static Path jobJar() {
    Path jar = Path.of("target", "stepwell-jobs.jar").toAbsolutePath();
    assertThat(Files.exists(jar)).as("%s, which the build makes before these tests", jar).isTrue();
    return jar;
  }

  private static String joined(Predicate<String> wanted) {
    List<String> entries = Stream.of(all().split(File.pathSeparator)).filter(wanted).toList();
    assertThat(entries).isNotEmpty();
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isNamed(String entry, Pattern name) {
    return name.matcher(Path.of(entry).getFileName().toString()).matches();
  }
}
