package dev.concurrency.checker.rule;

import dev.concurrency.checker.finding.TextEdit;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.Op;

/** Where the parts of a call stand in the source, for the rules that change it. */
final class Texts {

  private Texts() {}

  /** Where the dot in front of a method's name stands; -1 if there is none, or something else stands between. */
  static int dotOf(Body body, Op.Call call) {
    String text = body.file().text();
    int at = Dropped.nameOf(body, call) - 1;
    while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at >= 0 && text.charAt(at) == '.' ? at : -1;
  }

  /** Where the parenthesis behind the arguments of a call stands; -1 for a method reference and other forms. */
  static int closingOf(Body body, Op.Call call) {
    int at = call.place().end() - 1;
    return Dropped.nameOf(body, call) >= 0 && body.file().text().charAt(at) == ')' ? at : -1;
  }

  /** What stands between the parentheses of a call that has a name and parentheses. */
  static String argumentsOf(Body body, Op.Call call) {
    return body.file().text().substring(Dropped.nameOf(body, call) + call.target().name().length() + 1, call.place().end() - 1);
  }

  /** Gives the method another name, at a call that has one. */
  static TextEdit renamed(Body body, Op.Call call, String name) {
    int start = Dropped.nameOf(body, call);
    return new TextEdit(start, start + call.target().name().length(), name);
  }
}
