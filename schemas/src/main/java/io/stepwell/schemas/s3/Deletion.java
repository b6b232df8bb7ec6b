package io.stepwell.schemas.s3;

import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deletes objects, many in one request. */
final class Deletion {

  /** As many as one request takes. */
  private static final int MOST_AT_ONCE = 1000;

  private final S3Calls calls;
  private final S3Place place;

  Deletion(S3Calls calls) {
    this.calls = calls;
    this.place = calls.place();
  }

  /** Those whose keys begin so, and the uploads that would become such. */
  void deleteAll(String start) throws IOException {
    delete(
        calls.call(
            "list",
            start,
            client ->
                client
                    .listObjectsV2Paginator(request -> request.bucket(place.bucket()).prefix(start))
                    .stream()
                    .map(ListObjectsV2Response::contents)
                    .flatMap(List::stream)
                    .map(S3Object::key)
                    .toList()));
    Uploads uploads = new Uploads(calls);
    uploads.discard(uploads.unfinished(start));
  }

  void delete(List<String> keys) throws IOException {
    for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
      deleteSome(keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE)));
    }
  }

  private void deleteSome(List<String> keys) throws IOException {
    List<ObjectIdentifier> objects =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    DeleteObjectsResponse response =
        calls.call(
            "delete",
            keys.get(0),
            client ->
                client.deleteObjects(
                    request ->
                        request
                            .bucket(place.bucket())
                            .delete(all -> all.objects(objects).quiet(true))));
    if (response.hasErrors() && !response.errors().isEmpty()) {
      S3Error error = response.errors().get(0);
      throw new IOException(
          "s3://%s/%s cannot be deleted: %s".formatted(place.bucket(), error.key(), error.code()));
    }
  }
}
