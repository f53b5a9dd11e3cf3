import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import redis.clients.jedis.JedisPooled;

/** An event loop, but no reactive framework: that is what the rule about event loops says. */
class NettyHandlers {

  static class LookupOk extends SimpleChannelInboundHandler<String> {
    private final JedisPooled redis = new JedisPooled();

    @Override
    protected void channelRead0(ChannelHandlerContext context, String key) {
      context.writeAndFlush(redis.get(key));
    }
  }
}
