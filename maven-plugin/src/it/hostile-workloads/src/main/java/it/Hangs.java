package it;

/** Never ends. */
public class Hangs {

  public static void main(String[] args) throws Exception {
    new java.util.concurrent.CountDownLatch(1).await();
  }
}
