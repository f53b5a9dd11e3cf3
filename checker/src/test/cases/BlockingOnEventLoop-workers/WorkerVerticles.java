import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A program that deploys workers. Their handlers run on worker threads, and it is not known which verticle is one. */
class WorkerVerticles {

  void deploy(Vertx vertx, DataSource database) {
    vertx.deployVerticle(new WorkerVerticleOk(database), new DeploymentOptions().setWorker(true));
    vertx.deployVerticle(new StandardVerticleOk());
  }

  static class WorkerVerticleOk extends AbstractVerticle {
    private final DataSource database;

    WorkerVerticleOk(DataSource database) {
      this.database = database;
    }

    @Override
    public void start() throws SQLException {
      database.getConnection().close();
      vertx.eventBus().<String>consumer("orders", message -> message.reply(read(message.body())));
      vertx.setTimer(1, tick -> read("first"));
      Router.router(vertx).get("/").handler(ctx -> ctx.end(read("all")));
      vertx.fileSystem().readFile("orders").onSuccess(buffer -> read(buffer.toString()));
    }

    private String read(String order) {
      try (Connection connection = database.getConnection()) {
        return connection.getSchema() + order;
      } catch (SQLException e) {
        return "";
      }
    }
  }

  /** Known limit: in a program that deploys workers, nothing is said of the others either. */
  static class StandardVerticleOk extends AbstractVerticle {
    @Override
    public void start() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  /** Other frameworks are not concerned. */
  static class NettyHandlerBad extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws InterruptedException {
      Thread.sleep(1); // BUG
    }
  }
}
