package it;

import static org.testng.Assert.assertEquals;

import org.testng.annotations.Test;

/** Two threads, one after the other: not even a delay loses an update. */
public class CounterTest {

  @Test
  public void counts() throws Exception {
    Counter counter = new Counter();
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(counter::next);
      thread.start();
      thread.join();
    }
    assertEquals(counter.next(), 3);
  }
}
