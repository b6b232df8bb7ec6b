package io.stepwell.schemas.catalog;

/**
 * Which part of a list is wanted.
 *
 * @param newestFirst whether the list begins with what was created last
 * @param skip how many of the list to leave out before the part
 * @param top how many to give at most
 */
public record Paging(boolean newestFirst, int skip, int top) {}
