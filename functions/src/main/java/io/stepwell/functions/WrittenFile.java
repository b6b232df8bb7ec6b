package io.stepwell.functions;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A file that is whole but does not have its name yet.
 *
 * @param path where it will be, below the root
 * @param root of the files
 * @param version of the ticket's format
 * @param ticket what the file system wants in exchange for the name
 */
// Made once per file and only ever handed on.
@SuppressWarnings("ArrayRecordComponent")
public record WrittenFile(URI root, String path, int version, byte[] ticket)
    implements Serializable {

  /** Closes what a writer has written, and takes the ticket for its name. */
  static WrittenFile close(
      URI root, String path, RecoverableWriter files, RecoverableFsDataOutputStream out)
      throws IOException {
    SimpleVersionedSerializer<CommitRecoverable> tickets = files.getCommitRecoverableSerializer();
    CommitRecoverable ticket = out.closeForCommit().getRecoverable();
    return new WrittenFile(root, path, tickets.getVersion(), tickets.serialize(ticket));
  }

  /** Gives it its name; that it has it already is no error. */
  void commit() throws IOException {
    RecoverableWriter files = FileSystem.get(root).createRecoverableWriter();
    SimpleVersionedSerializer<CommitRecoverable> tickets = files.getCommitRecoverableSerializer();
    files.recoverForCommit(tickets.deserialize(version, ticket)).commitAfterRecovery();
  }
}
