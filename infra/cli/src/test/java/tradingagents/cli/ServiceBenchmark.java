package tradingagents.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import tradingagents.chain.log.Logs;

/**
 * How fast {@code ./tradingagents serve} is ready and answers: 50 requests a second on loopback for
 * a minute, open loop (a late answer does not delay the next question), one in ten begins a run.
 * Arguments: requests a second, seconds.
 */
final class ServiceBenchmark {
  private static final int WARM_UP_SECONDS = 15;
  private static final String READ = "read";
  private static final String SAME = "read, nothing new (304)";
  private static final String POST = "POST /v1/runs";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, List<Double>> millis = new ConcurrentHashMap<>();
  private final Map<String, Integer> wrong = new ConcurrentHashMap<>();
  private final URI address;
  private final String token;
  private volatile String run = "";
  private volatile String tag = "";

  private ServiceBenchmark(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /** Starts, asks, prints a table, ends what it started. */
  public static void main(String[] arguments) throws Exception {
    Logs.toNowhere();
    int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Path data = Files.createTempDirectory("service-benchmark");
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder("./tradingagents", "serve", "--port", "0", "--data", data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      System.out.printf("| ready | %.2f s |%n", (System.nanoTime() - begun) / 1e9);
      URI address = URI.create(first.replaceAll("Listening on (\\S+) .*", "$1"));
      Path password = data.resolve("first-admin-password.txt");
      for (int i = 0; i < 100 && !Files.exists(password); i++) {
        Thread.sleep(50);
      }
      String token;
      try (SignIn pool = new SignIn("us-east-1", "Client", address.toString())) {
        AuthenticationResultType tokens =
            pool.with("admin@localhost", Files.readString(password).strip(), () -> "");
        token = tokens.accessToken();
      }
      ServiceBenchmark benchmark = new ServiceBenchmark(address, token);
      benchmark.load(perSecond, WARM_UP_SECONDS);
      benchmark.millis.clear();
      benchmark.load(perSecond, seconds);
      benchmark.print();
      System.out.println("| resident, peak | " + peak(process) + " |");
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
  }

  private void load(int perSecond, int seconds) throws InterruptedException {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int i = 0; i < perSecond * seconds; i++) {
        long due = start + Duration.ofSeconds(1).toNanos() * i / perSecond;
        long wait = due - System.nanoTime();
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        int turn = i;
        var _ = callers.submit(() -> ask(turn));
      }
    }
  }

  private void ask(int turn) {
    if (turn % 10 == 0 || run.isEmpty()) {
      String date = "2017-%02d-%02d".formatted(1 + turn % 12, 1 + turn / 12 % 28);
      HttpRequest.Builder post =
          request("/v1/runs")
              .POST(BodyPublishers.ofString("{\"symbol\":\"AAPL\",\"asOf\":\"" + date + "\"}"));
      HttpResponse<String> answer = send(POST, post, 202);
      if (answer != null && run.isEmpty()) {
        run = answer.headers().firstValue("location").orElse("").replace("/v1/runs/", "");
      }
      return;
    }
    String path =
        switch (turn % 3) {
          case 0 -> "/v1/runs?limit=20";
          case 1 -> "/v1/runs/" + run;
          default -> "/v1/runs/" + run + "/events";
        };
    boolean same = turn % 3 == 1 && turn % 2 == 0 && !tag.isEmpty();
    HttpRequest.Builder get = request(path);
    HttpResponse<String> answer =
        same ? send(SAME, get.header("if-none-match", tag), 304) : send(READ, get, 200);
    if (answer != null && turn % 3 == 1) {
      tag = answer.headers().firstValue("etag").orElse("");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(String kind, HttpRequest.Builder request, int expected) {
    long begun = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != expected && answer.statusCode() != 200) {
        wrong.merge(kind + " " + answer.statusCode(), 1, Integer::sum);
      }
      millis
          .computeIfAbsent(kind, k -> Collections.synchronizedList(new ArrayList<>()))
          .add((System.nanoTime() - begun) / 1e6);
      return answer;
    } catch (IOException e) {
      wrong.merge(kind + " " + e, 1, Integer::sum);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void print() {
    new TreeMap<>(millis)
        .forEach((kind, all) -> {
          List<Double> sorted = all.stream().sorted().toList();
          System.out.printf(
              "| %s | %d requests, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms |%n",
              kind, sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
        });
    System.out.println("| errors | " + (wrong.isEmpty() ? "0" : wrong.toString()) + " |");
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
  }

  private static String peak(Process process) throws IOException {
    for (ProcessHandle one :
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(process.toHandle()), process.descendants())
            .toList()) {
      Path status = Path.of("/proc/" + one.pid() + "/status");
      if (Files.exists(status) && Files.readString(status).contains("java")) {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            return line.replaceAll("\\s+", " ").substring(7);
          }
        }
      }
    }
    return "unknown here";
  }
}
