package io.stepwell.jobs;

import io.stepwell.metrics.Sample;
import io.stepwell.query.k6test.K6Test;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every script of the test language, by way of Flink and Parquet. */
class ScriptsThroughLakeTest {

  @TestFactory
  Stream<DynamicContainer> scripts(@TempDir Path lake) throws IOException, URISyntaxException {
    List<K6Test> scripts = K6Test.readAll(folder());
    LakeDriver driver = new LakeDriver(lake);
    List<Sample> samples = scripts.stream().flatMap(s -> s.samples().stream()).toList();
    driver.load(samples);
    return scripts.stream().map(script -> container(script, driver));
  }

  private static DynamicContainer container(K6Test script, LakeDriver driver) {
    return DynamicContainer.dynamicContainer(
        script.name(),
        script.checks().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.place() + " " + check.question(), () -> check.run(driver))));
  }

  private static Path folder() throws URISyntaxException {
    URL folder = ScriptsThroughLakeTest.class.getResource("/k6test");
    return Path.of(Objects.requireNonNull(folder).toURI());
  }
}
