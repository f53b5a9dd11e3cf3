import com.google.common.util.concurrent.AsyncFunction;
import com.google.common.util.concurrent.AsyncCallable;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

class Results {
  void dropped(ExecutorService pool, Runnable task) {
    pool.submit(task); // FutureReturnValueIgnored
  }

  AsyncCallable<String> callable() {
    return new AsyncCallable<>() {
      @Override
      public ListenableFuture<String> call() {
        return null; // AsyncCallableReturnsNull
      }
    };
  }

  AsyncFunction<String, String> function() {
    return new AsyncFunction<>() {
      @Override
      public ListenableFuture<String> apply(String input) {
        return null; // AsyncFunctionReturnsNull
      }
    };
  }

  ListenableFuture<Integer> length(ListenableFuture<String> text) {
    return Futures.transformAsync(text, read -> Futures.immediateFuture(read.length()), MoreExecutors.directExecutor()); // FutureTransformAsync
  }

  ThreadPoolExecutor neverGrows() {
    return new ThreadPoolExecutor(1, 10, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // ErroneousThreadPoolConstructorChecker
  }

  int asKey(java.net.URL address) {
    return new java.util.HashSet<>(java.util.Set.of(address)).size(); // URLEqualsHashCode
  }
}
