package io.stepwell.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.k6test.K6Test;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Answers byte by byte. The first line of a file is what is asked for, the second the status code,
 * and the rest the body; {@code -Dgolden.write} writes all but the first line anew. Times of this
 * very test run are left out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String THRESHOLDS =
      """
      {"http_req_duration":["p(95)<500","max<1000"],"http_req_duration{status:500}":["avg<5"],\
      "checks":[{"threshold":"rate>=0.8","abortOnFail":true}],"nothing":["count<1"]}\
      """;

  private final TestHome home = TestHome.create();
  private final TestServer server = TestServer.start(home);

  @BeforeAll
  void fill() throws IOException {
    home.nextLoadTest(7);
    home.write(
        1, "golden \"test\"", THRESHOLDS, K6Test.read(FOLDER.resolve("data.k6test")).samples());
    home.claim(1, "golden \"test\"", 74);
    home.write(1, "other", "load run 75 start 2023-05-27T00:00:00Z\n  counter c 1");
  }

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  @TestFactory
  Stream<DynamicTest> answers() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> goldens =
          files.filter(file -> file.toString().endsWith(".http")).sorted().toList();
      assertThat(goldens).isNotEmpty();
      return goldens.stream()
          .map(
              golden ->
                  DynamicTest.dynamicTest(golden.getFileName().toString(), () -> check(golden)));
    }
  }

  private void check(Path golden) throws IOException {
    String wanted = Files.readString(golden);
    String target = wanted.substring(0, wanted.indexOf('\n'));
    RawResponse response = server.get(target.replace(" ", "%20"));
    String came = target + "\n" + response.status() + "\n" + timeless(response.text());
    if (System.getProperty("golden.write") != null) {
      Files.write(golden, came.getBytes(UTF_8));
    }
    assertThat(came).isEqualTo(wanted);
  }

  /** The data is of the year 2023; what is of a later one is of now. */
  private static String timeless(String body) {
    return body.replaceAll("\"20(2[4-9]|[3-9]\\d)-[^\"]*\"", "\"now\"");
  }
}
