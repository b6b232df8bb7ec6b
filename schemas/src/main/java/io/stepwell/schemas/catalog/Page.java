package io.stepwell.schemas.catalog;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items those on the page, in the list's order
 * @param total how many the whole list has
 */
public record Page<T>(List<T> items, long total) {

  public Page {
    items = List.copyOf(items);
  }
}
