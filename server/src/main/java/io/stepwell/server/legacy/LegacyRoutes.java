package io.stepwell.server.legacy;

import io.stepwell.server.api.Limits;
import io.stepwell.server.api.Routes;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Selected;
import io.stepwell.server.api.Store;
import io.stepwell.server.export.Exports;
import io.stepwell.server.http.BodyRule;
import io.stepwell.server.http.Handler;
import io.stepwell.server.http.LaterHandler;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Parameter.Form;
import io.stepwell.server.http.Parameter.Need;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.Route.Access;
import io.stepwell.server.http.Route.ErrorStyle;
import java.util.ArrayList;
import java.util.List;

/** The paths of version 2 and of what its clients ask for beside it. */
public final class LegacyRoutes {

  private static final String V2 = "/loadtests/v2/";
  private static final String V3 = "/loadtests/v3/";
  private static final String A_RUN = V2 + "runs/{" + Route.RUN + "}";
  private static final String V4_RUN = "/loadtests/v4/test_runs/{" + Route.RUN + "}";

  private final List<Route> routes = new ArrayList<>();

  private LegacyRoutes() {}

  /** All of them. */
  public static List<Route> of(Store store, RunStates states, Limits limits, Exports exports) {
    LegacyRoutes all = new LegacyRoutes();
    all.metrics(store, states, limits);
    all.thresholds(new ThresholdsResource(store, states, limits));
    ExportResource export = new ExportResource(store, exports);
    all.runs(new RunsResource(store, states, new RunJson(states, export)));
    all.get(A_RUN + "/export", List.of(), export::file);
    all.routes.add(
        new Route(
            Route.Method.POST,
            A_RUN + "/export",
            List.of(),
            List.of(),
            Access.TOKEN,
            ErrorStyle.V1,
            BodyRule.NONE,
            LaterHandler.of(export::start)));
    all.tests(new TestsResource(store), new OrganizationsResource(store));
    all.details(store, states, limits);
    return all.routes;
  }

  private void metrics(Store store, RunStates states, Limits limits) {
    MetricsResource metrics = new MetricsResource(store, states, limits);
    get(V2 + "metrics", List.of(Asked.RUN_PARAMETER, Asked.IDS_PARAMETER), metrics::list);
    get(
        V2 + "metrics/{" + MetricsResource.METRIC + "}",
        List.of(Asked.RUN_PARAMETER, repeated(MetricsResource.INCLUDE)),
        metrics::read);
    get(
        V2 + "series",
        List.of(
            Asked.RUN_PARAMETER,
            Asked.IDS_PARAMETER,
            optional(SeriesResource.METHOD),
            repeated(SeriesResource.TAGS)),
        new SeriesResource(store, states, limits)::series);
    get(
        V2 + "run-overviews",
        List.of(Asked.RUN_PARAMETER),
        new OverviewResource(store, states)::overview);
  }

  private void thresholds(ThresholdsResource thresholds) {
    get(V2 + "thresholds", List.of(Asked.RUN_PARAMETER, Asked.IDS_PARAMETER), thresholds::list);
    get(
        V2 + "thresholds/{" + ThresholdsResource.THRESHOLD + "}",
        List.of(Asked.RUN_PARAMETER),
        thresholds::read);
    get(V4_RUN + "/thresholds", List.of(Selected.PARAMETER), thresholds::v4);
  }

  private void runs(RunsResource runs) {
    List<Parameter> listed = new ArrayList<>(Pages.PARAMETERS);
    listed.add(Asked.IDS_PARAMETER);
    listed.add(Selected.PARAMETER);
    listed.add(optional(RunsResource.TEST));
    listed.add(optional(RunsResource.PUBLIC));
    listed.add(optional(RunsResource.EVENTS));
    listed.add(optional(SeriesResource.METHOD));
    get(V2 + "runs", listed, runs::list);
    get(A_RUN, List.of(Selected.PARAMETER), runs::read);
    get(V4_RUN, List.of(Selected.PARAMETER), runs::v4);
  }

  private void tests(TestsResource tests, OrganizationsResource organizations) {
    List<Parameter> listed = new ArrayList<>(Pages.PARAMETERS);
    listed.add(Asked.IDS_PARAMETER);
    listed.add(Selected.PARAMETER);
    listed.add(optional(TestsResource.PROJECT));
    listed.add(optional(TestsResource.NAMED));
    get(V2 + "tests", listed, tests::list);
    get(V2 + "tests/{" + TestsResource.TEST + "}", List.of(Selected.PARAMETER), tests::read);
    get("/v3/organizations", List.of(), organizations::list);
    get(
        "/v3/organizations/{" + OrganizationsResource.ORGANIZATION + "}/projects",
        List.of(),
        organizations::projects);
  }

  private void details(Store store, RunStates states, Limits limits) {
    LabelsResource labels = new LabelsResource(store, limits);
    get(A_RUN + "/tags", List.of(), labels::names);
    get(A_RUN + "/tag-values/{" + LabelsResource.TAG + "}", List.of(), labels::values);
    ChecksResource checks = new ChecksResource(store, states);
    get(V3 + "checks", List.of(Asked.RUN_PARAMETER), checks::v3);
    get(
        V4_RUN + "/checks",
        List.of(Selected.PARAMETER, optional(ChecksResource.FILTER)),
        checks::v4);
    UrlsResource urls = new UrlsResource(store, states);
    get(V3 + "urls", List.of(Asked.RUN_PARAMETER), urls::v3);
    get(V4_RUN + "/http_urls", List.of(Selected.PARAMETER), urls::v4);
  }

  private static Parameter optional(String name) {
    return Parameter.optional(name, Form.TEXT);
  }

  private static Parameter repeated(String name) {
    return new Parameter(name, Form.TEXT, Need.REPEATED);
  }

  private void get(String template, List<Parameter> query, Handler handler) {
    routes.add(
        new Route(template, List.of(), query, Access.TOKEN, ErrorStyle.V1, Routes.again(handler)));
  }
}
