package dev.concurrency.samples.netty;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** The answers of the servers in this package; may be called on any thread. */
final class Replies {
  private Replies() {}

  static void ok(ChannelHandlerContext context, String text) {
    reply(context, HttpResponseStatus.OK, text);
  }

  static void failed(ChannelHandlerContext context, Throwable cause) {
    reply(context, HttpResponseStatus.INTERNAL_SERVER_ERROR, cause.toString());
  }

  private static void reply(ChannelHandlerContext context, HttpResponseStatus status, String text) {
    ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    FullHttpResponse response = new DefaultFullHttpResponse(HTTP_1_1, status, body);
    response.headers().set(CONTENT_LENGTH, body.readableBytes());
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
