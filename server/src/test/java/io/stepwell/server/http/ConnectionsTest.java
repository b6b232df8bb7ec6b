package io.stepwell.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that hang, and more of them than there is room for. */
class ConnectionsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore go = new Semaphore(0);
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    go.release(100);
    for (AutoCloseable one : opened) {
      one.close();
    }
    workers.shutdownNow();
  }

  private int listen(int connections, Duration timePerHead) {
    Route slow = route("/slow", Route.Access.TOKEN);
    Route quick = route("/quick", Route.Access.OPEN);
    Dispatcher dispatcher =
        new Dispatcher(
            new RouteTable(List.of(slow, quick)),
            authorization -> Scope.EVERYTHING,
            new Cors(Set.of()),
            new Unwatched(),
            new Crews(workers, workers),
            LONG);
    Intake intake = new Intake(4096, 4096, LONG, connections, timePerHead);
    HttpListener listener =
        HttpListener.listen("127.0.0.1", 0, Optional.empty(), intake, dispatcher);
    opened.add(listener);
    return listener.port();
  }

  private Route route(String path, Route.Access access) {
    return new Route(
        path,
        List.of(),
        List.of(),
        access,
        Route.ErrorStyle.V5,
        call -> {
          if (access == Route.Access.TOKEN) {
            begun.release();
            go.acquireUninterruptibly();
          }
          return Reply.of(200, "text/plain", "done".getBytes(UTF_8));
        });
  }

  private Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    opened.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static void ask(Socket socket, String path) throws IOException {
    send(socket, "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  private static void assertAnswered(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("done")) {
      int c = socket.getInputStream().read();
      assertThat(c).as(answer.toString()).isNotNegative();
      answer.append((char) c);
    }
    assertThat(answer).startsWith("HTTP/1.1 200 OK");
  }

  private static void assertClosed(Socket socket) {
    try {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  @Test
  void whoeverSaysNothingIsSentAway() throws IOException {
    assertClosed(connect(listen(10, SHORT)));
  }

  @Test
  void whoeverNeverEndsARequestIsSentAway() throws IOException {
    Socket socket = connect(listen(10, SHORT));
    socket.setSoTimeout(20);
    send(socket, "GET /quick HTTP/1.1\r\nX: ");
    for (int sent = 0; sent < 3000; sent++) {
      try {
        send(socket, "x");
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        // It waits for more.
      } catch (SocketException closed) {
        return;
      }
    }
    throw new AssertionError("it is still read after a minute");
  }

  @Test
  void aRequestThatTakesLongIsNoSilence() throws Exception {
    int port = listen(10, SHORT);
    Socket asking = connect(port);
    ask(asking, "/slow");
    begun.acquire();
    assertClosed(connect(port));
    assertClosed(connect(port));
    go.release();
    assertAnswered(asking);
    assertClosed(asking);
  }

  @Test
  void whereThereIsNoMoreRoomTheLongestSilentGoes() throws IOException {
    int port = listen(2, LONG);
    Socket first = connect(port);
    ask(first, "/quick");
    assertAnswered(first);
    Socket second = connect(port);
    ask(second, "/quick");
    assertAnswered(second);
    ask(first, "/quick");
    assertAnswered(first);
    Socket third = connect(port);
    assertClosed(second);
    for (Socket socket : List.of(first, third)) {
      ask(socket, "/quick");
      assertAnswered(socket);
    }
  }

  @Test
  void whereEveryoneWaitsForAnAnswerTheNewestGoes() throws Exception {
    int port = listen(2, LONG);
    List<Socket> asking = List.of(connect(port), connect(port));
    for (Socket socket : asking) {
      ask(socket, "/slow");
    }
    begun.acquire(2);
    assertClosed(connect(port));
    go.release(2);
    for (Socket socket : asking) {
      assertAnswered(socket);
    }
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
