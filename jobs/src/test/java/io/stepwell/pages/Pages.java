package io.stepwell.pages;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a browser and a home with runs, each started once for all test classes when the first
 * asks for it.
 */
final class Pages implements ParameterResolver {

  private static final Map<Class<?>, Supplier<? extends AutoCloseable>> STARTS =
      Map.of(Chromium.class, Chromium::start, PagesHome.class, PagesHome::start);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return STARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(Pages.class))
        .getOrComputeIfAbsent(
            type, key -> STARTS.getOrDefault(key, () -> () -> {}).get(), AutoCloseable.class);
  }
}
