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

  private final Started process;
  private final String url;

  private ServeProcess(Started process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it and waits until it listens. */
  public static ServeProcess start(Path home, String... options)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(home.resolveSibling(home.getFileName() + "-process"));
    List<String> words =
        new ArrayList<>(
            List.of("--home", home.toString(), "serve", "--port", "0", "--token", TOKEN));
    words.addAll(List.of(options));
    ProcessBuilder builder =
        JavaProcess.on(
            ClusterClassPath.all(),
            "io.stepwell.cli.Stepwell",
            directory,
            List.of("-Xmx320m"),
            words.toArray(new String[0]));
    Started process = Started.of("serve", directory, builder);
    return new ServeProcess(process, process.awaitSaying(ADDRESS).group(1));
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
