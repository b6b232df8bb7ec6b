package io.stepwell.cluster;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

/** A process that serves the API and takes in what k6 streams. */
public interface Served {

  /** Where it listens. */
  String url();

  /** What a k6 on this machine is told, to stream there. */
  Map<String, String> environment();

  /** Its answer to a GET with a token that opens everything. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException;
}
