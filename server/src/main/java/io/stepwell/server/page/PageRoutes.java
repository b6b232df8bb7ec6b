package io.stepwell.server.page;

import io.stepwell.server.access.TokenGate;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.BodyRule;
import io.stepwell.server.http.Handler;
import io.stepwell.server.http.LaterHandler;
import io.stepwell.server.http.Parameter;
import io.stepwell.server.http.Reply;
import io.stepwell.server.http.Route;
import io.stepwell.server.http.Route.Access;
import io.stepwell.server.http.Route.ErrorStyle;
import io.stepwell.server.http.Route.Method;
import io.stepwell.server.http.TokenCookie;
import java.util.List;
import java.util.Set;

/** The paths of pages and of what they load. These tell nothing of any run, so all may ask. */
public final class PageRoutes {

  private static final BodyRule FORM =
      new BodyRule(4 << 10, Set.of("application/x-www-form-urlencoded"));

  private PageRoutes() {}

  public static List<Route> of(TokenGate gate, Store store) {
    PageFiles files = new PageFiles();
    Reply page = Page.reply(files, false);
    Reply signedIn = Page.reply(files, true);
    Handler shell =
        call -> TokenCookie.read(call.request().headers()).isPresent() ? signedIn : page;
    LoginResource login = new LoginResource(gate);
    Handler run = new FoundPage(gate, shell, store::run);
    Handler loadTest = new FoundPage(gate, shell, store::loadTest);
    return List.of(
        open("/", shell),
        work("/tests/{load_test_id}", loadTest),
        work("/runs/{" + Route.RUN + "}", run),
        work("/runs/{" + Route.RUN + "}/analysis", run),
        open("/compare", List.of(Parameter.optional("runs", Parameter.Form.TEXT)), shell),
        open(
            "/assets/{%s}/{%s}".formatted(PageFileResource.VERSION, PageFileResource.FILE),
            new PageFileResource(files)::file),
        sent("/login", login::login),
        sent("/logout", login::logout));
  }

  private static Route sent(String path, Handler handler) {
    return Route.taking(
        Method.POST, path, Access.OPEN_WORK, ErrorStyle.V5, FORM, LaterHandler.of(handler));
  }

  private static Route work(String path, Handler handler) {
    return new Route(path, List.of(), List.of(), Access.OPEN_WORK, ErrorStyle.V5, handler);
  }

  private static Route open(String path, Handler handler) {
    return open(path, List.of(), handler);
  }

  private static Route open(String path, List<Parameter> query, Handler handler) {
    return new Route(path, List.of(), query, Access.OPEN, ErrorStyle.V5, handler);
  }
}
