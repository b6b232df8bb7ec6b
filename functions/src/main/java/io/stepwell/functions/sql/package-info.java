/**
 * The functions of Flink SQL: parts as values of SQL, their merge, the methods of the domain's one
 * table asked of them, sketches, labels and windows; and the module that registers them all.
 *
 * <p>No tables here, and no rule about metrics: a function reads its arguments and asks the domain.
 */
@NullMarked
package io.stepwell.functions.sql;

import org.jspecify.annotations.NullMarked;
