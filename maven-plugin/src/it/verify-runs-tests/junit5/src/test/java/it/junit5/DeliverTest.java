package it.junit5;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.DefaultEventLoopGroup;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is tested runs in a JVM that the test starts. */
class DeliverTest {

  @Test
  void delivers() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Delivery.class.getName()).inheritIO().start();
    assertEquals(0, process.waitFor());
  }

  public static class Delivery {
    public static void main(String[] args) throws Exception {
      DefaultEventLoopGroup loops = new DefaultEventLoopGroup(1);
      new Shop(loops).deliver().sync();
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }
}
