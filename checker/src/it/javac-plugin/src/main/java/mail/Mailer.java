package mail;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class Mailer {
  void send(HttpClient client, HttpRequest mail) {
    client.sendAsync(mail, HttpResponse.BodyHandlers.discarding());
  }
}
