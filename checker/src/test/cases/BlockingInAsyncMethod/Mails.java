import java.util.concurrent.CompletableFuture;

/** Sends mails; declared here, implemented nowhere that can be seen. */
interface Mails {
  CompletableFuture<Void> send(String to, String text);

  String render(String template);
}
