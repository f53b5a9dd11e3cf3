package dev.concurrency.checker.context;

import dev.concurrency.checker.catalog.Catalog;
import dev.concurrency.checker.catalog.Entry;
import dev.concurrency.checker.catalog.Knowledge;
import dev.concurrency.checker.catalog.Verb;
import dev.concurrency.checker.catalog.Where;
import dev.concurrency.checker.model.Body;
import dev.concurrency.checker.model.LibraryCode;
import dev.concurrency.checker.model.Op;
import dev.concurrency.checker.model.Program;
import dev.concurrency.checker.model.Value;
import java.util.List;
import java.util.Set;

/** All that a rule can ask: the program, what its libraries do, and on which threads its code runs. Not thread-safe: it remembers answers. */
public final class Code {

  private final Program program;
  private final Knowledge knowledge;
  private final KnownCalls calls;
  private final CallTargets targets;
  private final Contexts contexts;
  private final Chains chains;
  private final Finished finished;
  private final WaitPaths paths;
  private final Pipelines pipelines;
  private final Failures failures;
  private final Throwing throwing;
  private final PublisherFailures publisherFailures;
  private final Tasks tasks;
  private final TaskStarts taskStarts;
  private final Repetition repetition;
  private final Waits waits;
  private final ThreadResolver threads;
  private final OwnPool ownPool;
  private final OwnLoop ownLoop;
  private final Elements elements;
  private final Rounds rounds;
  private final Once once;
  private final Locks locks;
  private final Confinement confinement;
  private final Overlaps overlaps;
  private final Interrupts interrupts;
  private final ThreadGrowth threadGrowth;
  private final OffActor offActor;
  private final BusyLoops busyLoops;
  private final PoolSizes poolSizes;
  private final VirtualThreads virtualThreads;
  private final Initialisers initialisers;
  private final Proxies proxies;
  private final int jdk;

  /** @param jdk see {@link #jdk} */
  public Code(Program program, Catalog catalog, LibraryCode libraries, int jdk) {
    this.program = program;
    this.jdk = jdk;
    this.knowledge = catalog.about(program);
    this.calls = new KnownCalls(program, knowledge);
    this.targets = new CallTargets(program);
    this.chains = new Chains(program, knowledge);
    this.pipelines = new Pipelines(program, chains);
    Roles roles = new Roles(program, knowledge, libraries);
    this.finished = new Finished(program, knowledge, chains, targets);
    this.threads = new ThreadResolver(program, knowledge, targets, roles);
    this.contexts = new ContextAnalysis(program, knowledge, targets, threads, chains, pipelines, roles, new Actors(program, knowledge, calls, targets)).contexts();
    this.elements = new Elements(program, knowledge);
    this.rounds = new Rounds(program);
    this.once = new Once(program);
    this.throwing = new Throwing(program, knowledge, targets);
    this.failures = new Failures(program, knowledge, targets, elements, throwing, knowledge::isFuture);
    this.publisherFailures = new PublisherFailures(program, knowledge, targets, chains, failures, knowledge::isPublisher);
    this.tasks = new Tasks(program, knowledge, targets, chains, elements);
    this.taskStarts = new TaskStarts(program, knowledge, threads);
    ThreadTests threadTests = new ThreadTests(knowledge, targets);
    this.ownLoop = new OwnLoop(program, knowledge, targets, contexts, finished, threadTests);
    this.ownPool = new OwnPool(program, knowledge, threadTests, contexts, finished, tasks, threads);
    this.locks = new Locks(program, knowledge, calls);
    this.confinement = new Confinement(program, knowledge, contexts, elements);
    this.repetition = new Repetition(program, knowledge, targets, chains, elements);
    this.overlaps = new Overlaps(program, knowledge, contexts, confinement, elements, repetition, pipelines);
    this.interrupts = new Interrupts(program, knowledge, targets, finished);
    this.virtualThreads = new VirtualThreads(program, knowledge, targets);
    this.initialisers = new Initialisers(program, contexts);
    this.threadGrowth = new ThreadGrowth(program, knowledge, targets, elements, repetition, once, roles, virtualThreads, this::executorOf);
    this.offActor = new OffActor(program, knowledge, targets, threads, contexts, finished, pipelines);
    this.busyLoops = new BusyLoops(program, knowledge, new Looks(program, knowledge, targets, this::concurrentKind));
    this.poolSizes = new PoolSizes(program, knowledge, calls);
    this.proxies = new Proxies(program, knowledge, elements);
    this.waits = new Waits(program, catalog, knowledge, targets, finished, libraries);
    this.paths = new WaitPaths(targets, waits, new LoopGuards(program, knowledge), calls, finished);
  }

