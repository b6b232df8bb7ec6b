package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.k6test.K6Test;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every script in the test language, through lake, engine and HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpCorpusTest {

  private static final Path SCRIPTS = Path.of("../metrics/src/test/resources/k6test");

  private final TestHome home = TestHome.create();
  private final TestServer server = TestServer.start(home);
  private final HttpDriver driver = new HttpDriver(home, server);
  private final List<K6Test> scripts = read();

  private static List<K6Test> read() {
    try {
      return K6Test.readAll(SCRIPTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  void load() {
    assertThat(scripts).isNotEmpty();
    driver.load(scripts.stream().flatMap(script -> script.samples().stream()).toList());
  }

  @AfterAll
  void stop() {
    server.close();
    home.close();
  }

  @TestFactory
  Stream<DynamicContainer> scripts() {
    return scripts.stream().map(this::container);
  }

  private DynamicContainer container(K6Test script) {
    return DynamicContainer.dynamicContainer(
        script.name(),
        script.checks().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.place() + " " + check.question(), () -> check.run(driver))));
  }
}
