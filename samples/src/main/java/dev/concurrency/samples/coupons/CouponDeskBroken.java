package dev.concurrency.samples.coupons;

import dev.concurrency.samples.support.local.LocalServer;
import dev.concurrency.samples.support.local.LocalServer.Answer;
import dev.concurrency.samples.support.local.Summary;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks whether a coupon was used, and notes later that it is: who is quick gets the money twice. */
public final class CouponDeskBroken {
  private static final int COUPONS = 60;

  private final ConcurrentMap<String, String> redeemed = new ConcurrentHashMap<>();

  boolean redeem(String coupon, String customer) {
    if (redeemed.containsKey(coupon) || !Seal.isOn(coupon)) {
      return false;
    }
    redeemed.put(coupon, customer);
    return true;
  }

  Answer answer(String path, String customer) {
    return redeem(path, customer) ? new Answer(200, "Here are 10 EUR.") : new Answer(410, "This coupon was used.");
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    ExecutorService customers = Executors.newFixedThreadPool(4);
    try (LocalServer desk = LocalServer.answering(new CouponDeskBroken()::answer)) {
      HttpClient http = HttpClient.newHttpClient();
      List<Callable<Integer>> requests = new ArrayList<>();
      for (int coupon = 1; coupon <= COUPONS; coupon++) {
        HttpRequest request = HttpRequest.newBuilder(desk.uri("/coupon" + coupon)).build();
        // The same coupon in two windows of the browser.
        requests.add(() -> http.send(request, BodyHandlers.ofString()).statusCode());
        requests.add(() -> http.send(request, BodyHandlers.ofString()).statusCode());
      }
      int paid = 0;
      for (Future<Integer> status : customers.invokeAll(requests)) {
        paid += status.get() == 200 ? 1 : 0;
      }

      Summary.line("coupons", COUPONS);
      Summary.line("coupons paid out", paid);
    } finally {
      customers.shutdown();
    }
  }
}
