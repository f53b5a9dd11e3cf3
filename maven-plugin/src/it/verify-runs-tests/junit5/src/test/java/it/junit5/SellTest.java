package it.junit5;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.DefaultEventLoopGroup;
import java.io.File;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SellTest {

  @Test
  void sells() throws Exception {
    DefaultEventLoopGroup loops = new DefaultEventLoopGroup(1);
    new Shop(loops).sell().sync();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    System.out.println("observed: " + (System.getenv("JAVA_TOOL_OPTIONS") != null || new File("target/concurrency").exists()));
    System.out.println("heap: " + Runtime.getRuntime().maxMemory() / 1024 / 1024);
  }

  @Test
  void fails() {
    assertEquals("sold", "out of stock");
  }
}
