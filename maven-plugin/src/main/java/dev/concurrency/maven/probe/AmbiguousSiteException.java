package dev.concurrency.maven.probe;

/** The class file has what a site names, but it cannot be observed; the message says why and what to do. */
final class AmbiguousSiteException extends Exception {

  private static final long serialVersionUID = 1L;

  AmbiguousSiteException(String message) {
    super(message, null, false, false);
  }
}
