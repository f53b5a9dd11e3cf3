package it;

/** Nothing to find here. */
public class Clean {

  public static int twice(int number) {
    return Math.addExact(number, number);
  }
}
