package io.stepwell.pages;

import com.microsoft.playwright.options.ColorScheme;

/** What a viewer's screen is like. */
enum Look {
  WIDE_LIGHT(1280, ColorScheme.LIGHT),
  WIDE_DARK(1280, ColorScheme.DARK),
  NARROW_LIGHT(390, ColorScheme.LIGHT),
  NARROW_DARK(390, ColorScheme.DARK);

  private static final int HEIGHT = 900;

  private final int width;
  private final ColorScheme scheme;

  Look(int width, ColorScheme scheme) {
    this.width = width;
    this.scheme = scheme;
  }

  /** In pixels, as is the height. */
  int width() {
    return width;
  }

  int height() {
    return HEIGHT;
  }

  ColorScheme scheme() {
    return scheme;
  }
}
