package io.stepwell.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A {@code stepwell serve} as a process of its own. */
public final class ServeProcess implements Served, AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("listening on (http://[^\\s/]+)");
  private static final String TOKEN = "cluster-test-token";

  private final Path home;
  private final List<String> options;
  private Started process;
  private String url;

  private ServeProcess(Path home, List<String> options, Started process, String url) {
    this.home = home;
    this.options = options;
    this.process = process;
    this.url = url;
  }

  /** Starts it and waits until it listens. */
  public static ServeProcess start(Path home, String... options)
      throws IOException, InterruptedException {
    return startAt(home, 0, options);
  }

  /** The same at that port, where it can be started anew if it is one that stays free. */
  public static ServeProcess startAt(Path home, int port, String... options)
      throws IOException, InterruptedException {
    Started process = launch(home, port, List.of(options));
    return new ServeProcess(home, List.of(options), process, process.awaitSaying(ADDRESS).group(1));
  }

  private static Started launch(Path home, int port, List<String> options) throws IOException {
    Path directory = Files.createDirectories(home.resolveSibling(home.getFileName() + "-process"));
    List<String> words = new ArrayList<>(List.of("--home", home.toString(), "serve"));
    words.addAll(List.of("--port", Integer.toString(port), "--token", TOKEN));
    words.addAll(options);
    ProcessBuilder builder =
        JavaProcess.on(
            ClusterClassPath.all(),
            "io.stepwell.cli.Stepwell",
            directory,
            List.of("-Xmx320m"),
            words.toArray(new String[0]));
    return Started.of("serve", directory, builder);
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Starts it anew at the address it had, once it has ended. */
  public void restart() throws IOException, InterruptedException {
    process = launch(home, URI.create(url).getPort(), options);
    url = process.awaitSaying(ADDRESS).group(1);
  }

  /** Halts it, so that it takes connections and answers nothing. */
  public void halt() throws IOException, InterruptedException {
    process.signal("STOP");
  }

  /** It goes on where it was halted. */
  public void goOn() throws IOException, InterruptedException {
    process.signal("CONT");
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("K6_CLOUD_HOST", url, "K6_CLOUD_HOST_V6", url, "K6_CLOUD_TOKEN", TOKEN);
  }

  @Override
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.close();
  }
}
