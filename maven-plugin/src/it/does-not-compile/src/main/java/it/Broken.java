package it;

/** Does not compile. */
public class Broken {

  public static int none() {
    return Missing.call();
  }
}
