/**
 * Flink's SQL shell over a home: a session with all tables, views and functions, on a terminal or
 * for a script.
 *
 * <p>The tables and views are in the scripts of {@code ddl}; what they do is in {@code functions}.
 */
@NullMarked
package io.stepwell.sql;

import org.jspecify.annotations.NullMarked;
