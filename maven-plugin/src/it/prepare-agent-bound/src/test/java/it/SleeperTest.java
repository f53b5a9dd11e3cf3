package it;

import static org.junit.Assert.assertEquals;

import java.lang.management.ManagementFactory;
import org.junit.Test;

public class SleeperTest {

  @Test
  public void sleeps() throws Exception {
    Sleeper.sleepOnce();
  }

  @Test
  public void runsBesideJacocoWithTheArgumentsOfTheProject() {
    String arguments = String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
    assertEquals(arguments, 1, count(arguments, "-javaagent:[^ ]*jacoco[^ ]*[.]jar="));
    assertEquals(arguments, 1, count(arguments, "-Dfirst=1"));
    assertEquals(arguments, 1, count(arguments, "-Dlast=1"));
    // JaCoCo knows classes by their bytes, so it has to be the first to see them.
    assertEquals(arguments, count(arguments, "concurrency-agent"), count(arguments, "jacoco.*concurrency-agent"));
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}
