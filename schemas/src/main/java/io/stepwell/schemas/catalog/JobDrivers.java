package io.stepwell.schemas.catalog;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * The drivers of a job that runs in a process of Flink. {@link DriverManager}, where each driver
 * enters itself, outlives the job, and would keep all of its classes until there is no room for
 * those of the next.
 */
final class JobDrivers {

  private static final ClassLoader LOADER = JobDrivers.class.getClassLoader();

  private JobDrivers() {}

  /** Takes them out there, if their classes are a job's; what they have connected stays. */
  static void release() throws SQLException {
    if (LOADER != ClassLoader.getSystemClassLoader()) {
      List<Driver> own =
          DriverManager.drivers()
              .filter(driver -> driver.getClass().getClassLoader() == LOADER)
              .toList();
      for (Driver driver : own) {
        DriverManager.deregisterDriver(driver);
      }
    }
  }
}
