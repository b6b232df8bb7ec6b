package io.stepwell.cli;

import io.stepwell.query.RunExtent;
import java.util.List;

/**
 * The example queries that the documentation of Grafana Cloud k6's metrics API prints, word for
 * word, its two slips of the pen included. Only the times are of the run that is asked.
 */
final class CheatSheet {

  private static final String PERCENTILE = "histogram_quantile(0.95) by (name,method,status)";
  private static final String MISSPELT = "historgam_quantile(0.95) by (name,method,status)";
  private static final String NOT_FAILED = "http_reqs{status~=\"[23][0-9]{2}\"}";

  private CheatSheet() {}

  static List<ExampleQuery> of(RunExtent run) {
    return List.of(
        ExampleQuery.chart("Simultaneous VUs", "vus", "sum(last by (instance_id))"),
        ExampleQuery.chart("Requests per second", "http_reqs", "rate"),
        ExampleQuery.chart(
            "Requests per second without network errors, by URL and HTTP method",
            "http_reqs{status!=\"0\"}",
            "rate by (name,method)"),
        ExampleQuery.chart(
                "95th percentile of response times, by URL, HTTP method and status, every 10"
                    + " seconds of a part of the run, in ms",
                "http_req_duration",
                PERCENTILE)
            .every(10)
            .inside(run),
        ExampleQuery.value("All HTTP requests", "http_reqs", "increase"),
        ExampleQuery.value("HTTP requests of a part of the run", "http_reqs", "increase")
            .inside(run),
        ExampleQuery.value(
            "95th percentile of response times, by URL, HTTP method and status, in ms",
            "http_req_duration",
            MISSPELT),
        ExampleQuery.value(
            "Peak requests per second over any 5 seconds, statuses 2xx and 3xx, by URL",
            NOT_FAILED,
            "max_rate(5) by (name)"),
        ExampleQuery.value(
            "Peak CPU usage of the load generators (which only Grafana's own service measures)",
            "load_generator_cpu_percent",
            "avg(max by (instance))"),
        ExampleQuery.value("Peak simultaneous VUs", "vus", "sum(max by (instance_id))"));
  }
}
