package it;

import org.junit.Test;

public class SleeperIT {

  @Test
  public void sleeps() throws Exception {
    Sleeper.sleepOnce();
  }
}
