package tradingagents.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tradingagents.desk.run.Step;

/** One queue per step as SQS has them: at least once, any order, visibility time-out, dead letters. */
final class Mailroom {
  static final Duration VISIBILITY = Duration.ofMinutes(6);
  static final int MAX_RECEIVES = 5;

  /** A message; it is hidden until {@code visibleAt}. */
  static final class Message {
    final int id;
    final Step step;
    final String body;
    Instant visibleAt;
    int receives;
    boolean gone;

    Message(int id, Step step, String body, Instant visibleAt) {
      this.id = id;
      this.step = step;
      this.body = body;
      this.visibleAt = visibleAt;
    }
  }

  private final Map<Step, List<Message>> queues = new EnumMap<>(Step.class);
  private int sent;
  private int dead;

  Message send(Step step, String body, Instant visibleAt) {
    Message message = new Message(++sent, step, body, visibleAt);
    queues.computeIfAbsent(step, s -> new ArrayList<>()).add(message);
    return message;
  }

  /** Messages that may be received now, in a fixed order. */
  List<Message> visible(Instant now) {
    return all().stream().filter(message -> !message.visibleAt.isAfter(now)).toList();
  }

  List<Message> all() {
    return queues.values().stream().flatMap(List::stream).toList();
  }

  /** Hides the message from others for a while; false when it went to the dead letters instead. */
  boolean receive(Message message, Instant now) {
    if (message.receives == MAX_RECEIVES) {
      delete(message);
      dead++;
      return false;
    }
    message.receives++;
    message.visibleAt = now.plus(VISIBILITY);
    return true;
  }

  void delete(Message message) {
    message.gone = true;
    queues.getOrDefault(message.step, List.of()).remove(message);
  }

  void lose(Step step) {
    List<Message> queue = queues.getOrDefault(step, List.of());
    queue.forEach(message -> message.gone = true);
    queue.clear();
  }

  int deadLetters() {
    return dead;
  }
}
