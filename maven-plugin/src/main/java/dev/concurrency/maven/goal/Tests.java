package dev.concurrency.maven.goal;

import java.util.Locale;

/** Which of the project's own tests are run to prove its findings. */
enum Tests {
  /** All that the build would run. */
  ALL,
  /** Those that can reach a finding. */
  REACHING,
  NONE;

  /** @throws IllegalArgumentException if the word is not known; the message says what to write */
  static Tests parse(String word) {
    for (Tests tests : values()) {
      if (tests.name().toLowerCase(Locale.ROOT).equals(word.trim().toLowerCase(Locale.ROOT))) {
        return tests;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no value for tests; use all, reaching or none");
  }
}
