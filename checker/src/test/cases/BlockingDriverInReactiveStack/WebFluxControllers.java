import com.mongodb.client.MongoCollection;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import okhttp3.Call;
import org.bson.Document;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPooled;

/** Annotated controllers of Spring WebFlux, with one driver each. */
@RestController
class WebFluxControllers {
  private final RestTemplate rest = new RestTemplate();
  private final RestClient restClient = RestClient.create();
  private final WebClient web = WebClient.create("http://users");
  private final HttpClient http = HttpClient.newHttpClient();
  private final Scheduler jdbcThreads = Schedulers.newBoundedElastic(10, 100, "jdbc");
  private final ExecutorService pool = Executors.newFixedThreadPool(10);
  private JdbcTemplate jdbc;
  private NamedParameterJdbcTemplate named;
  private JdbcClient client;
  private EntityManager entities;
  private MongoCollection<Document> users;
  private JedisPool connections;
  private JedisPooled redis;
  private DataSource database;
  private UserRepository repository;

  @GetMapping("/rest/{id}")
  Mono<String> restTemplateBad(@PathVariable String id) {
    return Mono.just(rest.getForObject("http://users/" + id, String.class)); // BUG
  }

  @GetMapping("/client/{id}")
  Mono<String> restClientBad(@PathVariable String id) {
    String user = restClient.get().uri("http://users/{id}", id).retrieve().body(String.class); // BUG
    return Mono.justOrEmpty(user);
  }

