package io.stepwell.jobs;

import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.s3.S3Place;
import io.stepwell.schemas.s3.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.fs.FileSystem;

/**
 * Lets Flink in this process write to the lake's object store, which is the one that readers read
 * from. On a cluster that is up to the cluster's plugins and its configuration.
 */
public final class LakeFileSystem {

  private LakeFileSystem() {}

  /**
   * Makes ready for jobs that write to a lake.
   *
   * @param scratch a directory for what is on its way to the store
   */
  public static void prepare(URI lake, Path scratch) {
    if (!S3Place.SCHEME.equals(lake.getScheme())) {
      return;
    }
    try {
      S3Settings settings = S3Settings.ofEnvironment();
      Configuration config = new Configuration();
      config.set(CoreOptions.TMP_DIRS, scratch.toString());
      config.setString("s3.region", settings.region());
      config.setString("s3.path-style-access", Boolean.toString(settings.pathStyle()));
      settings.endpoint().ifPresent(uri -> config.setString("s3.endpoint", uri.toString()));
      FileSystem.initialize(config, null);
    } catch (IOException e) {
      throw new LakeException(String.valueOf(e.getMessage()), e);
    }
  }
}
