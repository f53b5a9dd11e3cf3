package dev.concurrency.maven.report;

import dev.concurrency.maven.profile.Profile;
import dev.concurrency.maven.profile.ProfiledTask;
import dev.concurrency.maven.verdict.Words;
import java.util.List;
import java.util.function.Consumer;

/** The profile for the person at the terminal; nothing if none was asked for. */
record ProfileReport(Consumer<String> out, boolean colour) implements Report {

  @Override
  public void write(ModuleReport report) {
    Profile profile = report.profile();
    if (profile.tasks() == null) {
      return;
    }
    List<ProfiledTask> ran = profile.tasks().stream().filter(ProfiledTask::ran).toList();
    long notFollowed = profile.tasks().stream().filter(ProfiledTask::isNotFollowed).count();
    if (!ran.isEmpty()) {
      TextTable table = new TextTable("Task site", "Runs", "Waits", "Peak", "Threads", "Fits");
      ran.forEach(task -> row(table, report, task));
      table.write(out, colour);
      out.accept("");
    }
    for (ProfiledTask task : ran) {
      task.badFits().forEach(bad ->
          out.accept(Style.DOUBT.paint("Bad fit: ", colour) + place(report, task) + "  " + bad.what() + ": " + bad.why() + " [" + bad.workload() + "]"));
    }
    profile.notes().forEach(note -> out.accept(Style.DOUBT.paint("Profile: ", colour) + note));
    out.accept(
        Words.count(profile.tasks().size(), "task site") + ": " + ran.size() + " ran, " + (profile.tasks().size() - ran.size() - notFollowed) + " did not, "
            + notFollowed + " could not be followed (report.json says why)");
    out.accept("");
  }

  private static void row(TextTable table, ModuleReport report, ProfiledTask task) {
    String fits = task.fit().words() + (task.fit().why().isEmpty() ? "" : " – " + task.fit().why());
    table.row(
        place(report, task) + " " + task.site().call(),
        String.valueOf(task.figures().runs()),
        task.waiting().isEmpty() ? "–" : task.waiting(),
        String.valueOf(task.figures().peak()),
        task.threads(),
        fits);
  }

  private static String place(ModuleReport report, ProfiledTask task) {
    return ConsoleReport.shown(report, task.site().file()) + ":" + task.site().line();
  }
}
