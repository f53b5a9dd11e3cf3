import java.awt.Graphics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.concurrent.Task;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.swing.JComponent;

/** Windows of Swing and JavaFX: one thread shows them and tells what the user does. */
class Windows {
  private final Statement statement;

  Windows(Statement statement) {
    this.statement = statement;
  }

  static class ChartBad extends JComponent {
    @Override
    protected void paintComponent(Graphics graphics) {
      CompletableFuture<String> title = CompletableFuture.supplyAsync(() -> "chart");
      graphics.drawString(title.join(), 0, 0); // BUG
    }
  }

  void fxMouseBad(Label label) {
    label.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> label.setText(CompletableFuture.supplyAsync(() -> "dropped").join())); // BUG
  }

  KeyFrame fxFrameBad(Label label) {
    return new KeyFrame(Duration.seconds(1), tick -> label.setText(CompletableFuture.supplyAsync(() -> "now").join())); // BUG
  }

  static class EditorBad extends Application {
    @Override
    public void start(Stage stage) throws InterruptedException {
      Thread.sleep(500); // BUG
      stage.show();
    }
  }

  static class FramesBad extends AnimationTimer {
    @Override
    public void handle(long now) {
      CompletableFuture.runAsync(System::gc).join(); // BUG
    }
  }

  static class PreloadOk extends Application {
    private String settings;

    /** Runs on the launcher's thread. */
    @Override
    public void init() throws IOException {
      settings = Files.readString(Path.of("settings"));
    }

    @Override
    public void start(Stage stage) {
      stage.setTitle(settings);
      stage.show();
    }
  }

  static class LoadOk extends Task<String> {
    @Override
    protected String call() throws Exception {
      Thread.sleep(100);
      return Files.readString(Path.of("orders"));
    }
  }

  static class ShownWhenLoadedOk extends Task<String> {
    private final Label label;

    ShownWhenLoadedOk(Label label) {
      this.label = label;
    }

    @Override
    protected String call() throws Exception {
      return Files.readString(Path.of("orders"));
    }

    @Override
    protected void succeeded() {
      try {
        label.setText(get());
      } catch (InterruptedException | ExecutionException e) {
        label.setText(e.getMessage());
      }
    }
  }

  void outcomeInItsHandlerOk(LoadOk load, Label label) {
    load.setOnSucceeded(event -> {
      try {
        label.setText(load.get());
      } catch (InterruptedException | ExecutionException e) {
        label.setText(e.getMessage());
      }
    });
    new Thread(load).start();
  }

  void fxButtonOk(Button save, ExecutorService pool) {
    save.setOnAction(event -> pool.execute(() -> {
      store();
      Platform.runLater(() -> save.setDisable(true));
    }));
  }

  private void store() {
    try {
      statement.executeUpdate("UPDATE draft SET saved = 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void composedOk(Button show, Label label) {
    show.setOnAction(event -> CompletableFuture.supplyAsync(() -> "orders").thenAcceptAsync(label::setText, Platform::runLater));
  }

  /** What has to do with windows, pictures and fonts starts the toolkit, which waits once. */
  void askOk(Button delete) {
    delete.setOnAction(event -> new Alert(Alert.AlertType.CONFIRMATION, "Delete?").showAndWait().ifPresent(answer -> delete.setDisable(true)));
  }

  void pictureAndFontOk(Button show) {
    show.setOnAction(event -> {
      show.setFont(Font.font("Serif", 12));
      show.setMinWidth(new Image("picture.png").getWidth());
    });
  }
}
