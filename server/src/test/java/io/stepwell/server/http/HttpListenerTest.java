package io.stepwell.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.schemas.catalog.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {

  private final ExecutorService workers = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    workers.shutdownNow();
  }

  private HttpListener listen(String host, Handler handler) {
    Route route =
        new Route("/", List.of(), List.of(), Route.Access.TOKEN, Route.ErrorStyle.V5, handler);
    Dispatcher dispatcher =
        new Dispatcher(
            new RouteTable(List.of(route)),
            authorization -> Scope.EVERYTHING,
            new Cors(Set.of()),
            new Unwatched(),
            new Crews(workers, workers),
            Duration.ofMinutes(1));
    return HttpListener.listen(host, 0, Optional.empty(), Intake.USUAL, dispatcher);
  }

  private static String get(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static boolean accepts(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  @Test
  void whatHasBegunIsAnsweredBeforeItStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    HttpListener listener =
        listen(
            "127.0.0.1",
            call -> {
              begun.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Reply.of(200, "text/plain", "done".getBytes(UTF_8));
            });
    int port = listener.port();
    CompletableFuture<String> answer = new CompletableFuture<>();
    workers.execute(
        () -> {
          try {
            answer.complete(get(port));
          } catch (IOException e) {
            answer.completeExceptionally(e);
          }
        });
    begun.await();
    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(() -> listener.stop(Duration.ofMinutes(1)), workers);
    while (accepts(port)) {
      Thread.onSpinWait();
    }
    go.countDown();
    stopped.join();

    assertThat(answer.join()).startsWith("HTTP/1.1 200 OK").endsWith("done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "::1", "127.0.0.1"})
  void itListensWhereItIsTold(String host) {
    try (HttpListener listener = listen(host, call -> Reply.empty(200))) {
      assertThat(listener.port()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-host.invalid", "203.0.113.7"})
  void whereItCannotListenIsSaid(String host) {
    assertThatThrownBy(() -> listen(host, call -> Reply.empty(200)))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining("of " + host);
  }

  private static final class Unwatched implements Observer {
    @Override
    public void began() {}

    @Override
    public void answered(Request request, String route, Reply reply, long nanos) {}

    @Override
    public void failed(Request request, Throwable failure) {}
  }
}
