package it;

public class Second {

  public static int two() {
    return First.one() + First.one();
  }
}
