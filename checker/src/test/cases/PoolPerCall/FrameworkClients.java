import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Channels, producers and service clients that are made for each call, and ones that are shared. */
class FrameworkClients {
  private final KafkaProducer<String, String> shared = new KafkaProducer<>(Map.of());
  private final SqsClient queues = SqsClient.create();
  private final SqsAsyncClient asyncQueues = SqsAsyncClient.builder().build();

  void producerPerMessageBad(String text) {
    KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of("bootstrap.servers", "localhost:9092")); // BUG
    producer.send(new ProducerRecord<>("orders", text), (metadata, failure) -> {});
  }

  String clientPerCallBad(String queue) {
    SqsClient client = SqsClient.builder().build(); // BUG
    return client.receiveMessage(request -> request.queueUrl(queue)).messages().toString();
  }

  String channelPerCallBad(String host) {
    ManagedChannel channel = ManagedChannelBuilder.forAddress(host, 443).build(); // BUG
    return channel.authority();
  }

  void sharedProducerOk(String text) {
    shared.send(new ProducerRecord<>("orders", text), (metadata, failure) -> {});
  }

  String asyncClientPerCallBad(String queue) {
    return SqsAsyncClient.create().receiveMessage(request -> request.queueUrl(queue)).thenApply(Object::toString).join(); // BUG
  }

  String sharedClientOk(String queue) {
    return queues.receiveMessage(request -> request.queueUrl(queue)).messages().toString();
  }

  /** A request has a builder too. */
  void requestOk(String queue) {
    asyncQueues.sendMessage(software.amazon.awssdk.services.sqs.model.SendMessageRequest.builder().queueUrl(queue).build())
        .whenComplete((sent, failure) -> System.out.println(failure));
  }
}
