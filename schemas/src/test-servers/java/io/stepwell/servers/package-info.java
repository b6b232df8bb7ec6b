/**
 * Servers that tests start for themselves, from programs on the {@code PATH}: a database and an
 * object store. Several modules compile them with their tests.
 */
@NullMarked
package io.stepwell.servers;

import org.jspecify.annotations.NullMarked;
