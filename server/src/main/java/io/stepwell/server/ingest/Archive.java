package io.stepwell.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What is read of the archives that k6 makes of a script. They hold the script, its files and its
 * environment with all that is secret in there; nothing but the options is taken out.
 */
final class Archive {

  private static final String METADATA = "metadata.json";
  private static final int MOST_METADATA_BYTES = 4 << 20;

  private Archive() {}

  /**
   * The options of a run, with what is secret in them.
   *
   * @param tar the archive
   * @throws ProblemException if it is none
   */
  static JsonNode options(byte[] tar) {
    return JsonBody.read(metadata(tar), METADATA + " of the archive").path("options");
  }

  private static byte[] metadata(byte[] tar) {
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(METADATA)) {
          byte[] metadata = in.readNBytes(MOST_METADATA_BYTES);
          if (metadata.length < entry.getSize()) {
            throw bad(METADATA + " of the archive has more than " + MOST_METADATA_BYTES + " bytes");
          }
          return metadata;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw bad("the archive cannot be read; it is a tar file, as k6 archive makes them");
    }
    throw bad("the archive has no " + METADATA + "; k6 archive puts one in");
  }

  private static ProblemException bad(String sentence) {
    return new ProblemException(Problem.BAD_DATA, sentence);
  }
}
