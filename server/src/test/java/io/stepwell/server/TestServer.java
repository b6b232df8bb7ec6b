package io.stepwell.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.schemas.catalog.AccessToken;
import io.stepwell.server.ServerSettings.Load;
import io.stepwell.server.access.GivenTokens;
import io.stepwell.server.api.Limits;
import io.stepwell.server.http.Intake;
import io.stepwell.server.ingest.IngestSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server on a free port, and a client that sends whatever it is told, byte by byte. */
public final class TestServer implements AutoCloseable {

  /** What a test says of the server it wants. */
  public static final class Wanted {
    private final TestHome home;
    private final GivenTokens tokens = new GivenTokens();
    private Set<String> origins = Set.of();
    private Load load = new Load(4, 64, Duration.ofSeconds(20), Intake.USUAL);
    private Limits limits = Limits.USUAL;
    private Optional<IngestSettings> ingest = Optional.empty();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private Wanted(TestHome home) {
      this.home = home;
    }

    public Wanted token(String token) {
      tokens.add("the test", token);
      return this;
    }

    public Wanted origins(String... allowed) {
      origins = Set.of(allowed);
      return this;
    }

    public Wanted load(Load wanted) {
      load = wanted;
      return this;
    }

    public Wanted limits(Limits wanted) {
      limits = wanted;
      return this;
    }

    public Wanted ingest(IngestSettings wanted) {
      ingest = Optional.of(wanted);
      return this;
    }

    public TestServer start() {
      List<AccessToken> given = tokens.tokens().orElse(List.of());
      home.catalog().setAccessTokens(given);
      ServerSettings settings =
          new ServerSettings(
              "127.0.0.1",
              0,
              Optional.empty(),
              origins,
              Optional.of(log),
              load,
              limits,
              home.directory().resolve("exports"));
      MetricsServer server =
          ingest
              .map(how -> MetricsServer.start(home.catalog(), home.files(), settings, how))
              .orElseGet(() -> MetricsServer.start(home.catalog(), home.files(), settings));
      return new TestServer(server, log);
    }
  }

  private final MetricsServer server;
  private final ByteArrayOutputStream log;

  private TestServer(MetricsServer server, ByteArrayOutputStream log) {
    this.server = server;
    this.log = log;
  }

  public static Wanted over(TestHome home) {
    return new Wanted(home);
  }

  public static TestServer start(TestHome home) {
    return over(home).start();
  }

  public int port() {
    return server.port();
  }

  /** All that the access log holds; whole once the server is closed. */
  public String log() {
    return log.toString(UTF_8);
  }

  /** Asks for a target just as it is written. */
  public RawResponse get(String target, String... headers) {
    return send("GET", target, headers);
  }

  /** Sends a request without a body. */
  public RawResponse send(String method, String target, String... headers) {
    List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1"));
    lines.add("Host: test.example:1234");
    lines.add("Connection: close");
    lines.addAll(List.of(headers));
    return sendBytes(String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** Sends a body. */
  public RawResponse post(String target, byte[] body, String... headers) {
    return send("POST", target, body, headers);
  }

  /** Puts a body. */
  public RawResponse put(String target, byte[] body, String... headers) {
    return send("PUT", target, body, headers);
  }

  private RawResponse send(String method, String target, byte[] body, String... headers) {
    List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1"));
    lines.add("Host: test.example:1234");
    lines.add("Connection: close");
    lines.add("Content-Length: " + body.length);
    lines.addAll(List.of(headers));
    byte[] head = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8);
    return sendBytes(head, body);
  }

  /** Sends a body in JSON. */
  public RawResponse postJson(String target, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    return post(target, json.getBytes(UTF_8), all.toArray(String[]::new));
  }

  /** Sends text as it stands, and reads all that comes. */
  public RawResponse sendBytes(String text) {
    return sendBytes(text.getBytes(UTF_8));
  }

  private RawResponse sendBytes(byte[]... pieces) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(30_000);
      for (byte[] piece : pieces) {
        socket.getOutputStream().write(piece);
      }
      socket.getOutputStream().flush();
      return RawResponse.parse(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no answer to " + new String(pieces[0], 0, Math.min(200, pieces[0].length), UTF_8), e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
