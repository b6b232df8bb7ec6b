package io.stepwell.server.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.server.ingest.JsonBody;

/**
 * What k6 is told of the run that it asked for. All keys are there, as k6 wants them; an address
 * that is empty stands for what this server does not take.
 *
 * @param site where k6 reaches this server
 * @param run the run's id
 * @param token opens this run and nothing else
 * @param archiveBytes how long the archive is that k6 would upload
 */
record Provisioned(String site, long run, String token, long archiveBytes) {

  /**
   * What is longer is not asked for: it is only let pass, and k6 should not wait for that. This
   * much passes in time on a line of 2 Mbit/s.
   */
  private static final long MOST_ARCHIVE_BYTES = 1 << 20;

  private static final String SECOND = "1s";

  /** As many as k6 itself puts into one push. */
  private static final int SERIES_PER_PUSH = 1000;

  private static final int LOG_LINES_PER_PUSH = 100;

  ObjectNode json() {
    ObjectNode json = JsonBody.object();
    json.put("test_run_id", run);
    boolean takesArchive = archiveBytes > 0 && archiveBytes <= MOST_ARCHIVE_BYTES;
    json.put("archive_upload_url", takesArchive ? ofRun("/archive") : null);
    json.put("test_run_details_page_url", site + "/runs/" + run);
    ObjectNode config = json.putObject("runtime_config");
    config.put("test_run_token", token);
    metrics(config.putObject("metrics"));
    logs(config.putObject("logs"));
    config.putObject("traces").put("push_url", "").put("proto", "").putObject("traces_metadata");
    config
        .putObject("files")
        .put("push_url", "")
        .put("screenshots_base_path", "")
        .put("method", "")
        .putObject("headers");
    config
        .putObject("secrets")
        .put("endpoint", ofRun("/secrets/{key}"))
        .put("response_path", "plaintext");
    return json;
  }

  private void metrics(ObjectNode metrics) {
    metrics.put("push_url", site + "/v2/metrics/" + run);
    metrics.put("push_interval", SECOND);
    metrics.put("push_concurrency", 1);
    metrics.put("aggregation_period", SECOND);
    // What comes late is pushed later and merged, so there is nothing to wait for.
    metrics.put("aggregation_wait_period", SECOND);
    metrics.putNull("aggregation_min_samples");
    metrics.put("max_samples_per_package", SERIES_PER_PUSH);
  }

  private void logs(ObjectNode logs) {
    logs.put("push_url", ofRun("/logs"));
    logs.put("tail_url", "");
    logs.put("limit", LOG_LINES_PER_PUSH);
    logs.put("push_period_seconds", SECOND);
    logs.put("level", "info");
    logs.put("message_max_size", LogPush.LONGEST_LINE);
    logs.putArray("allowed_labels").add("level");
  }

  private String ofRun(String what) {
    return site + ProvisioningRoutes.OF_RUNS + run + what;
  }
}