  public Program program() {
    return program;
  }

  public Contexts contexts() {
    return contexts;
  }

  public CallTargets targets() {
    return targets;
  }

  public Chains chains() {
    return chains;
  }

  public Finished finished() {
    return finished;
  }

  /** Ways to a wait through the methods of the program. */
  public WaitPaths paths() {
    return paths;
  }

  public Pipelines pipelines() {
    return pipelines;
  }

  public Failures failures() {
    return failures;
  }

  public Throwing throwing() {
    return throwing;
  }

  public PublisherFailures publisherFailures() {
    return publisherFailures;
  }

  public Tasks tasks() {
    return tasks;
  }

  public TaskStarts taskStarts() {
    return taskStarts;
  }

  /** Waits in a pool for tasks of the same pool. */
  public OwnPool ownPool() {
    return ownPool;
  }

  /** Waits on an event loop for what only the same loop can finish. */
  public OwnLoop ownLoop() {
    return ownLoop;
  }

  public Repetition repetition() {
    return repetition;
  }

  public Locks locks() {
    return locks;
  }

  public Confinement confinement() {
    return confinement;
  }

  public Overlaps overlaps() {
    return overlaps;
  }

  public Interrupts interrupts() {
    return interrupts;
  }

  /** Which starts need a thread of their own each, as often as somebody asks from outside. */
  public ThreadGrowth threadGrowth() {
    return threadGrowth;
  }

  /** Code of actors that runs beside them. */
  public OffActor offActor() {
    return offActor;
  }

  /** Loops that wait by going round. */
  public BusyLoops busyLoops() {
    return busyLoops;
  }

  /** Pools that never have as many threads as they are told they may. */
  public PoolSizes poolSizes() {
    return poolSizes;
  }

  /** Threads that are certainly virtual, and pools that keep them. */
  public VirtualThreads virtualThreads() {
    return virtualThreads;
  }

  /** Static initialisers that virtual threads run. */
  public Initialisers initialisers() {
    return initialisers;
  }

  /** Feature version of the JDK that the program is taken to run on. */
  public int jdk() {
    return jdk;
  }

  /** Methods that a container's proxy hands to another thread. */
  public Proxies proxies() {
    return proxies;
  }

  /** What kind of object for several threads a value is, as the catalogue calls it; empty if it is none, or not known to be. */
  public String concurrentKind(Value value) {
    Value origin = program.origin(value);
    Op.Call made = program.call(origin);
    Entry entry = made == null || made.target().isConstructor() ? null : knowledge.find(Verb.CONCURRENT, made);
    entry = entry == null ? knowledge.findType(Verb.CONCURRENT, program.typeOf(origin).name()) : entry;
    return entry == null ? "" : entry.tag();
  }

  /** Whether the catalogue says that values of the type must not be changed by several threads at once. */
  public boolean isUnsafe(String type) {
    return knowledge.findType(Verb.UNSAFE, type) != null;
  }

  /** Whether the catalogue says that values of the type fail when they are used after they were closed. */
  public boolean failsClosed(String type) {
    return knowledge.findType(Verb.FAILS_CLOSED, type) != null;
  }

  /** Whether values of the type can be closed. */
  public boolean isCloseable(String type) {
    return program.isSubtype(type, "java.lang.AutoCloseable");
  }

