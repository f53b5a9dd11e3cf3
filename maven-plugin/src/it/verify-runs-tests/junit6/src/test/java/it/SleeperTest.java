package it;

import org.junit.jupiter.api.Test;

public class SleeperTest {

  @Test
  public void sleeps() throws Exception {
    Sleeper.sleepOnce();
  }
}
