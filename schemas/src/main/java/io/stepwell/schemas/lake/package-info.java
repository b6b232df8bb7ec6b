/**
 * Steps, series and samples at rest: the directories of a lake, the Parquet files in them, and the
 * store that answers queries from them. Files are written once and never changed; rows of the same
 * series and second merge, so any number of files may hold parts of it.
 *
 * <p>Which generation of a run counts is not known here but by the catalog.
 */
@NullMarked
package io.stepwell.schemas.lake;

import org.jspecify.annotations.NullMarked;
