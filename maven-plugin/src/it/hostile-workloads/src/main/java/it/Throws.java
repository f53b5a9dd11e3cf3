package it;

/** Does not get anywhere. */
public class Throws {

  public static void main(String[] args) throws Exception {
    throw new IllegalStateException("thrown at start");
  }
}
