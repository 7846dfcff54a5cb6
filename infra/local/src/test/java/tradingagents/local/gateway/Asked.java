package tradingagents.local.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One request written byte by byte, so that no client library corrects it, and its answer. */
record Asked(int status, List<String> headers, String body) {
  static Asked of(URI address, String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      String host = head.contains("\nHost:") ? "" : "Host: " + address.getAuthority() + "\r\n";
      String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
      String text = head.strip().replace("\n", "\r\n") + "\r\n" + host + length;
      socket
          .getOutputStream()
          .write((text + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  static Asked of(URI address, String head) throws IOException {
    return of(address, head, new byte[0]);
  }

  private static Asked read(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.add(line);
    }
    String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int status = Integer.parseInt(head.getFirst().split(" ")[1]);
    return new Asked(status, List.copyOf(head.subList(1, head.size())), body);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  List<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
        .map(header -> header.substring(start.length()).strip())
        .toList();
  }
}
