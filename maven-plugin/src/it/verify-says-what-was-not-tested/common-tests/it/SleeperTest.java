package it;

import org.junit.Test;

public class SleeperTest {

  @Test
  public void sleeps() throws Exception {
    Sleeper.sleepOnce();
  }
}
