import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.SwingWorker;
import javax.swing.Timer;

/** Windows: Swing's event dispatch thread and JavaFX's application thread. */
class UserInterfaces {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest news = HttpRequest.newBuilder(URI.create("http://news")).build();

  private String fetch() throws IOException, InterruptedException {
    return http.send(news, BodyHandlers.ofString()).body();
  }

  Timer swingTimerBad(JLabel label) {
    ActionListener refresh = event -> label.setText(http.sendAsync(news, BodyHandlers.ofString()).join().body()); // BUG
    return new Timer(1000, refresh);
  }

  static class SaveActionBad implements ActionListener {
    private final CompletableFuture<Void> saved;

    SaveActionBad(CompletableFuture<Void> saved) {
      this.saved = saved;
    }

    @Override
    public void actionPerformed(ActionEvent event) {
      saved.join(); // BUG
    }
  }

  void swingMouseBad(JButton button, CompletableFuture<String> text) {
    button.addMouseListener(new MouseAdapter() {
      @Override
      public void mouseClicked(MouseEvent event) {
        button.setText(text.join()); // BUG
      }
    });
  }

  void fxButtonBad(Button button, Label label, CompletableFuture<String> text) {
    button.setOnAction(event -> label.setText(text.join())); // BUG
  }

  void fxRunLaterBad(Label label) {
    Platform.runLater(() -> {
      try {
        label.setText(http.send(news, BodyHandlers.ofString()).body()); // BUG
      } catch (IOException | InterruptedException e) {
        label.setText("no news");
      }
    });
  }

  static class NewsApplicationBad extends Application {
    private final CompletableFuture<String> news = new CompletableFuture<>();

    @Override
    public void start(Stage stage) {
      stage.setTitle(news.join()); // BUG
    }
  }

  void swingWorkerOk(JMenuItem item, JLabel label) {
    item.addActionListener(event -> new SwingWorker<String, Void>() {
      @Override
      protected String doInBackground() throws Exception {
        return fetch();
      }
    }.execute());
  }

  void fxTaskOk(Button button, Label label) {
    button.setOnAction(event -> {
      Task<String> task = new Task<>() {
        @Override
        protected String call() throws Exception {
          return fetch();
        }
      };
      task.setOnSucceeded(done -> label.setText(task.getValue()));
      new Thread(task).start();
    });
  }

  void fxAsyncOk(Button button, Label label) {
    button.setOnAction(event ->
        http.sendAsync(news, BodyHandlers.ofString()).thenAccept(response -> Platform.runLater(() -> label.setText(response.body()))));
  }

  static class PreloadingApplicationOk extends Application {
    private final CompletableFuture<String> news = new CompletableFuture<>();

    /** Before there is a stage, on the launcher's thread. */
    @Override
    public void init() {
      news.join();
    }

    @Override
    public void start(Stage stage) {
      stage.show();
    }
  }
}
