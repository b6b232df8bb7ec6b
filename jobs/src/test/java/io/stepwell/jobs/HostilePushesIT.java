package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.push.PushFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pushes that mean no good, or make no sense, to an {@code up}: none is taken, nothing of them is
 * stored, and neither the server nor the live job minds.
 */
@ExtendWith(SharedUp.class)
@Timeout(240)
class HostilePushesIT {

  private static final Pattern FLINK = Pattern.compile("Flink is at (\\S+),");
  private static final RecordedPushes GOOD = RecordedPushes.of("v2.2.0-run");
  private static final int WINDOW = 3;

  private final UpProcess up;
  private final UpRuns runs;
  private final LoadGenerator generator;

  HostilePushesIT(UpProcess up) {
    this.up = up;
    this.runs = new UpRuns(up);
    this.generator = new LoadGenerator(up);
  }

  @Test
  void nothingOfThemIsStoredAndNobodyIsHarmed() throws Exception {
    long run = generator.create("hostile");
    for (HostilePush hostile : HostilePush.all(GOOD.bodies(run).get(0))) {
      HttpRequest.Builder request =
          generator.request(run, hostile.format(), hostile.body().array());
      hostile.headers().forEach(request::setHeader);
      assertRefused(hostile.what(), up.send(request), hostile.status());
    }
    byte[] good = GOOD.bodies(run).get(0);
    assertRefused("another run's body", push(run, GOOD.bodies(run + 1_000_000).get(0)), 400);
    assertRefused("no run", push(run + 1_000_000, good), 404);
    String foreign =
        generator.askForRun("foreign", "{}").at("/runtime_config/test_run_token").asText();
    assertRefused(
        "another run's token",
        up.send(
            generator
                .request(run, PushFormat.V2_PROTOBUF, good)
                .setHeader("Authorization", "Bearer " + foreign)),
        401);
    assertThat(runs.v5(run).path("run_status").asInt()).as("still created").isEqualTo(-2);

    for (byte[] body : GOOD.bodies(run)) {
      generator.push(run, PushFormat.V2_PROTOBUF, body);
    }
    generator.finish(run);
    try (FilledHome home = new FilledHome(up.home())) {
      LiveAgreement.with(RawRun.read(GOOD.json())).windows(WINDOW).await(home, run);
    }
    assertJobUnharmed();
  }

  private HttpResponse<String> push(long run, byte[] body) throws Exception {
    return up.send(generator.request(run, PushFormat.V2_PROTOBUF, body));
  }

  private static void assertRefused(String what, HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as("%s: %s", what, response.body()).isEqualTo(status);
    assertThat(response.body()).as(what).contains("\"message\"").doesNotContain("Exception");
  }

  /** It has never been started again, and has found nothing that it cannot read. */
  private void assertJobUnharmed() throws Exception {
    Matcher flink = FLINK.matcher(up.said());
    assertThat(flink.find()).isTrue();
    String jobs = flink.group(1) + "/jobs/";
    JsonNode job = flink(jobs + flink(jobs).at("/jobs/0/id").asText());
    assertThat(job.path("state").asText()).isEqualTo("RUNNING");
    assertThat(job.at("/timestamps/RESTARTING").asLong(1)).isZero();
    Path letters = up.home().resolve("dead-letters");
    if (Files.exists(letters)) {
      assertThat(letters).isEmptyDirectory();
    }
  }

  private static JsonNode flink(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
