package dev.concurrency.maven.probe.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds one line of JSON. Not thread-safe. */
final class Json {

  private final StringBuilder out = new StringBuilder(200).append('{');

  static Json record(String type) {
    return new Json().put("t", type);
  }

  Json put(String name, Object value) {
    if (value != null) {
      if (out.length() > 1) {
        out.append(',');
      }
      quote(name);
      out.append(':');
      write(value);
    }
    return this;
  }

  /** A duration in milliseconds with two decimals. */
  Json millis(String name, long nanos) {
    return put(name, nanos / 10_000 / 100.0);
  }

  String end() {
    return out.append('}').toString();
  }

  private void write(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      char separator = '{';
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator);
        quote(String.valueOf(entry.getKey()));
        out.append(':');
        write(entry.getValue());
        separator = ',';
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        write(list.get(i));
      }
      out.append(']');
    } else {
      quote(String.valueOf(value));
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // A lone surrogate would not survive UTF-8.
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
