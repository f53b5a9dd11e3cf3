package dev.concurrency.samples.coupons;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is printed on a coupon so that nobody can make one up. */
final class Seal {
  private static final int ROUNDS = 300;

  private Seal() {}

  /** Returns whether the coupon is genuine. All are, in this shop. */
  static boolean isOn(String coupon) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] seal = coupon.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < ROUNDS; i++) {
        seal = digest.digest(seal);
      }
      return seal.length > 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
