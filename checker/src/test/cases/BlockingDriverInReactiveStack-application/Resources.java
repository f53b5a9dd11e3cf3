import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Application;
import java.util.List;

/** The annotation of the application says where the methods of all resources run. */
class Resources {
  private EntityManager entities;

  @Blocking
  static class Shop extends Application {}

  @GET
  Uni<List> uniOk() {
    return Uni.createFrom().item(entities.createQuery("FROM User").getResultList());
  }

  @GET
  @NonBlocking
  Uni<List> nonBlockingBad() {
    return Uni.createFrom().item(entities.createQuery("FROM User").getResultList()); // BUG
  }
}