  @GetMapping("/jdbc/{id}")
  Mono<String> jdbcTemplateBad(@PathVariable int id) {
    String name = jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id); // BUG
    return Mono.justOrEmpty(name);
  }

  @GetMapping("/named")
  Flux<String> namedParametersBad() {
    return Flux.fromIterable(named.queryForList("SELECT name FROM users", java.util.Map.of(), String.class)); // BUG
  }

  @PostMapping("/jdbc")
  Mono<Integer> jdbcClientBad(@RequestBody String name) {
    int rows = client.sql("INSERT INTO users VALUES (?)").param(name).update(); // BUG
    return Mono.just(rows);
  }

  @GetMapping("/jdbc")
  Flux<String> mappedQueryBad() {
    List<String> names = client.sql("SELECT name FROM users").query(String.class).list(); // BUG
    return Flux.fromIterable(names);
  }

  @GetMapping("/entity/{id}")
  Mono<User> entityManagerBad(@PathVariable long id) {
    return Mono.justOrEmpty(entities.find(User.class, id)); // BUG
  }

  @GetMapping("/entities")
  Flux<User> queryOfEntitiesBad() {
    return Flux.fromIterable(entities.createQuery("FROM User", User.class).getResultList()); // BUG
  }

  @PutMapping("/document")
  Mono<Void> mongoBad(@RequestBody String name) {
    users.insertOne(new Document("name", name)); // BUG
    return Mono.empty();
  }

  @GetMapping("/document/{name}")
  Mono<Document> mongoFindBad(@PathVariable String name) {
    return Mono.justOrEmpty(users.find(new Document("name", name)).first()); // BUG
  }

  @GetMapping("/redis/{name}")
  Mono<String> jedisPoolBad(@PathVariable String name) {
    try (Jedis connection = connections.getResource()) { // BUG
      return Mono.justOrEmpty(connection.get(name)); // BUG
    }
  }

  @DeleteMapping("/redis/{name}")
  Mono<Long> jedisBad(@PathVariable String name) {
    return Mono.just(redis.del(name)); // BUG
  }

  @GetMapping("/okhttp")
  Mono<Integer> okHttpBad(Call call) throws IOException {
    return Mono.just(call.execute().code()); // BUG
  }

  @GetMapping("/http")
  Mono<String> httpClientBad() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://users")).build();
    return Mono.just(http.send(request, BodyHandlers.ofString()).body()); // BUG
  }

  @GetMapping("/connection")
  CompletableFuture<String> dataSourceBad() throws SQLException {
    try (Connection connection = database.getConnection()) { // BUG
      return CompletableFuture.completedFuture(connection.getSchema());
    }
  }

  /** The framework subscribes on the thread that called the method. */
  @GetMapping("/lazy/{id}")
  Mono<String> lazyBad(@PathVariable int id) {
    return Mono.fromCallable(() -> jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id)); // BUG
  }

  @GetMapping("/deferred/{id}")
  Mono<String> deferredBad(@PathVariable int id) {
    return Mono.defer(() -> Mono.justOrEmpty(jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id))); // BUG
  }

  /** The body arrives, and is mapped, on the event loop. */
  @GetMapping("/chain/{id}")
  Mono<String> inAnOperatorBad(@PathVariable String id) {
    return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).map(user -> rest.postForObject("http://audit", user, String.class)); // BUG
  }

  @GetMapping("/flat/{id}")
  Mono<String> inAFlatMapBad(@PathVariable String id) {
    return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).flatMap(user -> Mono.justOrEmpty(redis.get(user))); // BUG
  }

  @GetMapping("/repository/{id}")
  Mono<String> throughAMethod(@PathVariable int id) {
    return Mono.justOrEmpty(calledByAControllerBad(id));
  }

  private String calledByAControllerBad(int id) {
    return jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id); // BUG
  }

  @ExceptionHandler
  Mono<String> exceptionHandlerBad(IllegalStateException problem) {
    redis.lpush("problems", problem.getMessage()); // BUG
    return Mono.just("sorry");
  }

  @GetMapping("/elsewhere/{id}")
  Mono<String> boundedElasticOk(@PathVariable int id) {
    return Mono.fromCallable(() -> jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id)).subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/own/{id}")
  Mono<String> coroutines1664_ownSchedulerOk(@PathVariable String id) {
    return Mono.fromCallable(() -> rest.getForObject("http://users/" + id, String.class)).subscribeOn(jdbcThreads);
  }

  @GetMapping("/published/{id}")
  Mono<String> publishOnOk(@PathVariable String id) {
    return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).publishOn(Schedulers.boundedElastic()).map(user -> redis.get(user));
  }

  @GetMapping("/future/{id}")
  CompletableFuture<String> ruff23425_lambdaToOwnPoolOk(@PathVariable String id) {
    return CompletableFuture.supplyAsync(() -> redis.get(id), pool);
  }

  @GetMapping("/web/{id}")
  Mono<String> webClientOk(@PathVariable String id) {
    return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class);
  }

  @GetMapping("/async")
  Mono<String> sendAsyncOk() {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://users")).build();
    return Mono.fromFuture(() -> http.sendAsync(request, BodyHandlers.ofString())).map(answer -> answer.body());
  }

  @GetMapping("/enqueued")
  Mono<String> enqueuedOk(Call call, okhttp3.Callback answer) {
    call.enqueue(answer);
    return Mono.just("asked");
  }

  /** What returns no publisher may be called on threads of its own (BlockingExecutionConfigurer). */
  @GetMapping("/plain/{id}")
  String noPublisherOk(@PathVariable int id) {
    return jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id);
  }

  /** Nobody is known to call it. */
  Mono<String> noMappingOk(int id) {
    return Mono.justOrEmpty(jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id));
  }

  /** The cursor is only described. */
  @GetMapping("/described")
  Mono<String> mongoDescribedOk() {
    return Mono.just(users.find(new Document("name", "Ada")).limit(1).toString());
  }

  @GetMapping("/sql")
  Mono<String> jdbcClientDescribedOk() {
    return Mono.just(client.sql("SELECT name FROM users").query(String.class).toString());
  }

  @GetMapping("/reference/{id}")
  Mono<String> entityReferenceOk(@PathVariable long id) {
    return Mono.just(entities.getReference(User.class, id).name);
  }

  @GetMapping("/pool")
  Mono<Integer> poolInMemoryOk() {
    return Mono.just(connections.getNumActive());
  }

  /** No driver: that is what the rule about event loops says. */
  @GetMapping("/sleep")
  Mono<String> noDriverOk() throws InterruptedException {
    Thread.sleep(10);
    return Mono.just("slept");
  }

  @GetMapping("/block")
  Mono<String> blockedPublisherOk() {
    return Mono.justOrEmpty(web.get().uri("/").retrieve().bodyToMono(String.class).block());
  }

  /** Which implementation it is, nobody knows. */
  @GetMapping("/interface/{id}")
  Mono<String> unknownRepositoryOk(@PathVariable int id) {
    return Mono.just(repository.nameOf(id));
  }

  /** Made by the program for computing: that is what the rule about schedulers says. */
  @GetMapping("/parallel/{id}")
  Mono<String> chosenSchedulerOk(@PathVariable int id) {
    return Mono.fromCallable(() -> jdbc.queryForObject("SELECT name FROM users WHERE id = ?", String.class, id)).subscribeOn(Schedulers.parallel());
  }

  interface UserRepository {
    String nameOf(int id);
  }

  static class User {
    String name;
  }
}
