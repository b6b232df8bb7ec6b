package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.server.access.TokenGate;
import io.stepwell.server.api.Limits;
import io.stepwell.server.api.Routes;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.export.Exports;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Parameter.Need;
import io.stepwell.server.http.Route;
import io.stepwell.server.ingest.IngestRoutes;
import io.stepwell.server.legacy.LegacyRoutes;
import io.stepwell.server.operations.OperationRoutes;
import io.stepwell.server.operations.ServerFigures;
import io.stepwell.server.page.PageRoutes;
import io.stepwell.server.provisioning.ProvisioningRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The published description says what the server's routes say, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)\\}");

  private final TestHome home = TestHome.create();
  private final JsonNode document = read();
  private final Map<String, Route> routes = routes();

  private static JsonNode read() {
    try (InputStream in =
        OpenApiTest.class.getResourceAsStream("/io/stepwell/server/openapi.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Route> routes() {
    LakeStepStore lake = new LakeStepStore(home.files(), home.catalog());
    Store store = new Store(home.catalog(), lake);
    InstantSource clock = InstantSource.system();
    RunStates states = new RunStates(home.catalog(), lake, Limits.USUAL, clock);
    TokenGate gate = new TokenGate(List.of(), true, home.catalog().liveRuns(), clock);
    List<Route> all = new ArrayList<>(Routes.of(store, states, Limits.USUAL));
    all.addAll(IngestRoutes.off(gate));
    all.addAll(ProvisioningRoutes.off());
    Exports exports = new Exports(home.directory().resolve("exports"), lake::pinned);
    all.addAll(LegacyRoutes.of(store, states, Limits.USUAL, exports));
    exports.close();
    all.addAll(PageRoutes.of(gate, store));
    all.addAll(OperationRoutes.of(new ServerFigures(lake::cache), () -> true));
    Map<String, Route> byPath = new TreeMap<>();
    all.forEach(
        route ->
            byPath.put(
                route.method().name().toLowerCase(Locale.ROOT)
                    + " "
                    + route.template().replace("(…)", "({arguments})"),
                route));
    return byPath;
  }

  /** What the description says of a method and a path. */
  private JsonNode operation(String route) {
    String[] words = route.split(" ", 2);
    return document.path("paths").path(words[1]).path(words[0]);
  }

  @AfterAll
  void close() {
    home.close();
  }

  @Test
  void itIsOfVersion31() {
    assertThat(document.path("openapi").asText()).startsWith("3.1");
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      names(path.getValue()).forEach(method -> described.add(method + " " + path.getKey()));
    }
    assertThat(described).isEqualTo(routes.keySet());
  }

  @Test
  void parametersAreThoseOfTheRoutes() {
    routes.forEach(
        (path, route) -> {
          JsonNode operation = operation(path);
          Set<String> inPath = new HashSet<>();
          Matcher variable = VARIABLE.matcher(path);
          while (variable.find()) {
            inPath.add(variable.group(1));
          }
          assertThat(parameters(operation, "path")).as(path).isEqualTo(inPath);
          assertThat(parameters(operation, "query"))
              .as(path)
              .isEqualTo(allowed(route.query()).keySet());
          Map<String, Boolean> arguments = new HashMap<>();
          operation
              .path("x-arguments")
              .forEach(
                  a ->
                      arguments.put(
                          a.path("name").asText() + a.path("form").asText(),
                          a.path("required").asBoolean()));
          Map<String, Boolean> wanted = new HashMap<>();
          route.arguments().stream()
              .filter(parameter -> parameter.need() != Need.REFUSED)
              .forEach(p -> wanted.put(p.name() + p.form(), p.need() == Need.REQUIRED));
          assertThat(arguments).as(path).isEqualTo(wanted);
        });
  }

  @Test
  void whatNeedsNoTokenIsSaidToNeedNone() {
    routes.forEach(
        (path, route) ->
            assertThat(operation(path).has("security"))
                .as(path)
                .isEqualTo(
                    route.access() != Route.Access.TOKEN
                        && route.access() != Route.Access.RUN_TOKEN));
  }

  @Test
  void bodiesAreOfTheTypesThatTheRoutesTake() {
    routes.forEach(
        (path, route) ->
            assertThat(names(operation(path).path("requestBody").path("content")))
                .as(path)
                .isEqualTo(route.body().mediaTypes()));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (String pointer : references(document, new TreeSet<>())) {
      assertThat(document.at(pointer.substring(1)).isMissingNode()).as(pointer).isFalse();
    }
  }

  @Test
  void everyOperationHasANameOfItsOwn() {
    List<String> ids = document.findValuesAsText("operationId");
    assertThat(ids).hasSize(routes.size()).doesNotHaveDuplicates();
  }

  private static Set<String> references(JsonNode node, Set<String> found) {
    node.findValuesAsText("$ref").forEach(found::add);
    return found;
  }

  private static Map<String, Boolean> allowed(List<Parameter> parameters) {
    Map<String, Boolean> allowed = new HashMap<>();
    parameters.forEach(parameter -> allowed.put(parameter.name(), true));
    return allowed;
  }

  private Set<String> parameters(JsonNode operation, String in) {
    Set<String> names = new HashSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode real =
          parameter.has("$ref")
              ? document.at(parameter.path("$ref").asText().substring(1))
              : parameter;
      if (real.path("in").asText().equals(in)) {
        names.add(real.path("name").asText());
      }
    }
    return names;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
