package it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;

public class HangsTest {

  @Test
  public void hangs() throws Exception {
    Sleeper.sleepOnce();
    Process child = new ProcessBuilder("sleep", "1000").inheritIO().start();
    Files.writeString(Path.of("target/child.pid"), Long.toString(child.pid()));
    new CountDownLatch(1).await();
  }
}
