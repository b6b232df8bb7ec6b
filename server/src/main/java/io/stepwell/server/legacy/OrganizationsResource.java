package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The way by which clients find projects: there is one organization, which has all of them. */
final class OrganizationsResource {

  /** The one organization's. */
  static final long ID = 1;

  static final String ORGANIZATION = "organization_id";

  private final Store store;

  OrganizationsResource(Store store) {
    this.store = store;
  }

  /** {@code GET /v3/organizations}. */
  Reply list(Call call) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("organizations")
        .addObject()
        .put("id", ID)
        .put("name", "Stepwell")
        .put("is_default", true);
    return Json.reply(out -> Json.tree(json, out));
  }

  /** {@code GET /v3/organizations/{organization_id}/projects}: those with tests in sight. */
  Reply projects(Call call) throws IOException {
    if (Store.id(call.variable(ORGANIZATION), "organization") != ID) {
      throw QueryException.notFound(
          "there is no organization "
              + call.variable(ORGANIZATION)
              + "; the one there is has id 1");
    }
    Map<Long, LoadTest> first = new TreeMap<>();
    for (LoadTest test : store.catalog().loadTests()) {
      if (call.scope().includes(test.project())) {
        first.merge(
            test.project(),
            test,
            (one, other) -> one.created().isAfter(other.created()) ? other : one);
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode projects = json.putArray("projects");
    first.forEach((id, test) -> projects.add(project(id, test)));
    return Json.reply(out -> Json.tree(json, out));
  }

  private static ObjectNode project(long id, LoadTest first) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("name", "project " + id)
        .put("description", "")
        .put("organization_id", ID)
        .put("created", first.created().toString())
        .put("updated", first.created().toString())
        .put("is_default", id == Catalog.DEFAULT_PROJECT);
  }
}
