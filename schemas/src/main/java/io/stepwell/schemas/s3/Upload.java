package io.stepwell.schemas.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object in the making. It is there when the stream is closed, and not before: a small one by
 * one request, a larger one by an upload in parts, of which one at a time is held in memory. For
 * use by one thread.
 */
final class Upload extends OutputStream {

  /** Stores take at most ten thousand parts, so an object has up to 80 GB. */
  private static final int PART_BYTES = 8 << 20;

  private static final int FIRST_BYTES = 1 << 16;
  private static final String CONTENT_TYPE = "application/octet-stream";
  private static final String WRITE = "write";

  private final S3Calls calls;
  private final String container;
  private final String key;
  private final List<CompletedPart> parts = new ArrayList<>();
  private byte[] held = new byte[FIRST_BYTES];
  private int length;
  private @Nullable String upload;
  private boolean closed;

  Upload(S3Calls calls, String key) {
    this.calls = calls;
    this.container = calls.place().bucket();
    this.key = key;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (length == PART_BYTES) {
        sendPart();
      }
      int some = Math.min(count - done, PART_BYTES - length);
      makeRoom(length + some);
      System.arraycopy(bytes, offset + done, held, length, some);
      length += some;
      done += some;
    }
  }

  private void makeRoom(int wanted) {
    if (wanted > held.length) {
      held = Arrays.copyOf(held, Math.min(PART_BYTES, Math.max(wanted, 2 * held.length)));
    }
  }

  private RequestBody body() {
    byte[] bytes = held;
    int count = length;
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, count), count, CONTENT_TYPE);
  }

  private void sendPart() throws IOException {
    String id = begun();
    int number = parts.size() + 1;
    String etag =
        calls.call(
            WRITE,
            key,
            client ->
                client
                    .uploadPart(
                        request ->
                            request.bucket(container).key(key).uploadId(id).partNumber(number),
                        body())
                    .eTag());
    parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    length = 0;
  }

  private String begun() throws IOException {
    String known = upload;
    if (known == null) {
      known =
          calls.call(
              WRITE,
              key,
              client ->
                  client
                      .createMultipartUpload(
                          request -> request.bucket(container).key(key).contentType(CONTENT_TYPE))
                      .uploadId());
      upload = known;
    }
    return known;
  }

  /** Completes the object. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (upload == null) {
      calls.call(
          WRITE,
          key,
          client -> client.putObject(request -> request.bucket(container).key(key), body()));
    } else {
      complete(upload);
    }
  }

  private void complete(String id) throws IOException {
    if (length > 0) {
      sendPart();
    }
    calls.call(
        WRITE,
        key,
        client ->
            client.completeMultipartUpload(
                request ->
                    request
                        .bucket(container)
                        .key(key)
                        .uploadId(id)
                        .multipartUpload(all -> all.parts(parts))));
  }
}
