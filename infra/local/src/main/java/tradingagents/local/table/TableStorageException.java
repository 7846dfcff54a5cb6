package tradingagents.local.table;

import java.io.File;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * The file behind the tables cannot be used: it is full, locked, corrupt or out of reach. The
 * message is one sentence for people that names the file and what to do; nothing has been deleted
 * or half written. Through an SDK client it arrives as a 500 with the same sentence.
 */
public final class TableStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long LITTLE_BYTES = 256 << 10;

  TableStorageException(String message, Throwable cause) {
    super(message, cause);
  }

  static TableStorageException of(String place, SQLException cause) {
    int primary = cause.getErrorCode() & 0xFF;
    String message;
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      message =
          "The table file "
              + place
              + " is corrupt or no table file; it is left as it is: move it away or restore it from"
              + " a backup.";
    } else if (primary == SQLiteErrorCode.SQLITE_FULL.code
        || (isUnspecific(primary) && isFull(place))) {
      message =
          "The disk holding the table file " + place + " is full: free some space and repeat.";
    } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      message = "The table file " + place + " is locked by another process: end that one first.";
    } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      message = "The table file " + place + " cannot be opened for writing: check its permissions.";
    } else {
      message = "The table file " + place + " cannot be used: " + cause.getMessage() + ".";
    }
    return new TableStorageException(message, cause);
  }

  /**
   * SQLite says "full" of the table file only; of the files beside it, it says "I/O error", and of
   * a statement that it has rolled back for want of space no code at all.
   */
  private static boolean isUnspecific(int primary) {
    return primary == SQLiteErrorCode.SQLITE_IOERR.code
        || primary == SQLiteErrorCode.SQLITE_ERROR.code
        || primary == SQLiteErrorCode.SQLITE_MISUSE.code
        || primary == SQLiteErrorCode.SQLITE_OK.code;
  }

  private static boolean isFull(String place) {
    File folder = new File(place).getAbsoluteFile().getParentFile();
    return folder != null && folder.isDirectory() && folder.getUsableSpace() < LITTLE_BYTES;
  }
}
