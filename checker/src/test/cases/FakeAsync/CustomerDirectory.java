import java.util.concurrent.CompletionStage;

/** Promises to answer later. */
interface CustomerDirectory {
  CompletionStage<Customer> find(int id);
}
