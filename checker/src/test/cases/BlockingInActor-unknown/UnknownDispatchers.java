import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;

/** In this program some actor gets a dispatcher, and nobody can tell which one. */
class UnknownDispatchers {

  static ActorRef apart(ActorSystem system, Props any) {
    return system.actorOf(any.withDispatcher("blocking"));
  }

  static void start(ActorSystem system) {
    system.actorOf(Props.create(MayBeMeantOk.class));
  }

  static class MayBeMeantOk extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().match(String.class, text -> Thread.sleep(20)).build();
    }
  }
}
