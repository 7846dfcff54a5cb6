package tradingagents.local.table;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite connection behind one lock, with its prepared statements. In WAL mode a commit
 * survives the death of the process; another process on the same file waits its turn.
 */
final class Store implements AutoCloseable {
  private static final String[] SCHEMA = {
    "CREATE TABLE IF NOT EXISTS tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
        + " definition TEXT NOT NULL, created INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS items (table_id INTEGER NOT NULL, hash_key BLOB NOT NULL,"
        + " range_key BLOB NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL,"
        + " UNIQUE (table_id, hash_key, range_key))",
    "CREATE TABLE IF NOT EXISTS index_rows (index_id INTEGER NOT NULL, hash_key BLOB NOT NULL,"
        + " range_key BLOB NOT NULL, item_hash BLOB NOT NULL, item_range BLOB NOT NULL,"
        + " size INTEGER NOT NULL,"
        + " PRIMARY KEY (index_id, hash_key, range_key, item_hash, item_range)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, digest BLOB NOT NULL,"
        + " at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS tokens_by_age ON tokens (at)",
  };
  private static final int VERSION = 1;

  /** Work on the connection. */
  interface Work<T extends @Nullable Object> {
    T run(Store store) throws SQLException;
  }

  private final String place;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Store(String place, Connection connection) {
    this.place = place;
    this.connection = connection;
  }

  static Store open(String place, String url) {
    Connection connection = null;
    try {
      connection = DriverManager.getConnection(url);
      var store = new Store(place, connection);
      store.prepareFile();
      return store;
    } catch (SQLException e) {
      closeQuietly(connection, e);
      throw TableStorageException.of(place, e);
    } catch (TableStorageException e) {
      closeQuietly(connection, e);
      throw e;
    }
  }

  private static void closeQuietly(@Nullable Connection connection, Exception cause) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void prepareFile() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute("PRAGMA wal_autocheckpoint = 4000");
      int found;
      try (var version = statement.executeQuery("PRAGMA user_version")) {
        found = version.getInt(1);
      }
      if (found > VERSION) {
        throw new TableStorageException(
            "The table file " + place + " was written by a newer version of this program.",
            new SQLException("user_version " + found));
      }
      if (found < VERSION) {
        statement.execute("BEGIN IMMEDIATE");
        for (String sql : SCHEMA) {
          statement.execute(sql);
        }
        statement.execute("PRAGMA user_version = " + VERSION);
        statement.execute("COMMIT");
      }
      statement.execute("SELECT count(*) FROM tables");
    }
  }

  /** The statement for this text, prepared once; the caller closes result sets, never it. */
  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** The one sentence for what SQLite reports. */
  TableStorageException failure(SQLException cause) {
    return TableStorageException.of(place, cause);
  }

  <T extends @Nullable Object> T read(Work<T> work) {
    lock.lock();
    try {
      return work.run(this);
    } catch (SQLException e) {
      throw TableStorageException.of(place, e);
    } finally {
      lock.unlock();
    }
  }

  /** All of the work or, when it throws anything, none of it. */
  <T extends @Nullable Object> T write(Work<T> work) {
    lock.lock();
    boolean isCommitted = false;
    boolean isBegun = false;
    try {
      prepared("BEGIN IMMEDIATE").execute();
      isBegun = true;
      T result = work.run(this);
      prepared("COMMIT").execute();
      isCommitted = true;
      return result;
    } catch (SQLException e) {
      throw TableStorageException.of(place, e);
    } finally {
      if (isBegun && !isCommitted) {
        rollback();
      }
      lock.unlock();
    }
  }

  private void rollback() {
    try {
      if (!connection.isClosed()) {
        prepared("ROLLBACK").execute();
      }
    } catch (SQLException e) {
      // SQLite rolls back by itself on the severe errors (full, I/O); then there is nothing left to
      // do.
      statements.remove("ROLLBACK");
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      statements.clear();
      connection.close();
    } catch (SQLException e) {
      throw TableStorageException.of(place, e);
    } finally {
      lock.unlock();
    }
  }
}
