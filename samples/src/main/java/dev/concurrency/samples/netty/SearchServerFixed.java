package dev.concurrency.samples.netty;

import dev.concurrency.samples.support.HttpLoad;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same search server; the comparison runs on a thread kept for computing, and the answer is written from there. */
public final class SearchServerFixed {
  private static final ExecutorService COMPUTING_THREADS = Executors.newFixedThreadPool(1);

  private SearchServerFixed() {}

  public static void main(String[] args) throws Exception {
    List<Document> documents = Document.library(700);
    try (NettyServer server = new NettyServer(pipeline -> pipeline.addLast(new SearchHandler(documents)));
        HttpLoad load = new HttpLoad()) {
      HttpRequest search = HttpRequest.newBuilder(server.uri("/duplicates")).build();
      load.run(1, "searches", search, server.uri("/health"));
    } finally {
      COMPUTING_THREADS.shutdown();
    }
  }

  private static final class SearchHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final List<Document> documents;

    SearchHandler(List<Document> documents) {
      this.documents = documents;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      if (request.uri().equals("/health")) {
        Replies.ok(context, "up");
        return;
      }
      COMPUTING_THREADS.execute(() -> answer(context));
    }

    private void answer(ChannelHandlerContext context) {
      try {
        Replies.ok(context, closestPair());
      } catch (RuntimeException e) {
        Replies.failed(context, e);
      }
    }

    private String closestPair() {
      int most = -1;
      String pair = "none";
      for (Document one : documents) {
        for (Document other : documents) {
          int shared = 0;
          for (String word : one.words()) {
            if (other.words().contains(word)) {
              shared++;
            }
          }
          if (one.id() < other.id() && shared > most) {
            most = shared;
            pair = one.id() + " and " + other.id();
          }
        }
      }
      return pair;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Replies.failed(context, cause);
    }
  }
}
