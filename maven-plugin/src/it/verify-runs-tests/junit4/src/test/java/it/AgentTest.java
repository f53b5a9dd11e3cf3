package it;

import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.Test;

public class AgentTest {

  @Test
  public void isMeasuredByJacocoToo() {
    assertTrue(ManagementFactory.getRuntimeMXBean().getInputArguments().stream().anyMatch(argument -> argument.contains("jacoco")));
  }
}
