package tradingagents.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableStorageException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** A folder that one process owns at a time. The lock dies with the process, however it dies. */
final class DataFolder {
  static final String STATE = "state.db";

  private DataFolder() {}

  static FileChannel own(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(folder);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.UNAVAILABLE, "the data folder " + folder + " cannot be written: " + e),
          e);
    }
  }

  /** The tables of a folder that is owned; a damaged file is left as it is. */
  static TableEngine tables(Path folder, InstantSource clock) {
    try {
      return TableEngine.at(folder.resolve(STATE), clock);
    } catch (TableStorageException e) {
      throw new FailureException(new Failure(Reason.CORRUPT, String.valueOf(e.getMessage())), e);
    }
  }

  static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FailureException inUse(Path folder) {
    return new FailureException(
        Reason.UNAVAILABLE,
        "the data folder " + folder + " is in use by another process; wait for it or use --data");
  }
}
