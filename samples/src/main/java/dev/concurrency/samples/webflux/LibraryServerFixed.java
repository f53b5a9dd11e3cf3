package dev.concurrency.samples.webflux;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The same controller; JDBC is asked on the scheduler that is meant for work that waits. */
@RestController
public final class LibraryServerFixed {
  private final JdbcTemplate books;

  private LibraryServerFixed(JdbcTemplate books) {
    this.books = books;
  }

  public static void main(String[] args) throws Exception {
    LibraryServer.run(LibraryServerFixed::new);
    Schedulers.shutdownNow();
  }

  @GetMapping("/books/{id}")
  Mono<String> book(@PathVariable("id") int id) {
    return Mono.fromCallable(() -> books.queryForObject(LibraryServer.TITLE, String.class, id)).subscribeOn(Schedulers.boundedElastic());
  }
}
