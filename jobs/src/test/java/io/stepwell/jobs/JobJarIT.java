package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.ClusterClassPath;
import io.stepwell.cluster.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that is submitted to a cluster. */
class JobJarIT {

  @Test
  void holdsTheJobsWithWhatFlinkLacksAndNothingElse() throws IOException {
    try (JarFile jar = new JarFile(ClusterClassPath.jobJar().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains("io/stepwell/jobs/LiveJob.class", "io/stepwell/metrics/Part.class")
          .noneMatch(name -> name.matches("io/stepwell/(server|cli|bench|local)/.*"))
          .noneMatch(name -> name.matches("org/apache/flink/(?!connector/kafka|streaming).*class"))
          .noneMatch(name -> name.matches("(kafka|scala|org/duckdb|io/vertx|org/slf4j)/.*class"));
      assertThat(text(jar, "META-INF/services/java.sql.Driver"))
          .contains("org.sqlite.JDBC", "org.postgresql.Driver");
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LiveJob", "BackfillJob", "CompactJob"})
  void everyJobSaysWhatItCanBeTold(String job, @TempDir Path directory) throws Exception {
    Process process =
        JavaProcess.on(
                ClusterClassPath.flink() + ":" + ClusterClassPath.jobJar(),
                "io.stepwell.jobs." + job,
                directory,
                List.of("-Xmx128m"),
                "--help")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("Usage: " + job, "--lake", "--help");
  }
}
