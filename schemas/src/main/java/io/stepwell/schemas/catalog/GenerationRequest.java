package io.stepwell.schemas.catalog;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is about to be written.
 *
 * @param run the run's id; without it the next free one is allotted
 * @param project the project's id; made if there is none
 * @param loadTest the name of the load test; made if the project has none of that name
 * @param replace whether a run that has data already may be written anew
 * @param sources the files that are read, as the user wrote them
 */
public record GenerationRequest(
    OptionalLong run, long project, String loadTest, boolean replace, List<String> sources) {

  public GenerationRequest {
    sources = List.copyOf(sources);
  }
}
