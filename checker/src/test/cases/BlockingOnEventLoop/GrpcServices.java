import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** Services of a gRPC server run on its executor, where they may wait. */
class GrpcServices {

  abstract static class OrdersImplBase implements BindableService {
    public void order(String what, StreamObserver<String> answers) {}

    @Override
    public final ServerServiceDefinition bindService() {
      return ServerServiceDefinition.builder("Orders").build();
    }
  }

  Server start(CompletableFuture<String> stock) {
    return ServerBuilder.forPort(0).addService(new WaitingOrdersOk(stock)).build();
  }

  static class WaitingOrdersOk extends OrdersImplBase {
    private final CompletableFuture<String> stock;

    WaitingOrdersOk(CompletableFuture<String> stock) {
      this.stock = stock;
    }

    @Override
    public void order(String what, StreamObserver<String> answers) {
      answers.onNext(what + stock.join());
      answers.onCompleted();
    }
  }
}
