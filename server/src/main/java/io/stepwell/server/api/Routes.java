package io.stepwell.server.api;

import io.stepwell.schemas.lake.LakeException;
import io.stepwell.server.http.Handler;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Parameter.Form;
import io.stepwell.server.http.Parameter.Need;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.Route.Access;
import io.stepwell.server.http.Route.ErrorStyle;
import java.util.ArrayList;
import java.util.List;

/** The routes of the metrics API. */
public final class Routes {

  static final String RUN = "test_run_id";
  static final String LOAD_TEST = "load_test_id";
  static final String PROJECT = "project_id";
  static final String LABEL = "label_name";

  private static final String A_RUN = "/cloud/v5/test_runs/{" + RUN + "}";
  private static final String A_LOAD_TEST = "/cloud/v5/load_tests/{" + LOAD_TEST + "}";

  /** The second is for browsers whose blockers take the first for tracking. */
  private static final List<String> METRICS = List.of("/metrics", "/ms");

  private static final List<Parameter> NONE = List.of();
  private static final List<Parameter> MATCH =
      List.of(new Parameter(SeriesResource.MATCH, Form.TEXT, Need.REPEATED));
  private static final Parameter QUERY = Parameter.required("query", Form.TEXT);
  private static final Parameter METRIC = Parameter.required("metric", Form.TEXT);
  private static final Parameter START = Parameter.optional("start", Form.DATE);
  private static final Parameter END = Parameter.optional("end", Form.DATE);
  private static final Parameter STEP = Parameter.optional("step", Form.NUMBER);
  private static final List<Parameter> OVER_TIME = List.of(QUERY, METRIC, STEP, START, END);
  private static final List<Parameter> AT_ONCE = List.of(QUERY, METRIC, START, END, refused(STEP));
  private static final List<Parameter> RUNS =
      List.of(
          Parameter.optional(ChosenRuns.COUNT, Form.NUMBER),
          Parameter.optional(ChosenRuns.IDS, Form.NUMBERS));

  private static final int MOST_TRIES = 4;

  private final List<Route> routes = new ArrayList<>();

  private Routes() {}

  /** All of them. */
  public static List<Route> of(Store store, RunStates states, Limits limits) {
    Routes all = new Routes();
    all.metadata(store, limits);
    all.queries(new QueryResource(store, limits));
    all.statements(new SqlResource(store));
    all.distributions(new DistributionResource(store, limits));
    all.comparisons(new CompareResource(store, limits));
    SummaryResource summary = new SummaryResource(store, states);
    all.v5(A_RUN + "/result_summary", NONE, List.of(Selected.PARAMETER), summary::summary);
    all.v5(
        A_RUN + "/thresholds",
        NONE,
        List.of(
            new Parameter(ThresholdsResource.CHECK, Form.TEXT, Need.REPEATED), Selected.PARAMETER),
        new ThresholdsResource(store, states)::thresholds);
    all.v5(A_RUN + "/logs", NONE, listed(), new LogsResource(store)::logs);
    all.runs("v5", ErrorStyle.V5, new RunsResource(store, states, RunJson::v5));
    all.runs("v6", ErrorStyle.V6, new RunsResource(store, states, RunJson::v6));
    return all.routes;
  }

  private void metadata(Store store, Limits limits) {
    RunMetricsResource ofRun = new RunMetricsResource(store);
    LoadTestMetricsResource ofLoadTest = new LoadTestMetricsResource(store, limits);
    List<Parameter> id = List.of(Parameter.required("", Form.TEXT));
    for (String metrics : METRICS) {
      v5(A_RUN + metrics, NONE, NONE, ofRun::all);
      v5(A_RUN + metrics + "(…)", id, NONE, ofRun::one);
      v5(A_LOAD_TEST + metrics, NONE, NONE, ofLoadTest::all);
      v5(A_LOAD_TEST + metrics + "(…)", RUNS, NONE, ofLoadTest::all);
    }
    SeriesResource series = new SeriesResource(store, limits);
    v5(A_RUN + "/series", NONE, MATCH, series::series);
    v5(A_RUN + "/labels", NONE, MATCH, series::labels);
    v5(A_RUN + "/label/{" + LABEL + "}/values", NONE, MATCH, series::values);
  }

