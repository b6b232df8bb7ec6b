package io.stepwell.query.k6test;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every script against the engine alone. */
class CorpusTest {

  private static final Path SCRIPTS = Path.of("src/test/resources/k6test");

  @TestFactory
  Stream<DynamicContainer> scripts() throws IOException {
    return K6Test.readAll(SCRIPTS).stream().map(CorpusTest::container);
  }

  private static DynamicContainer container(K6Test script) {
    MemoryDriver driver = new MemoryDriver();
    driver.load(script.samples());
    return DynamicContainer.dynamicContainer(
        script.name(),
        script.checks().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.place() + " " + check.question(), () -> check.run(driver))));
  }

  /** So that a driver for which loading is slow may load all scripts at once. */
  @Test
  void noTwoScriptsShareARun() throws IOException {
    Map<Long, String> scripts = new HashMap<>();
    for (K6Test script : K6Test.readAll(SCRIPTS)) {
      List<Long> runs = script.samples().stream().map(Sample::run).distinct().toList();
      for (long run : runs) {
        assertThat(scripts.put(run, script.name())).as("another script with run %d", run).isNull();
      }
    }
  }
}
