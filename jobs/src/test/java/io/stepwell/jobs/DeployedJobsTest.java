package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.docs.DeployFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs take the arguments that the files in {@code deploy} submit them with. */
class DeployedJobsTest {

  /** What the environment tells there. */
  private static final List<String> LAKE = List.of("--lake", "s3://stepwell/lake");

  private static final List<String> CATALOG = List.of("--catalog", "jdbc:postgresql://db/stepwell");

  @Test
  void onKubernetes() throws IOException {
    List<JsonNode> jobs = DeployFiles.objects("FlinkDeployment");
    assertThat(jobs).hasSize(4);
    for (JsonNode job : jobs) {
      JsonNode spec = job.at("/spec/job");
      check(spec.path("entryClass").asText(), DeployFiles.words(spec.path("args")));
    }
  }

  @Test
  void inCompose() throws IOException {
    List<String> words = DeployFiles.words(DeployFiles.services().at("/jobmanager/command"));
    assertThat(words.subList(0, 2)).containsExactly("standalone-job", "--job-classname");
    check(words.get(2), words.subList(3, words.size()));
  }

  private static void check(String job, List<String> words) {
    List<String> arguments = new ArrayList<>(CATALOG);
    if (!job.equals(RemoteWriteJob.class.getName())) {
      arguments.addAll(LAKE);
    }
    arguments.addAll(words);
    String[] given = arguments.toArray(new String[0]);
    if (job.equals(LiveJob.class.getName())) {
      LiveOptions options = new LiveOptions();
      assertThat(JobArguments.read(options, options::check, given)).isTrue();
    } else if (job.equals(BackfillJob.class.getName())) {
      BackfillJobOptions options = new BackfillJobOptions();
      assertThat(JobArguments.read(options, options::check, given)).isTrue();
    } else if (job.equals(RemoteWriteJob.class.getName())) {
      RemoteWriteJobOptions options = new RemoteWriteJobOptions();
      assertThat(JobArguments.read(options, options::check, given)).isTrue();
    } else {
      assertThat(job).isEqualTo(CompactJob.class.getName());
      CompactOptions options = new CompactOptions();
      assertThat(JobArguments.read(options, options::check, given)).isTrue();
    }
  }
}
