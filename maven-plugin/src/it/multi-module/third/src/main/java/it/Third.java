package it;

public class Third {

  public static int two() {
    return First.one() + First.one();
  }
}
