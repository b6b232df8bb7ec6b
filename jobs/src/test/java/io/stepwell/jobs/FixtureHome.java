package io.stepwell.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a home that holds every fixture, and {@link LongRun}, as a run of its own, backfilled
 * once for all test classes. They may only ask it.
 */
final class FixtureHome implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FilledHome.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(FixtureHome.class))
        .getOrComputeIfAbsent("home", key -> new Shared(), Shared.class)
        .home;
  }

  private static final class Shared implements AutoCloseable {
    private final Path directory;
    private final FilledHome home;

    Shared() {
      try {
        directory = Files.createTempDirectory("stepwell-fixtures-");
        home = new FilledHome(directory);
        for (Fixture fixture : Fixture.values()) {
          home.backfill(RequestBuilder.of(fixture.json()).run(fixture.run()));
        }
        home.backfill(RequestBuilder.of(LongRun.write(directory)).run(LongRun.RUN));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      home.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
