import io.micronaut.core.annotation.Blocking;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Controllers of Micronaut that say where they run, and ask a queue service. */
class MicronautControllers {
  private final SqsClient queues = SqsClient.create();
  private final SqsAsyncClient asyncQueues = SqsAsyncClient.create();

  @NonBlocking
  int joinedFutureBad(String queue) {
    return asyncQueues.receiveMessage(request -> request.queueUrl(queue)).join().messages().size(); // BUG
  }

  @NonBlocking
  CompletableFuture<Integer> composedOk(String queue) {
    return asyncQueues.receiveMessage(request -> request.queueUrl(queue)).thenApply(response -> response.messages().size());
  }

  @ExecuteOn("blocking")
  String executeOnOk(String queue) {
    return queues.receiveMessage(request -> request.queueUrl(queue)).messages().toString();
  }

  @Blocking
  String blockingOk(String queue) {
    return queues.receiveMessage(request -> request.queueUrl(queue)).messages().toString();
  }
}
