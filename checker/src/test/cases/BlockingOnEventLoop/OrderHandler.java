import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** A handler of which the waits are two calls and two files away; see OrderService, OrderStore and the other stores. */
class OrderHandler extends ChannelInboundHandlerAdapter {
  private final OrderService service = new OrderService();

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ctx.writeAndFlush(service.nameOf(message));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    service.archive(message -> ctx.fireUserEventTriggered(message));
  }
}
