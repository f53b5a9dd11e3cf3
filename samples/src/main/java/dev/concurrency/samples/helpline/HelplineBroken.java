package dev.concurrency.samples.helpline;

import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts each caller through to an agent and hangs up at once, before the agent has said a word. */
public final class HelplineBroken {
  private static final long LOOKING_UP_MILLIS = 10;

  private final ServerSocket exchange;
  private final ExecutorService agents = Executors.newFixedThreadPool(2);

  HelplineBroken() throws IOException {
    exchange = new ServerSocket(0, Callers.COUNT, InetAddress.getLoopbackAddress());
  }

  /** Returns when all have called. */
  void open() {
    try {
      for (int i = 0; i < Callers.COUNT; i++) {
        try (Socket caller = exchange.accept()) {
          agents.execute(() -> answer(caller));
        }
      }
    } catch (IOException e) {
      System.out.println("The exchange is down: " + e.getMessage());
    }
  }

  private static void answer(Socket caller) {
    try {
      Thread.sleep(LOOKING_UP_MILLIS);
      caller.getOutputStream().write("switch it off and on again\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.out.println("The line is dead: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    HelplineBroken helpline = new HelplineBroken();
    Thread switchboard = new Thread(helpline::open, "switchboard");
    switchboard.start();

    int answered = Callers.call(helpline.exchange.getLocalPort());

    Summary.line("callers", Callers.COUNT);
    Summary.line("answered", answered);
    switchboard.join();
    helpline.exchange.close();
    helpline.agents.shutdown();
  }
}
