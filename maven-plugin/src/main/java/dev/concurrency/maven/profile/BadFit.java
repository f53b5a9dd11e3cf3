package dev.concurrency.maven.profile;

import java.util.Optional;

/**
 * Tasks on threads that are made for others.
 *
 * @param what for instance {@code "waiting on the common pool"}
 * @param why the figures that say so
 * @param workload the one in which it was seen; several names if it takes the figures of all of them to say so
 */
public record BadFit(String what, String why, String workload) {

  static Optional<BadFit> of(Fit fit, String workload) {
    return fit.badFit().isEmpty() ? Optional.empty() : Optional.of(new BadFit(fit.badFit(), fit.why(), workload));
  }
}
