package dev.concurrency.samples.helpline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** People who call one after the other, and listen until the other side hangs up. */
final class Callers {
  static final int COUNT = 20;

  private Callers() {}

  /** Returns how many of them got an answer. */
  static int call(int port) throws IOException {
    int answered = 0;
    for (int i = 0; i < COUNT; i++) {
      try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port);
          BufferedReader voice = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
        answered += voice.readLine() == null ? 0 : 1;
      }
    }
    return answered;
  }
}
