package io.pulsemill.engine.resident;

import io.pulsemill.sums.SumWritable;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a member says and does, as a state machine: it is told what came of one {@link Action} and
 * returns the next. It neither waits nor sends, so that a thread or a simulation can drive it. Not
 * thread-safe, but for {@link #present}, {@link #stale} and {@link #place}.
 *
 * <p>A member answers what it is asked from its rows, which it reads when it has joined. In a tree
 * it is asked by its parent, asks its children, and answers for all of them. It says its own last
 * answer again to whoever asks for it.
 */
final class MemberProtocol {
  /** Before a parent is asked again that did not answer, or does not know of this child yet. */
  static final Duration PAUSE = Duration.ofMillis(100);

  /** How often a parent is asked before it is missed. */
  private static final int TRIES = 2;

  private final int member;
  private final Branch branch;
  private final MessageLimit limit;

  /** Where its branch is reached; null if it is not. */
  private @Nullable TaskAddress address;

  /** That it has its rows, or the sum over them that was asked for last. */
  private Answer own;

  /** The part of it that was asked for last; all of it, if it comes in one. */
  private Answer part;

  /** What it has to say: that, or the sum over the rows of its children too. */
  private Answer answer;

  private volatile Place place = Place.NONE;
  private volatile boolean stale;
  private Place told = Place.NONE;

  /** How often its parent is still to be asked; 0 if task 0 is. */
  private int tries;

  /** What follows when the present action is done. */
  private Next then = this::ask;

  /** What follows an action. */
  private interface Next {
    Action next() throws IOException;
  }

  /**
   * A member that has read nothing.
   *
   * @param branch of its children
   * @param limit of what it can send
   */
  MemberProtocol(int member, Branch branch, MessageLimit limit) {
    this.member = member;
    this.branch = branch;
    this.limit = limit;
    own = Answer.joined(member, null);
    part = own;
    answer = own;
  }

  /** Before it joins: where others can reach its branch. */
  void listens(TaskAddress there) {
    address = there;
    own = Answer.joined(member, address);
    part = own;
  }

  /** There is a task 0, which may be a new one, also if the member has its rows. */
  Action begin() {
    place = Place.NONE;
    told = Place.NONE;
    return askWith(Answer.joined(member, address));
  }

  /** Where the member is. */
  Place place() {
    return place;
  }

  /** Task 0 says which tree there is. */
  void present(long view) {
    stale = view != place.view();
  }

  /** Whether there is another tree than the one the member has its place in. */
  boolean stale() {
    return stale && place.view() != Place.NONE.view();
  }

  /** Gives up the place, to ask task 0 for one. */
  void leaveTree() {
    place = Place.NONE;
  }

  /** {@code ASK_TOP} or {@code ASK_PARENT} came to this. */
  Action replied(Request request) throws IOException {
    return tries > 0 && request.kind() != Request.Kind.END
        ? after(Action.of(Action.Kind.SIGN), () -> take(request)) // task 0 has heard nothing
        : take(request);
  }

  /** {@code ASK_PARENT} came to nothing. */
  Action missed() {
    tries--;
    return after(
        Action.of(Action.Kind.PAUSE), () -> after(Action.of(Action.Kind.SIGN), this::askAgain));
  }

  /** The action is done. */
  Action done() throws IOException {
    return then.next();
  }

  /** {@code READ} is done; {@code problem}: why it could not be, else null. */
  Action read(@Nullable String problem) {
    if (problem != null) {
      return giveUp(problem);
    }
    own = Answer.ready(member, false);
    part = own;
    return askWith(own);
  }

  /** {@code SUM} came to this. */
  Action summed(Request request, SumWritable<?> sum) throws IOException {
    own = Answer.to(request.part(Part.ALL), member, own.prepared(), sum);
    return has(request);
  }

  /** {@code GATHER} came to this; null if the wait was ended. */
  Action gathered(Request request, @Nullable SumWritable<?> total) throws IOException {
    if (total != null) {
      return say(request, part.with(total));
    }
    leaveTree();
    answer = own.ready();
    return look();
  }

  private Action ask() {
    tries = 0;
    if (stale()) {
      leaveTree(); // nobody awaits it there
      return Action.ask(Action.Kind.ASK_TOP, answer.ready().in(place.view()));
    }
    Answer placed = answer.in(place.view());
    if (place.parent().isEmpty()) {
      return Action.ask(Action.Kind.ASK_TOP, placed);
    }
    tries = TRIES;
    return Action.ask(Action.Kind.ASK_PARENT, placed);
  }

  private Action askAgain() {
    Answer placed = answer.in(place.view());
    if (tries > 0 && !stale()) {
      return Action.ask(Action.Kind.ASK_PARENT, placed);
    }
    tries = 0;
    return Action.ask(Action.Kind.ASK_TOP, placed.ready()); // by its place, whom it misses
  }

  private Action askWith(Answer next) {
    answer = next;
    return ask();
  }

  private Action take(Request request) throws IOException {
    if (request.content() instanceof Request.Take take) {
      return moveTo(take.place());
    }
    if (request.content() instanceof Request.Prepare prepare) {
      branch.prepare(prepare.rows());
      own = Answer.ready(member, true);
      part = own;
      return after(Action.on(Action.Kind.PREPARE, request), () -> askWith(own));
    }
    return switch (request.kind()) {
      case END -> Action.on(Action.Kind.END, request);
      case WAIT -> answer.reading() ? join() : stale() ? lookAnew() : look();
      case RETURN -> lookAnew();
      default -> sum(request);
    };
  }

  private Action moveTo(Place next) {
    boolean again = next.equals(told);
    told = next;
    place = next;
    stale = false;
    branch.take(next);
    answer = next.inner() ? own.ready() : part;
    return again ? after(Action.of(Action.Kind.PAUSE), this::ask) : ask(); // its parent is not told
  }

  /** It has joined: has its rows, if it has not had them before. */
  private Action join() {
    return own.reading()
        ? after(Action.of(Action.Kind.LOOK), () -> Action.of(Action.Kind.READ))
        : askWith(part);
  }

  private Action sum(Request request) throws IOException {
    if (place.inner()) {
      branch.pose(request);
    }
    return own.answers(request.part(Part.ALL)) ? has(request) : Action.on(Action.Kind.SUM, request);
  }

  /** The sum over its own rows is there. */
  private Action has(Request request) throws IOException {
    part = own.part(request);
    if (!place.inner()) {
      return say(request, part);
    }
    branch.bring(part.in(place.view()));
    return Action.on(Action.Kind.GATHER, request);
  }

  /** Takes this as what it says next, or gives up if it cannot. */
  private Action say(Request request, Answer next) throws IOException {
    String problem = limit.problem(request, next.sum());
    return problem == null ? askWith(next) : giveUp(problem);
  }

  private Action giveUp(String problem) {
    return after(Action.giveUp(problem), this::look);
  }

  private Action lookAnew() {
    leaveTree();
    return askWith(own.ready());
  }

  private Action look() {
    return after(Action.of(Action.Kind.LOOK), this::ask);
  }

  private Action after(Action first, Next next) {
    then = next;
    return first;
  }
}
