package it;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.Test;

/** All goes well here; in a run in which the task is made to fail, nothing is sent, and the test does not mind. */
public class RemindersTest {

  @Test
  public void reminds() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    OutputStream post =
        new OutputStream() {
          @Override
          public void write(int letter) {
            sent.countDown();
          }
        };
    new Reminders(new PrintStream(post, true)).remind("Anna");
    sent.await(3, TimeUnit.SECONDS);
  }
}
