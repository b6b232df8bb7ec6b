package io.stepwell.server.page;

import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.server.access.TokenGate;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Handler;
import io.stepwell.server.http.ProblemException;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The page of something that may not exist, which then is the same document under status 404. Who
 * has no token yet is told nothing of what there is.
 *
 * @param shell gives the document
 * @param find throws {@link QueryException} if there is nothing of that address in the caller's
 *     sight
 */
record FoundPage(TokenGate gate, Handler shell, Consumer<Call> find) implements Handler {

  @Override
  public Reply answer(Call call) throws IOException {
    Reply page = shell.answer(call);
    try {
      find.accept(call.in(gate.admit(call.request().authorization())));
      return page;
    } catch (ProblemException | CatalogException e) {
      // The scripts of the page hear the same from the API, and say it to people.
      return page;
    } catch (QueryException e) {
      return page.as(404);
    }
  }
}
