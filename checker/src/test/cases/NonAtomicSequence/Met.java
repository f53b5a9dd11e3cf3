import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Met in real libraries. */
class Met {

  private static final AtomicBoolean LINKS = new AtomicBoolean(true);
  private final AtomicBoolean started = new AtomicBoolean();

  void bookkeeper_remembersWhatIsNotSupportedOk(Path from, Path to) throws IOException {
    if (LINKS.get()) {
      try {
        Files.createLink(to, from);
        return;
      } catch (UnsupportedOperationException e) {
        LINKS.set(false);
      }
    }
    Files.copy(from, to);
  }

  void setBesideTheHandlerBad(Path from, Path to) throws IOException {
    if (!started.get()) {
      try {
        Files.createLink(to, from);
      } catch (UnsupportedOperationException e) {
        Files.copy(from, to);
      }
      started.set(true); // BUG
    }
  }
}
