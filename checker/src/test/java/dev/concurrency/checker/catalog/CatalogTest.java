package dev.concurrency.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concurrency.checker.model.MethodRef;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.TypeRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several entries holds for a call. */
class CatalogTest {

  private static final List<String> ENTRIES =
      List.of(
          "blocks java.util.concurrent.Future#get future",
          "blocks java.util.concurrent.Future#get(long,java.util.concurrent.TimeUnit) queue",
          "blocks java.util.concurrent.ForkJoinTask#get never",
          "blocks java.util.concurrent.CompletableFuture#* network",
          "blocks java.util.concurrent.CompletableFuture#get* file",
          "blocks java.util.concurrent.CompletableFuture#complete(java.lang.Object) console",
          "blocks java.lang.Process#<init> process",
          "blocks java.io.FileInputStream#<init>(java.lang.String) file",
          "blocks java.util.concurrent.locks.LockSupport#parkNanos(java.lang.Object,*) sleep",
          "blocks java.util.concurrent.locks.LockSupport#park* lock");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          the type itself                       | java.util.concurrent.Future                 | java.util.concurrent.Future            | get            | ()Ljava/lang/Object;                                  | future
          the overload before all overloads     | java.util.concurrent.Future                 | java.util.concurrent.Future            | get            | (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;  | queue
          a supertype's entry                   | java.util.concurrent.FutureTask             | java.util.concurrent.FutureTask        | get            | ()Ljava/lang/Object;                                  | future
          a supertype of the receiver           | java.util.concurrent.ScheduledFuture        | java.util.concurrent.Future            | get            | ()Ljava/lang/Object;                                  | future
          never, in the more specific type      | java.util.concurrent.RecursiveTask          | java.util.concurrent.ForkJoinTask      | get            | (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;  | -
          a type before its supertype's overload| java.util.concurrent.CompletableFuture      | java.util.concurrent.CompletableFuture | get            | (JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;  | file
          the longer prefix                     | java.util.concurrent.CompletableFuture      | java.util.concurrent.CompletableFuture | getNow         | (Ljava/lang/Object;)Ljava/lang/Object;                | file
          the shorter prefix                    | java.util.concurrent.CompletableFuture      | java.util.concurrent.CompletableFuture | cancel         | (Z)Z                                                  | network
          the name before a prefix              | java.util.concurrent.CompletableFuture      | java.util.concurrent.CompletableFuture | complete       | (Ljava/lang/Object;)Z                                 | console
          no prefix for constructors            | java.util.concurrent.CompletableFuture      | java.util.concurrent.CompletableFuture | <init>         | ()V                                                   | -
          no prefix for what every object has   | java.util.concurrent.CompletableFuture      | java.lang.Object                       | getClass       | ()Ljava/lang/Class;                                   | -
          a constructor                         | java.io.FileInputStream                     | java.io.FileInputStream                | <init>         | (Ljava/lang/String;)V                                 | file
          another constructor                   | java.io.FileInputStream                     | java.io.FileInputStream                | <init>         | (Ljava/io/FileDescriptor;)V                           | -
          no supertype's constructor            | java.lang.ProcessImpl                       | java.lang.ProcessImpl                  | <init>         | ()V                                                   | -
          leading parameters before a prefix    | java.util.concurrent.locks.LockSupport      | java.util.concurrent.locks.LockSupport | parkNanos      | (Ljava/lang/Object;J)V                                | sleep
          other leading parameters              | java.util.concurrent.locks.LockSupport      | java.util.concurrent.locks.LockSupport | parkNanos      | (J)V                                                  | lock
          another method                        | java.util.concurrent.Future                 | java.util.concurrent.Future            | isDone         | ()Z                                                   | -
          another type                          | java.util.function.Supplier                 | java.util.function.Supplier            | get            | ()Ljava/lang/Object;                                  | -
          """)
  void theNarrowestEntryHolds(String why, String receiver, String owner, String name, String descriptor, String kind) throws Exception {
    Program program = Library.programWith(List.of(Class.forName(receiver), Class.forName(owner)));
    Op.Call call = call(receiver, new MethodRef(owner, name, descriptor));
    List<String> backwards = new ArrayList<>(ENTRIES);
    Collections.reverse(backwards);

    for (List<String> lines : List.of(ENTRIES, backwards)) {
      Entry found = Catalog.parse("test", String.join("\n", lines)).about(program).find(Verb.BLOCKS, call);
      assertThat(found == null ? null : found.tag()).as(why).isEqualTo(kind);
    }
  }

  @Test
  void aFunctionalArgumentHasItsOwnEntry() throws Exception {
    Catalog catalog = Catalog.parse("test", "runs java.util.Map#merge 2 inline\nruns java.util.Map#forEach 0 common-pool");
    Program program = Library.programWith(List.of(Class.forName("java.util.TreeMap")));
    Op.Call merge = call("java.util.TreeMap", new MethodRef("java.util.Map", "merge", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"));

    assertThat(catalog.about(program).runs(merge, 2).where().kind()).isEqualTo(Where.Kind.INLINE);
    assertThat(catalog.about(program).runs(merge, 0)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          org.reactivestreams.Publisher,             cold
          reactor.core.publisher.Mono,               cold
          reactor.core.publisher.ConnectableFlux,    -
          java.util.concurrent.CompletableFuture,    hot
          java.lang.String,                          -
          """)
  void aTypeHasTheEntryOfItsClosestSupertype(String type, String tag) throws Exception {
    Program program = Library.programWith(List.of(Class.forName(type)));

    Entry found = Catalog.builtIn().about(program).findType(Verb.ASYNC, type);

    assertThat(found == null ? null : found.tag()).isEqualTo(tag);
  }

  @Test
  void aUsersFileWinsForTheSameMethodButNotForANarrowerOne(@TempDir Path folder) throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.catalog"), "blocks java.lang.Thread#sleep never\nblocks java.util.concurrent.Future#get queue\n");
    Catalog catalog = Catalog.of(List.of(mine), List.of(), sentence -> {});
    Program program = Library.programWith(List.of(Thread.class, java.util.concurrent.Future.class));

    assertThat(catalog.about(program).find(Verb.BLOCKS, call("java.lang.Thread", new MethodRef("java.lang.Thread", "sleep", "(J)V")))).isNull();
    MethodRef timed = new MethodRef("java.util.concurrent.Future", "get", "(JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;");
    assertThat(catalog.about(program).find(Verb.BLOCKS, call(timed.owner(), timed)).tag()).isEqualTo("future");
  }

  private static Op.Call call(String receiverType, MethodRef target) {
    Op.Dispatch dispatch = target.isConstructor() ? Op.Dispatch.SPECIAL : Op.Dispatch.VIRTUAL;
    return new Op.Call(0, 0, null, target, receiverType, dispatch, TypeRef.UNKNOWN, false, null, List.of(), false);
  }
}
