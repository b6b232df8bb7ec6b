package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.LoadTest;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which runs a block of the server is for.
 *
 * @param projects their projects' ids; empty for all
 * @param loadTests their load tests' names; empty for all
 */
record RunScope(Set<Long> projects, Set<String> loadTests) {

  static final String PROJECTS = "projects";
  static final String LOAD_TESTS = "loadTests";
  static final Set<String> KEYS = Set.of(PROJECTS, LOAD_TESTS);

  private static final int MOST = 1000;

  RunScope {
    projects = Set.copyOf(projects);
    loadTests = Set.copyOf(loadTests);
  }

  /**
   * As a block's fields say.
   *
   * @throws io.stepwell.schemas.k6.BadInputException if they are something else
   */
  static RunScope of(Fields fields) {
    Set<Long> projects = new LinkedHashSet<>();
    for (JsonNode project : fields.list(PROJECTS, MOST)) {
      if (!project.isIntegralNumber() || !project.canConvertToLong()) {
        throw fields.bad(PROJECTS, "has an element that is no id; ids are whole numbers");
      }
      projects.add(project.asLong());
    }
    Set<String> loadTests = new LinkedHashSet<>();
    for (JsonNode loadTest : fields.list(LOAD_TESTS, MOST)) {
      if (!loadTest.isTextual()) {
        throw fields.bad(LOAD_TESTS, "has an element that is no name; names are texts");
      }
      loadTests.add(loadTest.asText());
    }
    return new RunScope(projects, loadTests);
  }

  boolean includes(LoadTest loadTest) {
    return (projects.isEmpty() || projects.contains(loadTest.project()))
        && (loadTests.isEmpty() || loadTests.contains(loadTest.name()));
  }

  /** Whether a run can be in both. */
  boolean meets(RunScope other) {
    return meet(projects, other.projects) && meet(loadTests, other.loadTests);
  }

  private static <T> boolean meet(Set<T> some, Set<T> others) {
    return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
  }
}
