package shop;

import geo.Locator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.sql.CallableStatement;
import java.sql.SQLException;

/** What waits here is known from class files only. */
class Taxes extends ChannelInboundHandlerAdapter {

  private final Locator locator = new Locator();

  @Override
  public void channelRead(ChannelHandlerContext context, Object customer) throws IOException {
    context.write(locator.shorten(of(customer)));
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object question) throws SQLException {
    context.write(locator.isKnown((CallableStatement) question));
  }

  private String of(Object customer) throws IOException {
    return locator.countryOf(customer.toString());
  }
}
