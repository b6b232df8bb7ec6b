package io.stepwell.schemas.s3;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects below one place of an object store, by their paths relative to it. All calls throw
 * {@link IOException} with a sentence for the user if the store fails, and {@link
 * FileNotFoundException} if an object is not there. Safe for use by many threads.
 */
public final class ObjectStore {

  private final S3Calls calls;
  private final S3Place place;

  private ObjectStore(S3Calls calls) {
    this.calls = calls;
    this.place = calls.place();
  }

  /**
   * Connects to a place and sees whether it can be read.
   *
   * @throws IOException if the store, the bucket or the credentials are not as they should be
   */
  public static ObjectStore at(S3Place place) throws IOException {
    S3Calls calls = new S3Calls(place, S3Settings.ofEnvironment());
    calls.call(
        "list",
        place.prefix(),
        client ->
            client.listObjectsV2(
                request -> request.bucket(place.bucket()).prefix(place.prefix()).maxKeys(1)));
    return new ObjectStore(calls);
  }

  /** The place; ends in a slash. */
  public URI uri() {
    return place.uri();
  }

  /** The names of the objects directly inside a directory, and their sizes in bytes. */
  public Map<String, Long> sizes(String directory) throws IOException {
    String start = start(directory);
    Map<String, Long> sizes = new TreeMap<>();
    for (ListObjectsV2Response page : inside(start)) {
      for (S3Object object : page.contents()) {
        sizes.put(object.key().substring(start.length()), object.size());
      }
    }
    return sizes;
  }

  /** The names of the directories directly inside a directory. */
  public List<String> directories(String directory) throws IOException {
    String start = start(directory);
    List<String> names = new ArrayList<>();
    for (ListObjectsV2Response page : inside(start)) {
      page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(names::add);
    }
    return names.stream().map(key -> key.substring(start.length(), key.length() - 1)).toList();
  }

  private String start(String directory) {
    return place.key(directory.isEmpty() ? "" : directory + "/");
  }

  private List<ListObjectsV2Response> inside(String start) throws IOException {
    return calls.call(
        "list",
        start,
        client ->
            client
                .listObjectsV2Paginator(
                    request -> request.bucket(place.bucket()).prefix(start).delimiter("/"))
                .stream()
                .toList());
  }

  /** Whether there is an object. */
  public boolean exists(String path) throws IOException {
    try {
      size(path);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** An object's size, in bytes. */
  public long size(String path) throws IOException {
    String key = place.key(path);
    return calls.call(
        "read",
        key,
        client ->
            client.headObject(request -> request.bucket(place.bucket()).key(key)).contentLength());
  }

  /** The last bytes of an object, at most so many. */
  public Tail tail(String path, int length) throws IOException {
    String key = place.key(path);
    return calls.call(
        "read",
        key,
        client ->
            client.getObject(
                request -> request.bucket(place.bucket()).key(key).range("bytes=-" + length),
                Received::tail));
  }

  /** Fills a buffer from a position of an object on, which has to be that long. */
  public void read(String path, long from, ByteBuffer into) throws IOException {
    String key = place.key(path);
    int start = into.position();
    String range = "bytes=" + from + "-" + (from + into.remaining() - 1);
    calls.call(
        "read",
        key,
        client ->
            client.getObject(
                request -> request.bucket(place.bucket()).key(key).range(range),
                (response, body) -> Received.fill(body, into.position(start))));
  }

  /** A new object, complete when the stream is closed; to be closed by the caller. */
  public OutputStream create(String path) {
    return new Upload(calls, place.key(path));
  }

  /** Deletes objects; those that are not there are no error. */
  public void delete(Collection<String> paths) throws IOException {
    new Deletion(calls).delete(paths.stream().map(place::key).toList());
  }

  /** Deletes all that is in a directory, uploads that were never completed among it. */
  public void deleteDirectory(String directory) throws IOException {
    new Deletion(calls).deleteAll(start(directory));
  }

  /** What was begun below a directory and is not complete, at whatever depth. */
  public List<Unfinished> unfinished(String directory) {
    return new Uploads(calls).unfinished(start(directory));
  }

  /** Gives up what was begun; what is complete by now stays. */
  public void discard(Collection<Unfinished> uploads) throws IOException {
    new Uploads(calls).discard(uploads);
  }
}
