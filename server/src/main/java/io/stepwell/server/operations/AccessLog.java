package io.stepwell.server.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line of JSON for every request. It never holds a header, so no token gets into it. The lines
 * are written by a thread of their own; if that falls far behind, lines are dropped, and the next
 * one says how many.
 */
public final class AccessLog implements AutoCloseable {

  /** Nothing but ASCII gets out, as some characters move a terminal's cursor. */
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final int WAITING = 16_384;
  private static final int LONGEST_METHOD = 20;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String END = "";

  private final OutputStream out;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer = new Thread(this::write, "access-log");

  /**
   * @param out closed with the log
   */
  public AccessLog(OutputStream out) {
    this.out = out;
    writer.setDaemon(true);
    writer.start();
  }

  /** Adds a line. */
  void add(Request request, String route, Reply reply, long nanos) {
    if (!lines.offer(line(request, route, reply, nanos))) {
      dropped.incrementAndGet();
    }
  }

  private String line(Request request, String route, Reply reply, long nanos) {
    StringWriter line = new StringWriter(300);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringField("client", request.client());
      json.writeStringField("method", method(request));
      json.writeStringField("target", LoggedTarget.of(request.target()));
      json.writeStringField("route", route);
      json.writeNumberField("status", reply.status());
      json.writeNumberField("bytes", reply.length());
      json.writeNumberField("millis", Math.round(nanos / NANOS_PER_MILLI * 1000) / 1000.0);
      long lost = dropped.getAndSet(0);
      if (lost > 0) {
        json.writeNumberField("dropped", lost);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot be written", e);
    }
    return line.append('\n').toString();
  }

  private static String method(Request request) {
    String method = request.method();
    return method.length() <= LONGEST_METHOD ? method : method.substring(0, LONGEST_METHOD) + "…";
  }

  private void write() {
    try {
      writeLines();
    } catch (IOException e) {
      // Nobody reads the log any more, a full disk or a closed pipe: answering goes on without it.
      drop();
    }
  }

  private void writeLines() throws IOException {
    try (out) {
      for (String line = lines.take(); !line.equals(END); line = lines.take()) {
        out.write(line.getBytes(UTF_8));
        if (lines.isEmpty()) {
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drop() {
    try {
      while (!lines.take().equals(END)) {
        dropped.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what waits, then closes. */
  @Override
  public void close() {
    try {
      lines.put(END);
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
