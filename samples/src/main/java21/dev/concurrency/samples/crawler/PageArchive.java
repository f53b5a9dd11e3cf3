package dev.concurrency.samples.crawler;

import dev.concurrency.samples.support.local.InFlight;
import dev.concurrency.samples.support.local.LocalDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/** Crawled pages in a database that is reached through four connections. Reads wait at first, as behind the lock of a nightly report. */
final class PageArchive implements AutoCloseable {
  private static final int PAGES = 500;

  private final InFlight crowd;
  private final LocalDatabase database =
      LocalDatabase.start(
          4,
          "create table page(id bigint primary key, text varchar(80))",
          "insert into page select x, 'page ' || x from system_range(1, " + PAGES + ")");

  /**
   * Opens the archive.
   *
   * @param crowd reads begin when it has gathered
   */
  PageArchive(InFlight crowd) {
    this.crowd = crowd;
  }

  static int pages() {
    return PAGES;
  }

  List<Long> ids() {
    return LongStream.rangeClosed(1, PAGES).boxed().toList();
  }

  String text(long id) throws SQLException, InterruptedException {
    crowd.awaitCrowd();
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement("select text from page where id = ?")) {
      query.setLong(1, id);
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return found.getString(1);
      }
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
