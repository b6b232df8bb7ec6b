package io.stepwell.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@code stepwell up}, started once for all test classes. Each makes runs of its own
 * there, and nobody may stop it.
 */
public final class SharedUp implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == UpProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedUp.class))
        .getOrComputeIfAbsent("up", key -> new Shared(), Shared.class)
        .up;
  }

  private static final class Shared implements AutoCloseable {
    private final Path directory;
    private final UpProcess up;

    Shared() {
      try {
        directory = Files.createTempDirectory("stepwell-up-");
        up = UpProcess.start(directory.resolve("home"), "--port", "0", "--web-port", "0");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("up was not waited for", e);
      }
    }

    @Override
    public void close() throws IOException {
      up.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
