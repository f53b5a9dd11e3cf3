import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Resources as Quarkus REST and Micronaut call them. */
class QuarkusResources {
  private final Statement statement;
  private EntityManager entities;
  private SqsClient queues;

  QuarkusResources(Statement statement) {
    this.statement = statement;
  }

  @GET
  Uni<List> uniBad() {
    return Uni.createFrom().item(entities.createQuery("FROM User").getResultList()); // BUG
  }

  @GET
  Multi<Integer> multiBad() throws SQLException {
    return Multi.createFrom().item(statement.executeUpdate("UPDATE visits SET n = n + 1")); // BUG
  }

  @POST
  CompletionStage<Boolean> stageBad() throws SQLException {
    return java.util.concurrent.CompletableFuture.completedStage(statement.execute("SELECT 1")); // BUG
  }

  @NonBlocking
  @GET
  String promisesNotToWaitBad() {
    return entities.find(String.class, 1L); // BUG
  }

  /** Whoever calls the method subscribes to what it returns, on the same thread. */
  @NonBlocking
  Uni<Boolean> sourceOnTheIoThreadBad() {
    return Uni.createFrom().item(() -> {
      try {
        return statement.execute("SELECT 1"); // BUG
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @io.micronaut.core.annotation.NonBlocking
  String micronautBad(String queue) {
    return queues.receiveMessage(request -> request.queueUrl(queue)).messages().toString(); // BUG
  }

  @GET
  @Blocking
  Uni<List> blockingOk() {
    return Uni.createFrom().item(entities.createQuery("FROM User").getResultList());
  }

  @GET
  @RunOnVirtualThread
  List virtualThreadOk() {
    return entities.createQuery("FROM User").getResultList();
  }

  @DELETE
  @Transactional
  Uni<Integer> transactionalOk() {
    return Uni.createFrom().item(entities.createQuery("DELETE FROM User").executeUpdate());
  }

  /** Without a publisher, on a worker thread. */
  @GET
  List plainOk() {
    return entities.createQuery("FROM User").getResultList();
  }

  @GET
  Uni<List> workerPoolOk() {
    return Uni.createFrom().item(() -> entities.createQuery("FROM User").getResultList()).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  Uni<List> noResourceOk() {
    return Uni.createFrom().item(entities.createQuery("FROM User").getResultList());
  }

  /** No driver. */
  @GET
  Uni<Integer> awaitsOk(Uni<Integer> other) {
    return Uni.createFrom().item(other.await().indefinitely());
  }
}