  private void queries(QueryResource queries) {
    v5(A_RUN + "/query_range_k6(…)", OVER_TIME, NONE, queries::range);
    v5(A_RUN + "/query_aggregate_k6(…)", AT_ONCE, NONE, queries::aggregate);
    List<Parameter> acrossRuns = new ArrayList<>(List.of(QUERY, METRIC));
    acrossRuns.addAll(RUNS);
    acrossRuns.addAll(List.of(refused(STEP), refused(START), refused(END)));
    v5(A_LOAD_TEST + "/query_aggregate_k6(…)", acrossRuns, NONE, queries::acrossRuns);
  }

  private void statements(SqlResource statements) {
    v5(A_RUN + "/query_range_sql(…)", OVER_TIME, NONE, statements::range);
    v5(A_RUN + "/query_aggregate_sql(…)", AT_ONCE, NONE, statements::aggregate);
  }

  private void distributions(DistributionResource distributions) {
    v5(
        A_RUN + "/query_histogram_k6(…)",
        List.of(
            METRIC, Parameter.optional(DistributionResource.RANGES, Form.NUMBER), STEP, START, END),
        NONE,
        distributions::histogram);
    v5(
        A_RUN + "/query_quantiles_k6(…)",
        List.of(
            METRIC, Parameter.optional(DistributionResource.QUANTILES, Form.NUMBERS), START, END),
        NONE,
        distributions::quantiles);
  }

  private void comparisons(CompareResource comparisons) {
    Parameter with = Parameter.required(CompareResource.WITH, Form.NUMBER);
    v5(A_RUN + "/compare_k6(…)", List.of(QUERY, METRIC, with), NONE, comparisons::compare);
  }

  private static Parameter refused(Parameter parameter) {
    return new Parameter(parameter.name(), parameter.form(), Need.REFUSED);
  }

  private void runs(String version, ErrorStyle style, RunsResource runs) {
    String runsPath = "/cloud/" + version + "/test_runs";
    String loadTestsPath = "/cloud/" + version + "/load_tests";
    String project = "/cloud/" + version + "/projects/{" + PROJECT + "}";
    List<Parameter> one = List.of(Selected.PARAMETER);
    List<Parameter> listed = listed(RunsResource.CREATED_AFTER, RunsResource.CREATED_BEFORE);
    List<Parameter> named = listed(RunsResource.NAME);
    add(style, runsPath, listed, runs::runs);
    add(style, runsPath + "/{" + RUN + "}", one, runs::run);
    add(style, loadTestsPath, named, runs::loadTests);
    add(style, loadTestsPath + "/{" + LOAD_TEST + "}", one, runs::loadTest);
    add(style, loadTestsPath + "/{" + LOAD_TEST + "}/test_runs", listed, runs::runsOfLoadTest);
    add(style, project + "/test_runs", listed, runs::runsOfProject);
    add(style, project + "/load_tests", named, runs::loadTestsOfProject);
  }

  private static List<Parameter> listed(String... filters) {
    List<Parameter> parameters = new ArrayList<>(Paged.PARAMETERS);
    parameters.add(Selected.PARAMETER);
    for (String filter : filters) {
      parameters.add(Parameter.optional(filter, Form.TEXT));
    }
    return parameters;
  }

  private void add(ErrorStyle style, String template, List<Parameter> query, Handler handler) {
    routes.add(new Route(template, NONE, query, Access.TOKEN, style, again(handler)));
  }

  private void v5(
      String template, List<Parameter> arguments, List<Parameter> query, Handler handler) {
    routes.add(new Route(template, arguments, query, Access.TOKEN, ErrorStyle.V5, again(handler)));
  }

  /**
   * Tries again where the lake failed: the files that were read may be gone since, as their run was
   * written anew twice or deleted, and the next time the catalog names others or none.
   */
  public static Handler again(Handler handler) {
    return call -> {
      for (int tries = 1; ; tries++) {
        try {
          return handler.answer(call);
        } catch (LakeException e) {
          if (tries == MOST_TRIES) {
            throw e;
          }
        }
      }
    };
  }
}
