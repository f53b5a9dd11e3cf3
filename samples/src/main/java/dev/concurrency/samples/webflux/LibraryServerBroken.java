package dev.concurrency.samples.webflux;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A controller that returns a publisher and asks JDBC: on the event loop, which serves nobody meanwhile. */
@RestController
public final class LibraryServerBroken {
  private final JdbcTemplate books;

  private LibraryServerBroken(JdbcTemplate books) {
    this.books = books;
  }

  public static void main(String[] args) throws Exception {
    LibraryServer.run(LibraryServerBroken::new);
  }

  @GetMapping("/books/{id}")
  Mono<String> book(@PathVariable("id") int id) {
    String title = books.queryForObject(LibraryServer.TITLE, String.class, id);
    return Mono.justOrEmpty(title);
  }
}
