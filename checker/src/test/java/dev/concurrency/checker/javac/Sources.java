package dev.concurrency.checker.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small source files for tests of the hosts. */
public final class Sources {

  /** Line 5 starts a task and throws its future away. */
  public static final String IGNORES_A_FUTURE =
      """
      import java.net.http.*;

      class Mailer {
        void send(HttpClient client, HttpRequest mail) {
          client.sendAsync(mail, HttpResponse.BodyHandlers.discarding());
        }
      }
      """;

  /** Line 6 waits on an event loop. */
  public static final String WAITS_ON_A_LOOP =
      """
      import io.netty.channel.*;

      class Handler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
          Thread.sleep(10);
        }
      }
      """;

  /** Line 7 reads a file on an event loop, which is a minor finding. */
  public static final String READS_A_FILE_ON_A_LOOP =
      """
      import io.netty.channel.*;
      import java.nio.file.*;

      class Reader extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
          context.write(Files.readString(Path.of("index.html")));
        }
      }
      """;

  /** Nothing to find. */
  public static final String CLEAN = "class Clean {}\n";

  private Sources() {}

  /** Writes a file and returns the directory. */
  public static Path write(Path directory, String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return directory;
  }
}
