package io.stepwell.schemas.s3;

/**
 * An upload in parts that was begun and is not complete: nobody can read it, but it takes room.
 *
 * @param path of the object that it would become, relative to the store's place
 * @param upload the store's name for it
 */
public record Unfinished(String path, String upload) {}
