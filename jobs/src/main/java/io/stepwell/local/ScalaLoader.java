package io.stepwell.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Objects;

/**
 * Loads what of Kafka is written in Scala apart from the rest of the process: Flink's messaging
 * brings parts of an older Scala, under the same names, and Kafka must not meet them. Everything
 * else, Kafka's Java classes among it, is shared.
 */
final class ScalaLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  /**
   * A class or file of each library that has to be apart; that of Scala is not in the older one.
   */
  private static final List<String> APART =
      List.of(
          "kafka/server/KafkaRaftServer.class",
          "com/typesafe/scalalogging/Logger.class",
          "scala/jdk/CollectionConverters.class");

  ScalaLoader() {
    super(
        "scala of kafka",
        APART.stream().map(ScalaLoader::library).toArray(URL[]::new),
        ScalaLoader.class.getClassLoader());
  }

  private static URL library(String resource) {
    URL found =
        Objects.requireNonNull(
            ScalaLoader.class.getClassLoader().getResource(resource),
            () -> resource + " is not on the class path");
    try {
      return ((JarURLConnection) found.openConnection()).getJarFileURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks here first, the other way round than class loaders do. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException e) {
        return super.loadClass(name, resolve);
      }
    }
  }
}
