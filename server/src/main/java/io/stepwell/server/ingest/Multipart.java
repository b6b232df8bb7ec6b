package io.stepwell.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies of the type {@code multipart/form-data}. */
public final class Multipart {

  private static final boolean IN_MEMORY = false;
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=\"?([^\";,\\s]{1,70})\"?", Pattern.CASE_INSENSITIVE);

  private Multipart() {}

  /**
   * The parts of a body by their names; of those with the same name the first.
   *
   * @param contentType the header of that name, with the boundary
   * @throws ProblemException if it is no such body, or not whole
   */
  public static Map<String, byte[]> read(String contentType, byte[] body) {
    String boundary = boundary(contentType);
    if (!new String(body, ISO_8859_1).contains("--" + boundary + "--")) {
      throw bad();
    }
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    head.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    HttpPostMultipartRequestDecoder decoder =
        new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(IN_MEMORY), head);
    try {
      decoder.offer(new DefaultLastHttpContent(Unpooled.wrappedBuffer(body)));
      Map<String, byte[]> parts = new HashMap<>();
      for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
        if (part instanceof HttpData data) {
          parts.putIfAbsent(data.getName(), whole(data));
        }
      }
      return parts;
    } catch (DecoderException | IOException e) {
      throw bad();
    } finally {
      decoder.destroy();
    }
  }

  private static String boundary(String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw bad();
    }
    return boundary.group(1);
  }

  private static byte[] whole(HttpData part) throws IOException {
    if (!part.isCompleted()) {
      throw bad();
    }
    return part.get();
  }

  private static ProblemException bad() {
    return new ProblemException(
        Problem.BAD_DATA, "the body is not whole, or no multipart/form-data at all");
  }
}
