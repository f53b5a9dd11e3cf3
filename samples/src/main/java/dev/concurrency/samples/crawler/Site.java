package dev.concurrency.samples.crawler;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The site that is crawled. It is slow to begin: it answers nobody until a crowd waits. */
final class Site implements AutoCloseable {
  static final int PAGES = 400;

  private final LocalServer server;

  Site(int crowd) {
    server = LocalServer.answeringCrowdOf(crowd, (path, body) -> new Answer(200, "<html>" + path + "</html>"));
  }

  /** Returns the links of the site map. */
  List<URI> links() {
    return IntStream.rangeClosed(1, PAGES).mapToObj(page -> server.uri("/page/" + page)).toList();
  }

  /** Returns how many requests the site had on its hands at once. */
  int mostRequestsAtOnce() {
    return server.peak();
  }

  @Override
  public void close() {
    server.close();
  }
}