  /** Which calls wait, as far as the catalogue and class files tell. */
  public Waits waits() {
    return waits;
  }

  /** All that the catalogue says with this verb, in its order. */
  public List<Entry> entries(Verb verb) {
    return knowledge.entries(verb);
  }

  /** What the catalogue says of a call, or null. */
  public Entry find(Verb verb, Op.Call call) {
    return knowledge.find(verb, call);
  }

  /** Why the catalogue says what it says of a call. */
  public List<String> reasons(Op.Call call) {
    return knowledge.reasons(call);
  }

  /** The calls of a body of which the catalogue says this. */
  public List<Op.Call> calls(Body body, Verb verb) {
    return calls.in(body, verb);
  }

  /** The calls of a body that return a future, a publisher, or something unfinished; see {@link #isFuture}, {@link #isPublisher}, {@link #isUnfinished}. */
  public List<Op.Call> asyncCalls(Body body) {
    return calls.asynchronous(body);
  }

  /** The calls anywhere in the program of which the catalogue says this. */
  public List<Program.CallSite> calls(Verb verb) {
    return calls.everywhere(verb);
  }

  public boolean is(Verb verb, Op.Call call) {
    return find(verb, call) != null;
  }

  /** The catalogue's entry for the functional argument at this position, or null. */
  public Entry runs(Op.Call call, int argument) {
    return knowledge.runs(call, argument);
  }

  /** Whether values of the type are results that come later and are under way by themselves. */
  public boolean isFuture(String type) {
    return knowledge.isFuture(type);
  }

  /** Whether values of the type are results that start when somebody subscribes. */
  public boolean isPublisher(String type) {
    return knowledge.isPublisher(type);
  }

  /** Whether values of the type do nothing until a method is called on them that returns something else. */
  public boolean isUnfinished(String type) {
    return knowledge.findType(Verb.UNFINISHED, type) != null;
  }

  public Rounds rounds() {
    return rounds;
  }

  public Once once() {
    return once;
  }

  /** The call that runs a function in place for each element of a stream or collection; null if there is none. */
  public Op.Call passOver(Body function) {
    return elements.pass(function);
  }

  /** Whether a bounded pool, given by where it is made, certainly has one thread only. */
  public boolean isSingleThread(Value pool) {
    Op.Call made = pool == null ? null : program.call(pool);
    Entry entry = made == null ? null : find(Verb.EXECUTOR, made);
    if (entry == null || entry.where().kind() != Where.Kind.BOUNDED) {
      return false;
    }
    int size = entry.where().argument();
    return size < 0 || program.origin(made.arguments().get(size)) instanceof Value.Constant constant && Integer.valueOf(1).equals(constant.value());
  }

  /** The kind of thread on which an executor runs the tasks that a body hands it, if there is one answer and the thread is another one; else null. */
  public ThreadKind threadsOf(Value executor, Body body) {
    Set<Placement> placements = threads.executor(executor, body);
    return placements.size() == 1 && placements.iterator().next() instanceof Placement.On on ? on.kind() : null;
  }

  /** The kind of thread on which a call runs its functional argument, if there is one answer and the thread is another one; else null. */
  public ThreadKind elsewhere(Body body, Op.Call call) {
    Placement.On on = placement(body, call);
    return on == null ? null : on.kind();
  }

  /** The bounded pool that runs the functional argument of a call; null if none does, or it is not known. */
  public Value poolOf(Body body, Op.Call call) {
    Placement.On on = placement(body, call);
    return on != null && on.kind() == ThreadKind.BOUNDED ? on.pool() : null;
  }

  /** Where the executor that runs the functional argument of a call is made, of whatever kind; null if it is not known. */
  private Value executorOf(Body body, Op.Call call) {
    Placement.On on = placement(body, call);
    return on == null ? null : on.pool();
  }

  private Placement.On placement(Body body, Op.Call call) {
    Set<Placement> placements = threads.placements(body, call);
    return placements.size() == 1 && placements.iterator().next() instanceof Placement.On on ? on : null;
  }
}
