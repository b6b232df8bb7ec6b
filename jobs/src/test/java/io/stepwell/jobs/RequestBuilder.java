package io.stepwell.jobs;

import io.stepwell.metrics.MetricType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A backfill's request in which only what matters to a test is named. */
public final class RequestBuilder {

  private final List<String> files = new ArrayList<>();
  private final Map<String, MetricType> types = new HashMap<>();
  private String loadTest = "e2e";
  private OptionalLong run = OptionalLong.empty();
  private Optional<String> instance = Optional.empty();
  private Optional<Path> deadLetters = Optional.empty();
  private boolean replace;
  private boolean salvage;
  private boolean archive;
  private boolean fromArchive;
  private int parallelism = 2;

  private RequestBuilder() {}

  public static RequestBuilder of(Path... files) {
    RequestBuilder builder = new RequestBuilder();
    for (Path file : files) {
      builder.files.add(file.toString());
    }
    return builder;
  }

  static RequestBuilder ofStandardInput() {
    return of(Path.of("-"));
  }

  public RequestBuilder run(long id) {
    run = OptionalLong.of(id);
    return this;
  }

  public RequestBuilder loadTest(String name) {
    loadTest = name;
    return this;
  }

  RequestBuilder replacing() {
    replace = true;
    return this;
  }

  RequestBuilder salvaging() {
    salvage = true;
    return this;
  }

  RequestBuilder archiving() {
    archive = true;
    return this;
  }

  /** The run's own archive instead of files. */
  static RequestBuilder ofArchive(long run) {
    RequestBuilder builder = new RequestBuilder().run(run);
    builder.fromArchive = true;
    return builder;
  }

  RequestBuilder instance(String id) {
    instance = Optional.of(id);
    return this;
  }

  RequestBuilder type(String metric, MetricType type) {
    types.put(metric, type);
    return this;
  }

  RequestBuilder types(Map<String, MetricType> all) {
    types.putAll(all);
    return this;
  }

  RequestBuilder deadLetters(Path file) {
    deadLetters = Optional.of(file);
    return this;
  }

  RequestBuilder parallelism(int tasks) {
    parallelism = tasks;
    return this;
  }

  BackfillRequest build() {
    return new BackfillRequest(
        run,
        loadTest,
        1,
        files,
        instance,
        fromArchive,
        replace,
        salvage,
        archive,
        types,
        deadLetters,
        parallelism);
  }
}
