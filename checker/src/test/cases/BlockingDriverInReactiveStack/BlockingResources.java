import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import java.util.List;

/** All methods run on worker threads, unless one says otherwise. */
@Blocking
class BlockingResources {
  private EntityManager entities;

  @GET
  Uni<List> blockingClassOk() {
    return Uni.createFrom().item(entities.createQuery("FROM User").getResultList());
  }

  @GET
  @NonBlocking
  Uni<List> nonBlockingMethodBad() {
    return Uni.createFrom().item(entities.createQuery("FROM User").getResultList()); // BUG
  }
}
