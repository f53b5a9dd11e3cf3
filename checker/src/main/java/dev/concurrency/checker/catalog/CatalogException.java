package dev.concurrency.checker.catalog;

/** A catalogue file cannot be used. The message is one sentence with file and line. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message) {
    super(message);
  }
}
