package it;

import org.testng.annotations.Test;

/** Has nothing to do with the finding. */
public class IdleTest {

  @Test
  public void idles() {}
}
