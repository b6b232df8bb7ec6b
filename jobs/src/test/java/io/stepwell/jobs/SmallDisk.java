package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few kilobytes, which only root may mount. */
public record SmallDisk(Path directory) implements AutoCloseable {

  public static SmallDisk mount(Path directory, String size)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    boolean root = "root".equals(System.getProperty("user.name"));
    boolean mounted =
        root && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", directory.toString());
    if (!mounted && !(root && "true".equals(System.getenv("CI")))) {
      System.out.println("skipped, as a small file system can be mounted only by root");
      assumeTrue(false, "no small file system can be mounted");
    }
    assertThat(mounted).as("a file system mounted by root").isTrue();
    return new SmallDisk(directory);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    assertThat(run("umount", directory.toString())).isTrue();
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
