package shop;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.file.Files;
import java.nio.file.Path;

/** The way from the event loop to the call that waits leads through three files. */
class OrderHandler extends SimpleChannelInboundHandler<String> {

  private final Prices prices = new Prices();

  @Override
  protected void channelRead0(ChannelHandlerContext context, String order) throws Exception {
    int price = prices.of(order);
    price += Files.size(Path.of(order));
    for (int i = 0; i < order.length(); i++) {
      for (int j = 0; j < order.length(); j++) {
        price += order.charAt(i) * order.charAt(j);
      }
    }
    context.write(price);
  }

  @SuppressWarnings("BlockingOnEventLoop")
  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    Thread.sleep(10);
  }
}
