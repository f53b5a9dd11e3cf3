import java.util.concurrent.CompletableFuture;

/** Sends mails. */
interface Mails {
  CompletableFuture<Void> send(String to, String text);
}
