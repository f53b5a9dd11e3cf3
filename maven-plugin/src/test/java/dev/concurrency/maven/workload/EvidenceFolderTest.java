package dev.concurrency.maven.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concurrency.checker.finding.Finding;
import dev.concurrency.checker.finding.Severity;
import dev.concurrency.maven.Example;
import dev.concurrency.maven.probe.runtime.Provocation;
import dev.concurrency.maven.verdict.Judgement;
import dev.concurrency.maven.verdict.RunOutcome;
import dev.concurrency.maven.verdict.Verdict;
import dev.concurrency.maven.verdict.Verdicts;
import dev.concurrency.maven.workload.EvidenceFolder.Collected;
import dev.concurrency.maven.workload.EvidenceFolder.Contents;
import dev.concurrency.maven.workload.EvidenceFolder.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence that is judged by later, or elsewhere. */
class EvidenceFolderTest {

  private static final String MODULE = "com.acme:shop";
  private static final Finding FINDING = Example.finding("BlockingOnEventLoop", "channelRead", Severity.ERROR);
  private static final String SITE = FINDING.id() + "#0";

  private static final String BEGIN = "{'t':'hello','schema':1}\n{'t':'canary','BLOCKING_CALL':true}\n";
  private static final String BLOCKED = "{'t':'blocked','site':'" + SITE + "','thread':'l-1','kind':'NETTY_EVENT_LOOP','ms':20,'returned':true,'waits':1}\n";
  private static final String HARMLESS =
      "{'t':'site','site':'" + SITE + "','entered':100,'threads':[{'kind':'VERTX_WORKER','n':100,'longestMs':1,'thread':'w-1'}]}\n";
  private static final String END = "{'t':'end','dropped':0}\n";
  private static final String STALE = "{'t':'stale','site':'" + SITE + "','why':'compile again'}\n";

  private static final Contents NOW = contents(MODULE, "1.0", "s1", "v1");

  @TempDir Path root;

  private Path folder;

  @BeforeEach
  void folder() {
    folder = root.resolve("shard");
  }

  private static Contents contents(String module, String tool, String sources, String statement) {
    return new Contents(module, tool, sources, Map.of(FINDING.id(), new Watched(statement, "BlockingOnEventLoop at Shop.java:3")));
  }

  private static void begin(Path folder, Contents contents) throws IOException {
    new EvidenceFolder(folder).begin(contents, false);
  }

  /** A run of one JVM. */
  private static void run(Path folder, String name, boolean killed, String records) throws IOException {
    Path file = folder.resolve(name + "-1.jsonl");
    Files.writeString(file, records.replace('\'', '"'));
    new EvidenceFolder(folder).ended(name, new RunOutcome(name, 0, killed, killed ? "killed after 60 s" : "ended by itself"), null, List.of(file));
  }

  private static Judgement judge(Collected collected) {
    return Verdicts.judge(List.of(FINDING), collected.runs()).get(0).judgement();
  }

  /** Something that happens to a folder with one run before it is read. */
  private interface Fate {
    void befall(Path folder) throws IOException;
  }

  private static Arguments row(String what, Contents written, String records, Fate fate, Verdict verdict, String said) {
    return Arguments.of(what, written, records, fate, verdict, said);
  }

