package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files that pages load: scripts, styles and the library that draws charts. One version stands
 * for all of them, as modules name each other.
 */
final class PageFiles {

  /** All that pages load, beside the library's. */
  static final List<String> OWN =
      List.of(
          "analysis.js",
          "analysis-builder.js",
          "analysis-calls.js",
          "analysis-chart.js",
          "analysis-filters.js",
          "analysis-link.js",
          "analysis-result.js",
          "analysis-state.js",
          "api.js",
          "app.js",
          "bars.js",
          "chart.js",
          "compare-change.js",
          "compare-checks.js",
          "compare-detail.js",
          "compare-distribution.js",
          "compare-http.js",
          "compare-metrics.js",
          "compare-overview.js",
          "compare-runs.js",
          "compare-spread.js",
          "compare-state.js",
          "compare-summary.js",
          "compare-table.js",
          "compare-thresholds.js",
          "compare.js",
          "dom.js",
          "heatmap.js",
          "histogram-table.js",
          "load-test.js",
          "load-tests.js",
          "login.js",
          "notices.js",
          "page.css",
          "query-text.js",
          "run.js",
          "run-checks.js",
          "run-detail.js",
          "run-http.js",
          "run-latency.js",
          "run-metrics.js",
          "run-overview.js",
          "run-state.js",
          "run-thresholds.js",
          "run-tiles.js",
          "spectrum.js",
          "table.js",
          "units.js");

  private static final String OWN_PLACE = "/io/stepwell/server/page/files/";
  private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/";
  private static final Map<String, String> OF_LIBRARY =
      Map.of(
          "uPlot.esm.js", LIBRARY + "dist/uPlot.esm.js",
          "uPlot.min.css", LIBRARY + "dist/uPlot.min.css",
          "uPlot.LICENSE.txt", LIBRARY + "LICENSE");
  private static final int DIGITS = 16;

  private final Map<String, byte[]> byName = new TreeMap<>();
  private final String version;

  /** Reads all of them. */
  PageFiles() {
    OWN.forEach(name -> byName.put(name, read(OWN_PLACE + name)));
    byName.put(MethodsFile.NAME, MethodsFile.bytes());
    OF_LIBRARY.forEach((name, place) -> byName.put(name, read(place)));
    version = version(byName);
  }

  /** Changes with any of the files. */
  String version() {
    return version;
  }

  /** The file of that name. */
  Optional<byte[]> file(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static byte[] read(String place) {
    try (InputStream in = PageFiles.class.getResourceAsStream(place)) {
      return Objects.requireNonNull(in, place).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(place + " cannot be read", e);
    }
  }

  private static String version(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            digest.update(name.getBytes(UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
