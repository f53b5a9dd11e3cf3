package dev.concurrency.maven.report;

import dev.concurrency.maven.profile.BadFit;
import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.profile.ProfiledTask;
import dev.concurrency.maven.profile.TaskFigures;
import java.util.List;

/** A task site in {@code report.json}. */
record ProfileEntry(
    String id,
    String file,
    int line,
    int column,
    String method,
    String call,
    String task,
    String expected,
    TaskFigures figures,
    double waitingShare,
    double computingShare,
    String model,
    String fits,
    String why,
    List<BadFit> badFits,
    List<String> workloads) {

  /** Null if no profile was asked for, which is told from one without sites. */
  static List<ProfileEntry> of(Profile profile) {
    return profile.tasks() == null ? null : profile.tasks().stream().map(ProfileEntry::of).toList();
  }

  private static ProfileEntry of(ProfiledTask task) {
    return new ProfileEntry(
        task.site().id(),
        task.site().file(),
        task.site().line(),
        task.site().column(),
        task.site().method(),
        task.site().call(),
        task.site().task(),
        task.site().expected(),
        task.figures(),
        task.figures().waitingShare(),
        task.figures().computingShare(),
        task.fit().model().name(),
        task.fit().words(),
        task.fit().why(),
        task.badFits(),
        task.workloads());
  }
}
