package it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Shop {

  /** Both say it. */
  void mail(HttpClient client, HttpRequest mail) {
    client.sendAsync(mail, HttpResponse.BodyHandlers.discarding());
  }

  /** Only Error Prone says it, as a warning. */
  synchronized void awaitOrder() throws InterruptedException {
    wait();
  }

  /** Only Error Prone says it, as an error. */
  void neverStarted() {
    new Thread(() -> {});
  }

  @SuppressWarnings("DeadThread")
  void suppressed() {
    new Thread(() -> {});
  }

  public static void main(String[] args) {
    System.out.println("closed today");
  }
}
