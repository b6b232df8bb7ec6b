/**
 * HTTP as the API needs it: raw request targets taken apart, routes, replies, errors, and the
 * Vert.x server that carries them.
 *
 * <p>What a path means, who may ask and what is answered is not here.
 */
@NullMarked
package io.stepwell.server.http;

import org.jspecify.annotations.NullMarked;
