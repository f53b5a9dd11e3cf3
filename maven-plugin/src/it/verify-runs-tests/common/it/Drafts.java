package it;

import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Throws drafts away and forgets about it: whether one is still there, nobody would know. */
public class Drafts {

  private final Executor disk;

  public Drafts(Executor disk) {
    this.disk = disk;
  }

  public void discard(File draft) {
    CompletableFuture.runAsync(() -> draft.delete(), disk);
  }
}
