package geo;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

class Transport {

  String ask(String question) throws IOException {
    try (Socket socket = new Socket("geo.example", 4711)) {
      socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
