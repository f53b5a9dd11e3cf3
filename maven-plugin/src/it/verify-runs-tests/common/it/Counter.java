package it;

/** Counts in two steps. */
public class Counter {

  private volatile int count;

  public int next() {
    return ++count;
  }
}
