import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A gRPC server whose services run on the transport's threads, because somebody asked for it. */
class DirectGreeter {

  /** As protoc makes it. */
  abstract static class GreeterImplBase implements BindableService {
    public void greet(String name, StreamObserver<String> answers) {}

    public StreamObserver<String> greetAll(StreamObserver<String> answers) {
      return null;
    }

    @Override
    public final ServerServiceDefinition bindService() {
      return ServerServiceDefinition.builder("Greeter").build();
    }
  }

  Server start(Statement statement) {
    return ServerBuilder.forPort(0).directExecutor().addService(new QueryingGreeterBad(statement)).intercept(new CheckingInterceptorBad()).build();
  }

  static class QueryingGreeterBad extends GreeterImplBase {
    private final Statement statement;

    QueryingGreeterBad(Statement statement) {
      this.statement = statement;
    }

    @Override
    public void greet(String name, StreamObserver<String> answers) {
      try {
        statement.executeUpdate("INSERT INTO greeted VALUES ('" + name + "')"); // BUG
        answers.onNext("Hello " + name);
        answers.onCompleted();
      } catch (SQLException e) {
        answers.onError(e);
      }
    }
  }

  static class CheckingInterceptorBad implements ServerInterceptor {
    private final CompletableFuture<String> key = new CompletableFuture<>();

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      key.join(); // BUG
      return next.startCall(call, headers);
    }
  }

  static class HandingOverGreeterOk extends GreeterImplBase {
    private final Statement statement;
    private final Executor database;

    HandingOverGreeterOk(Statement statement, Executor database) {
      this.statement = statement;
      this.database = database;
    }

    @Override
    public void greet(String name, StreamObserver<String> answers) {
      database.execute(() -> {
        try {
          statement.executeUpdate("INSERT INTO greeted VALUES ('" + name + "')");
          answers.onCompleted();
        } catch (SQLException e) {
          answers.onError(e);
        }
      });
    }
  }

  static class AnsweringGreeterOk extends GreeterImplBase {
    @Override
    public void greet(String name, StreamObserver<String> answers) {
      answers.onNext("Hello " + name);
      answers.onCompleted();
    }
  }
}
