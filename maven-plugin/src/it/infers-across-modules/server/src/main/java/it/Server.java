package it;

import io.netty.channel.DefaultEventLoopGroup;
import java.util.concurrent.TimeUnit;

public class Server {

  public static void main(String[] args) throws Exception {
    DefaultEventLoopGroup group = new DefaultEventLoopGroup(1);
    Prices prices = new Prices();
    group.next().submit(() -> answer(prices)).sync();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static String answer(Prices prices) throws InterruptedException {
    return prices.format(prices.of("bread"));
  }
}
