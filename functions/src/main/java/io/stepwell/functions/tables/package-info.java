/**
 * The lake and the catalog as tables of Flink SQL: the connector {@code stepwell}, which shows of
 * each run the generation that answers and nothing else.
 *
 * <p>It only reads. What a column means is said by the schemas of {@code schemas}.
 */
@NullMarked
package io.stepwell.functions.tables;

import org.jspecify.annotations.NullMarked;
