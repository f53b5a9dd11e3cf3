package dev.concurrency.checker.catalog;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Answers one client: it knows no HELLO, so that the client falls back to the old protocol, has nothing under any key, and agrees with all else. */
final class FakeRedis implements Closeable {

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final CountDownLatch mayAnswerGet = new CountDownLatch(1);

  FakeRedis() throws IOException {
    Thread thread = new Thread(this::serve, "fake Redis");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Until then GET has no answer. */
  void answerGet() {
    mayAnswerGet.countDown();
  }

  private void serve() {
    try (Socket client = server.accept();
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream()) {
      for (String header = in.readLine(); header != null; header = in.readLine()) {
        String command = null;
        for (int words = Integer.parseInt(header.substring(1)); words > 0; words--) {
          in.readLine();
          String word = in.readLine();
          command = command == null ? word : command;
        }
        out.write(answer(command).getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException e) {
      // The client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(String command) throws InterruptedException {
    if (command.equals("HELLO")) {
      return "-ERR unknown command\r\n";
    }
    if (command.equals("GET")) {
      mayAnswerGet.await();
      return "$-1\r\n";
    }
    return "+OK\r\n";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
