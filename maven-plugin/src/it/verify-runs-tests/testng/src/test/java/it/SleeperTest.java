package it;

import org.testng.annotations.Test;

public class SleeperTest {

  @Test
  public void sleeps() throws Exception {
    Sleeper.sleepOnce();
  }
}
