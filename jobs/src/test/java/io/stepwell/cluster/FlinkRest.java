package io.stepwell.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Flink's REST API, as far as tests need it. */
public final class FlinkRest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 100;
  private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "CANCELED");

  private static final String PART =
      """
      --%s\r
      Content-Disposition: form-data; name="jarfile"; filename="%s"\r
      Content-Type: application/x-java-archive\r
      \r
      """;

  /** What is told while the JobManager is chosen, shortly after it has begun to listen. */
  private static final int UNAVAILABLE = 503;

  private final URI address;

  FlinkRest(URI address) {
    this.address = address;
  }

  public URI address() {
    return address;
  }

  /** Waits until so many TaskManagers are there. */
  public void awaitTaskManagers(int count) throws Exception {
    await(
        () -> get("/taskmanagers").path("taskmanagers"),
        managers -> managers.size() == count,
        count + " TaskManagers");
  }

  /**
   * Uploads a jar.
   *
   * @return its id
   */
  public String upload(Path jar) throws IOException, InterruptedException {
    String boundary = "------------------------stepwell";
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(PART.formatted(boundary, jar.getFileName())),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary)));
    JsonNode answer =
        send(
            request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body));
    return Path.of(answer.path("filename").asText()).getFileName().toString();
  }

  /**
   * Runs a main class of an uploaded jar.
   *
   * @param savepoint what to start from
   * @return the job's id
   */
  public String run(
      String jar, String main, int parallelism, Optional<String> savepoint, String... arguments)
      throws IOException, InterruptedException {
    ObjectNode body =
        JSON.createObjectNode().put("entryClass", main).put("parallelism", parallelism);
    List.of(arguments).forEach(body.putArray("programArgsList")::add);
    savepoint.ifPresent(path -> body.put("savepointPath", path));
    return post("/jars/" + jar + "/run", body).path("jobid").asText();
  }

  /** Waits until every task of a job runs. */
  public void awaitRunning(String job) throws Exception {
    await(
        () -> get("/jobs/" + job),
        state ->
            state.path("state").asText().equals("RUNNING")
                && StreamSupport.stream(state.path("vertices").spliterator(), false)
                    .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING")),
        "job " + job + " to run");
  }

  /** Waits until a job is over, and gives how it ended. */
  public String awaitEnd(String job) throws Exception {
    return await(
            () -> get("/jobs/" + job).path("state"),
            state -> OVER.contains(state.asText()),
            "job " + job + " to end")
        .asText();
  }

  /**
   * Waits until Flink has seen a job's task fail for the first time, and has begun to restart it.
   */
  public void awaitRestart(String job) throws Exception {
    await(
        () -> get("/jobs/" + job).at("/timestamps/RESTARTING"),
        time -> time.asLong() > 0,
        "job " + job + " to be restarted");
  }

  /**
   * Stops a job with a savepoint.
   *
   * @return where the savepoint is
   */
  public String stopWithSavepoint(String job) throws Exception {
    String trigger =
        post("/jobs/" + job + "/stop", JSON.createObjectNode().put("drain", false))
            .path("request-id")
            .asText();
    JsonNode done =
        await(
            () -> get("/jobs/" + job + "/savepoints/" + trigger),
            answer -> answer.at("/status/id").asText().equals("COMPLETED"),
            "a savepoint of job " + job);
    String location = done.at("/operation/location").asText();
    if (location.isEmpty()) {
      throw new AssertionError("no savepoint of job " + job + ": " + done);
    }
    return location;
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  private static JsonNode send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() == UNAVAILABLE) {
      throw new ConnectException(response.uri() + " is not ready: " + response.body());
    }
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(response.uri() + ": " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body());
  }

  private static JsonNode await(Callable<JsonNode> look, Predicate<JsonNode> wanted, String what)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    JsonNode seen = JSON.nullNode();
    while (System.nanoTime() < deadline) {
      try {
        seen = look.call();
        if (wanted.test(seen)) {
          return seen;
        }
      } catch (ConnectException e) {
        seen = JSON.getNodeFactory().textNode(String.valueOf(e.getMessage()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new AssertionError("waited for " + what + " and saw " + seen);
  }
}
