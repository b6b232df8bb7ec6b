package io.stepwell.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.query.Question;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;

/** The files in {@code deploy} can be read, and what they name is there. */
class DeployTest {

  private static final String S3_OPTIONS = "org.apache.flink.fs.s3native.NativeS3FileSystemFactory";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:\\?[^}]*)?}");
  private static final Pattern ASKED =
      Pattern.compile(".*_k6\\(metric='([^']+)',query='([^']+)'\\)");

  @Test
  void everyFileIsWellFormed() throws IOException {
    assertThat(DeployFiles.named(".yaml")).hasSizeGreaterThan(5);
    for (String name : DeployFiles.named(".yaml")) {
      assertThat(DeployFiles.yaml(name)).as(name).isNotEmpty().allMatch(JsonNode::isObject);
    }
    for (String name : DeployFiles.named(".json")) {
      assertThat(DeployFiles.json(name).isObject()).as(name).isTrue();
    }
  }

  @Test
  void versionsAreThoseOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    String flink = version(pom, "flink.version");
    String stepwell = version(pom, "version");
    String docker = DeployFiles.text("Dockerfile");
    assertThat(docker).contains("FROM flink:" + flink + "-", "flink-s3-fs-native-" + flink);
    Set<String> images = new TreeSet<>();
    DeployFiles.services().forEach(service -> images.add(service.path("image").asText()));
    assertThat(images)
        .contains(
            "apache/kafka:" + version(pom, "kafka.version"),
            "stepwell:" + stepwell,
            "stepwell-flink:" + stepwell);
    for (JsonNode job : DeployFiles.objects("FlinkDeployment")) {
      assertThat(job.at("/spec/image").asText()).isEqualTo("stepwell-flink:" + stepwell);
    }
    for (JsonNode server : DeployFiles.objects("Deployment")) {
      assertThat(server.at("/spec/template/spec/containers/0/image").asText())
          .isEqualTo("stepwell:" + stepwell);
    }
  }

  private static String version(String pom, String property) {
    String begin = "<" + property + ">";
    int from = pom.indexOf(begin, pom.indexOf("<artifactId>stepwell</artifactId>"));
    return pom.substring(from + begin.length(), pom.indexOf("</", from));
  }

  @Test
  void flinkKnowsWhatItIsConfiguredWith() throws Exception {
    Set<String> known = new HashSet<>();
    for (Class<?> options :
        List.of(
            CheckpointingOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            StateRecoveryOptions.class,
            TaskManagerOptions.class,
            Class.forName(S3_OPTIONS))) {
      for (Field field : options.getFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.get(null) instanceof ConfigOption<?> o) {
          known.add(o.key());
        }
      }
    }
    Set<String> used = new TreeSet<>();
    DeployFiles.services()
        .at("/taskmanager/environment/FLINK_PROPERTIES")
        .asText()
        .lines()
        .map(line -> line.replaceFirst("^\\$\\{\\w+:\\+", ""))
        .forEach(line -> used.add(line.substring(0, line.indexOf(':'))));
    for (JsonNode job : DeployFiles.objects("FlinkDeployment")) {
      job.at("/spec/flinkConfiguration").fieldNames().forEachRemaining(used::add);
    }
    assertThat(used)
        .contains("s3.endpoint", "high-availability.zookeeper.quorum")
        .isSubsetOf(known);
  }

  @Test
  void theExampleTellsEverySecretOfTheComposeFile() throws IOException {
    Set<String> wanted = new TreeSet<>();
    VARIABLE
        .matcher(DeployFiles.text("compose.yaml"))
        .results()
        .map(found -> found.group(1))
        .forEach(wanted::add);
    List<String> told =
        DeployFiles.text("example.env")
            .lines()
            .filter(line -> line.matches("\\w+=.+"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void theDashboardAsksWhatTheApiUnderstands() throws IOException {
    JsonNode dashboard = DeployFiles.json("grafana/dashboards/run.json");
    JsonNode source =
        DeployFiles.yaml("grafana/provisioning/datasources/stepwell.yaml")
            .get(0)
            .at("/datasources/0");
    List<String> urls =
        dashboard.findValues("url").stream()
            .map(JsonNode::asText)
            .filter(url -> url.startsWith("http"))
            .toList();
    assertThat(urls)
        .allMatch(url -> url.startsWith(source.at("/jsonData/allowedHosts/0").asText() + "/"));
    List<MatchResult> asked = urls.stream().flatMap(url -> ASKED.matcher(url).results()).toList();
    assertThat(asked).hasSizeGreaterThan(5);
    for (MatchResult one : asked) {
      assertThatCode(() -> Question.of(one.group(1), one.group(2))).doesNotThrowAnyException();
    }
    assertThat(dashboard.findValues("datasource"))
        .allMatch(panel -> panel.path("uid").equals(source.path("uid")));
  }
}
