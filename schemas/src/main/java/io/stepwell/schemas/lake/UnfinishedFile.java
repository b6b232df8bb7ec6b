package io.stepwell.schemas.lake;

/**
 * A file that a writer has begun and not completed; nobody reads it.
 *
 * @param path what it is called now, or what it is to be called where it has no name before
 * @param attempt tells apart several that are to be called the same; empty where none can be
 */
public record UnfinishedFile(String path, String attempt) {}
