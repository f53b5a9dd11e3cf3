import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Calls that do not stand where their statement begins. */
class Wrapped {
  int field = Integer.parseInt(
      "1");

  String chain(CompletableFuture<String> future) throws Exception {
    return future
        .thenApply(
            text ->
                text
                    .trim())
        .thenApply(String::strip)
        . /* a comment with ( and " in it */ toCompletableFuture()
        .get(
            1,
            TimeUnit.SECONDS)
        .concat("(" + ')' + """
            a text block with ) and "
            """.strip());
  }

  <T> T generic(Supplier<T> supplier) {
    return this
        .<T>generic(
            () ->
                supplier
                    .get());
  }

  int indexed(Map<String, List<int[]>> map, String key) {
    return map.get(key)
        .get(0)[map
            .size()] + map.get(key).get(1).clone()[0];
  }

  Runnable nested() {
    return new Runnable() {
      @Override
      public void run() {
        System.out
            .println(
                toString());
      }
    };
  }

  /** Of a reference that has to fill an array javac makes a lambda. */
  List<Object> variableArity(List<String> names, String prefix) {
    return names.stream()
        .map(
            java.nio.file.Path::of)
        .filter(
            java.nio.file.Files::isRegularFile)
        .map(
            path -> path.toString())
        .map(
            prefix
                ::formatted)
        .<Object>map(
            List::
                of)
        .toList();
  }

  Function<Object[], List<Object>> arrayAsItIs() {
    return
        java.util.Arrays
            ::asList;
  }

  Function<String, Integer> reference() {
    return
        Integer::
            parseInt;
  }

  long conditional(boolean flag) {
    return flag
        ? System.nanoTime()
        : System
            .currentTimeMillis();
  }

  void name
      () {
    name
        ();
  }
}