  static Stream<Arguments> folders() {
    Contents others = contents(MODULE, "1.0", "s2", "v1");
    Contents changed = contents(MODULE, "1.0", "s2", "v2");
    Fate none = folder -> {};
    return Stream.of(
        row("proof", NOW, BEGIN + BLOCKED + END, none, Verdict.CONFIRMED, ""),
        row("nothing but harmless executions", NOW, BEGIN + HARMLESS + END, none, Verdict.REFUTED, ""),
        row("proof, and other code elsewhere since", others, BEGIN + BLOCKED + END, none, Verdict.CONFIRMED, "is evidence of other sources than those of now"),
        row("harmless before other code elsewhere", others, BEGIN + HARMLESS + END, none, Verdict.INCONCLUSIVE, "is evidence of other sources than those of now"),
        row("the statement has changed", changed, BEGIN + BLOCKED + END, none, Verdict.INCONCLUSIVE,
            "because the code there is another one now: BlockingOnEventLoop at Shop.java:3"),
        row("another version wrote it", contents(MODULE, "0.9", "s1", "v1"), BEGIN + BLOCKED + END, none, Verdict.NOT_RUN, "was written by version 0.9"),
        row("of another module", contents("com.acme:bank", "1.0", "s1", "v1"), BEGIN + BLOCKED + END, none, Verdict.NOT_RUN,
            "no folder holds evidence of com.acme:shop, only of com.acme:bank"),
        row("its records are gone", NOW, BEGIN + BLOCKED + END, folder -> Files.delete(folder.resolve("w-1.jsonl")), Verdict.INCONCLUSIVE, "is missing"),
        row("its records are cut off", NOW, BEGIN + HARMLESS + END,
            folder -> Files.writeString(folder.resolve("w-1.jsonl"), (BEGIN + HARMLESS + "{'t':'e").replace('\'', '"')), Verdict.INCONCLUSIVE, ""),
        row("its records are no text", NOW, BEGIN + BLOCKED + END, folder -> Files.write(folder.resolve("w-1.jsonl"), new byte[] {(byte) 0xff, (byte) 0xfe, '{'}),
            Verdict.INCONCLUSIVE, "is damaged"),
        row("its records lack what records have", NOW, BEGIN + BLOCKED + END, folder -> Files.writeString(folder.resolve("w-1.jsonl"), "{\"t\":\"end\"}"),
            Verdict.INCONCLUSIVE, "is damaged"),
        row("nobody recorded the end, but it had been seen", NOW, BEGIN + BLOCKED, folder -> Files.delete(folder.resolve("w.run.json")), Verdict.CONFIRMED,
            "belongs to a run of which nobody recorded the end"),
        row("nobody recorded the end of harmless executions", NOW, BEGIN + HARMLESS + END, folder -> Files.delete(folder.resolve("w.run.json")),
            Verdict.INCONCLUSIVE, "belongs to a run of which nobody recorded the end"),
        row("the record of the end is damaged", NOW, BEGIN + HARMLESS + END, folder -> Files.writeString(folder.resolve("w.run.json"), "{"), Verdict.INCONCLUSIVE,
            "w.run.json is damaged"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void whatACollectedFolderIsWorth(String what, Contents written, String records, Fate fate, Verdict verdict, String said) throws IOException {
    begin(folder, written);
    run(folder, "w", false, records);
    fate.befall(folder);

    Collected collected = EvidenceFolder.collect(List.of(root), NOW);

    assertThat(judge(collected).verdict()).isEqualTo(verdict);
    List<String> sentences = Stream.concat(collected.remarks().stream(), collected.problems().stream()).toList();
    if (!said.isEmpty()) {
      assertThat(sentences).anyMatch(sentence -> sentence.contains(said));
    } else {
      assertThat(sentences).isEmpty();
    }
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of((Fate) folder -> {}, "is no folder"),
        Arguments.of((Fate) Files::createDirectories, "holds no evidence"),
        Arguments.of((Fate) folder -> Files.writeString(Files.createDirectories(folder).resolve("w-1.jsonl"), BEGIN), "holds records but no evidence.json"),
        Arguments.of((Fate) folder -> Files.writeString(Files.createDirectories(folder).resolve("evidence.json"), "{"), "evidence.json is damaged"),
        Arguments.of((Fate) folder -> Files.writeString(Files.createDirectories(folder).resolve("evidence.json"), ""), "evidence.json is damaged"),
        Arguments.of((Fate) folder -> Files.writeString(Files.createDirectories(folder).resolve("evidence.json"), "{\"schema\":1}"), "evidence.json is damaged"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("unusable")
  void whatIsNoEvidenceIsNotTakenForIt(Fate fate, String said) throws IOException {
    fate.befall(folder);

    assertThatThrownBy(() -> EvidenceFolder.collect(List.of(folder), NOW)).isInstanceOf(EvidenceFolder.UnusableFolderException.class).hasMessageContaining(said);
  }

  @Test
  void shardsAreJudgedTogether() throws IOException {
    begin(root.resolve("a"), NOW);
    run(root.resolve("a"), "w", false, BEGIN + BLOCKED + END);
    begin(root.resolve("b"), NOW);
    run(root.resolve("b"), "w", true, BEGIN);

    Judgement judgement = judge(EvidenceFolder.collect(List.of(root.resolve("a"), root.resolve("b")), NOW));

    assertThat(judgement.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(judgement.why()).endsWith("(evidence from " + root.resolve("a") + ")");
  }

  @Test
  void whatWasProvokedStaysProvoked() throws IOException {
    begin(folder, NOW);
    run(folder, "w", false, BEGIN.replace("'schema':1", "'schema':1,'provoked':'SCHEDULE'") + BLOCKED + END);
    Path records = folder.resolve("w-1.jsonl");
    new EvidenceFolder(folder).ended("w", new RunOutcome("w", 0, false, "ended by itself"), Provocation.SCHEDULE, List.of(records));
    assertThat(judge(EvidenceFolder.collect(List.of(folder), NOW))).matches(judgement -> judgement.verdict() == Verdict.CONFIRMED && judgement.provoked());

    Files.delete(folder.resolve("w.run.json"));
    assertThat(judge(EvidenceFolder.collect(List.of(folder), NOW))).matches(judgement -> judgement.verdict() == Verdict.CONFIRMED && judgement.provoked());

    Files.writeString(records, Files.readString(records).replace("SCHEDULE", "MAGIC"));
    assertThat(judge(EvidenceFolder.collect(List.of(folder), NOW)).verdict()).as("provoked in a way that nobody knows").isNotEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void aShardThatWasCutOffTakesTheCertaintyFromTheOthers() throws IOException {
    begin(root.resolve("a"), NOW);
    run(root.resolve("a"), "w", false, BEGIN + HARMLESS + END);
    begin(root.resolve("b"), NOW);
    run(root.resolve("b"), "w", true, BEGIN + HARMLESS);

    assertThat(judge(EvidenceFolder.collect(List.of(root), NOW)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static Arguments build(String what, Contents then, boolean killed, String records, Verdict alone, Verdict withRunOfNow) {
    return Arguments.of(what, then, killed, records, alone, withRunOfNow);
  }

  static Stream<Arguments> earlierBuilds() {
    Contents others = contents(MODULE, "1.0", "s2", "v1");
    return Stream.of(
        build("proof stays", others, true, BEGIN + BLOCKED, Verdict.CONFIRMED, Verdict.CONFIRMED),
        build("but not that of another statement", contents(MODULE, "1.0", "s2", "v2"), false, BEGIN + BLOCKED + END, Verdict.INCONCLUSIVE, Verdict.NOT_EXERCISED),
        build("executions of the same code count", NOW, false, BEGIN + HARMLESS + END, Verdict.REFUTED, Verdict.REFUTED),
        build("executions of other code do not", others, false, BEGIN + HARMLESS + END, Verdict.INCONCLUSIVE, Verdict.NOT_EXERCISED),
        build("that it was cut off is over", NOW, true, BEGIN + HARMLESS, Verdict.INCONCLUSIVE, Verdict.NOT_EXERCISED),
        build("that its classes were stale is over", NOW, false, BEGIN + STALE + END, Verdict.INCONCLUSIVE, Verdict.NOT_EXERCISED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("earlierBuilds")
  void whatAnEarlierBuildIsWorth(String what, Contents then, boolean killed, String records, Verdict alone, Verdict withRunOfNow) throws IOException {
    begin(folder, then);
    run(folder, "w", killed, records);
    EvidenceFolder evidence = new EvidenceFolder(folder);
    evidence.begin(NOW, true);
    assertThat(judge(evidence.earlier(NOW)).verdict()).isEqualTo(alone);

    run(folder, "w", false, BEGIN + END);
    evidence.begin(NOW, true);

    assertThat(judge(evidence.earlier(NOW)).verdict()).isEqualTo(withRunOfNow);
  }

  @Test
  void afreshNothingEarlierIsLeft() throws IOException {
    begin(folder, NOW);
    run(folder, "w", false, BEGIN + BLOCKED + END);
    EvidenceFolder evidence = new EvidenceFolder(folder);
    evidence.begin(NOW, true);
    evidence.begin(NOW, false);

    assertThat(evidence.earlier(NOW).runs()).isEmpty();
    assertThat(EvidenceFolder.collect(List.of(folder), NOW).runs()).isEmpty();
  }

  @Test
  void aDamagedEarlierBuildIsSaidAndLeftOut() throws IOException {
    begin(folder, NOW);
    Files.writeString(folder.resolve("evidence.json"), "{");
    EvidenceFolder evidence = new EvidenceFolder(folder);
    evidence.begin(NOW, true);

    assertThat(evidence.earlier(NOW).runs()).isEmpty();
    assertThat(evidence.earlier(NOW).remarks()).singleElement().asString().contains("is damaged");
  }
}
