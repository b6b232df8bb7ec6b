package io.stepwell.schemas.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Neighbours among live files: {@link #WIDTH} to the power of the level of them. What is known of a
 * stretch is put together from what is known of its parts and never changes, so that with each file
 * more only a few stretches are new.
 *
 * @param files the id of the live files
 * @param level 0 for a single file
 * @param index which of the stretches of that level, from 0
 */
record Stretch(long files, int level, int index) {

  static final int WIDTH = 16;

  /** The fewest stretches that are the first so many files. */
  static List<Stretch> first(long files, int count) {
    int level = 0;
    int size = 1;
    while (size <= count / WIDTH) {
      size *= WIDTH;
      level++;
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int done = 0; level >= 0; level--, size /= WIDTH) {
      for (; done + size <= count; done += size) {
        stretches.add(new Stretch(files, level, done / size));
      }
    }
    return stretches;
  }

  boolean isFile() {
    return level == 0;
  }

  /** The stretches of the next level below that it is made of. */
  List<Stretch> parts() {
    return IntStream.range(WIDTH * index, WIDTH * (index + 1))
        .mapToObj(part -> new Stretch(files, level - 1, part))
        .toList();
  }
}
