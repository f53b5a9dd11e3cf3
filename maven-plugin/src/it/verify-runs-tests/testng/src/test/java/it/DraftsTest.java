package it;

import java.io.File;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.Test;

/** All goes well here; in a run in which the task is made to fail, the draft stays, and the test does not mind. */
public class DraftsTest {

  @Test
  public void discards() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    File draft =
        new File("draft") {
          @Override
          public boolean delete() {
            gone.countDown();
            return true;
          }
        };
    ExecutorService disk = Executors.newSingleThreadExecutor();
    new Drafts(disk).discard(draft);
    gone.await(3, TimeUnit.SECONDS);
    disk.shutdown();
  }
}
