package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of Flink gives each job's classes a loader of its own, which goes with the job. */
class JobDriversTest {

  private static final long LOOK_MILLIS = 10;

  @Test
  @Timeout(30)
  void nothingHoldsOnToTheClassesOfAJobThatUsedACatalog(@TempDir Path directory) throws Exception {
    String url = "jdbc:sqlite:" + directory.resolve("catalog.db");
    SqlCatalog.open(url).close();

    WeakReference<ClassLoader> job = use(url);

    while (job.get() != null) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    assertThat(job.get()).isNull();
  }

  private static WeakReference<ClassLoader> use(String url) throws Exception {
    try (JobLoader loader = new JobLoader()) {
      Class<?> type = loader.loadClass(SqlCatalog.class.getName());
      assertThat(type).isNotSameAs(SqlCatalog.class);
      Object catalog = type.getMethod("open", String.class).invoke(null, url);
      type.getMethod("close").invoke(catalog);
      return new WeakReference<>(loader);
    }
  }

  /** Has what is in the job's jar for itself, and the rest from the process. */
  private static final class JobLoader extends URLClassLoader {

    private static final List<String> OWN = List.of("io.stepwell.", "org.sqlite.");

    JobLoader() throws IOException {
      super(classPath(), JobDriversTest.class.getClassLoader());
    }

    private static URL[] classPath() throws IOException {
      List<URL> urls = new ArrayList<>();
      for (String entry :
          List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return urls.toArray(new URL[0]);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (OWN.stream().noneMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Optional<Class<?>> loaded = Optional.ofNullable(findLoadedClass(name));
        return loaded.isPresent() ? loaded.get() : findClass(name);
      }
    }
  }
}
