package it;

public class First {

  public static int one() {
    return Integer.parseInt("1");
  }
}
