import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Callbacks of a producer run on the one thread that sends. */
class KafkaCallbacks {
  private final Producer<String, String> producer;
  private final Statement statement;
  private final Executor database;

  KafkaCallbacks(Producer<String, String> producer, Statement statement, Executor database) {
    this.producer = producer;
    this.statement = statement;
    this.database = database;
  }

  void marksInLambdaBad(String id) {
    producer.send(new ProducerRecord<>("orders", id), (metadata, failure) -> {
      if (failure == null) {
        try {
          statement.executeUpdate("UPDATE outbox SET sent = 1"); // BUG
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }
    });
  }

  /** A second send that is waited for can never come back: the thread that would send it is the one that waits. */
  static class ForwardingCallbackBad implements Callback {
    private final Producer<String, String> producer;

    ForwardingCallbackBad(Producer<String, String> producer) {
      this.producer = producer;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
      producer.send(new ProducerRecord<>("audit", "sent"), (ignored, lost) -> {});
      producer.flush(); // BUG
    }
  }

  void callbackInVariableBad(CountDownLatch sent) {
    Callback waits = (metadata, failure) -> {
      try {
        sent.await(); // BUG
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
    producer.send(new ProducerRecord<>("orders", "1"), waits);
  }

  void handsOverOk(String id) {
    producer.send(new ProducerRecord<>("orders", id), (metadata, failure) -> database.execute(() -> {
      try {
        statement.executeUpdate("UPDATE outbox SET sent = 1");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }));
  }

  void completesFutureOk(String id, CompletableFuture<RecordMetadata> sent) {
    producer.send(new ProducerRecord<>("orders", id), (metadata, failure) -> sent.complete(metadata));
  }

  void pollLoopOk(Consumer<String, String> consumer) {
    while (!Thread.currentThread().isInterrupted()) {
      consumer.poll(Duration.ofSeconds(1)).forEach(record -> System.out.println(record.value()));
      consumer.commitSync();
    }
  }

  /** Called from within poll. */
  void rebalanceOk(Consumer<String, String> consumer) {
    consumer.subscribe(List.of("orders"), new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        consumer.commitSync();
      }

      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.position(partitions.iterator().next());
      }
    });
  }
}
