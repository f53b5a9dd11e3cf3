package dev.concurrency.samples.boxoffice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Many visitors who come at the same time, and look around inside before they ask for their tickets, as over a slow mobile network. */
final class Visitors {
  static final int COUNT = 400;

  private Visitors() {}

  /** Returns how many of them got a ticket. They ask when all are inside. */
  static int buy(int port, CountDownLatch inside) throws IOException, InterruptedException {
    List<Socket> visitors = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT; i++) {
        visitors.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      inside.await();
      for (Socket visitor : visitors) {
        visitor.getOutputStream().write("a ticket, please\n".getBytes(StandardCharsets.UTF_8));
      }
      int tickets = 0;
      for (Socket visitor : visitors) {
        tickets += answer(visitor) == null ? 0 : 1;
      }
      return tickets;
    } finally {
      for (Socket visitor : visitors) {
        visitor.close();
      }
    }
  }

  /** What the other side says next; null if it has gone. */
  static String answer(Socket connection) throws IOException {
    return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)).readLine();
  }
}
