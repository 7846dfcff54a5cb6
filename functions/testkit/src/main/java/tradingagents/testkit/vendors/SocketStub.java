package tradingagents.testkit.vendors;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * The other end of a WebSocket (RFC 6455) on the loopback: text frames, one thread a connection.
 */
public final class SocketStub implements AutoCloseable {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket server;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private int connections;

  /**
   * Listens.
   *
   * @param script what is said on one connection: its number, from one, and how to say it
   * @throws IOException when no port can be had
   */
  public SocketStub(BiConsumer<Integer, Talk> script) throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try {
              Socket socket = server.accept();
              int number = ++connections;
              Thread.ofVirtual().start(() -> serve(socket, number, script));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  /**
   * Where it listens.
   *
   * @return as a client of Alpaca's stream connects to
   */
  public URI address() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/v2/iex");
  }

  /**
   * What clients said.
   *
   * @return texts in order, live
   */
  public List<String> heard() {
    return heard;
  }

  private void serve(Socket socket, int number, BiConsumer<Integer, Talk> script) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      String key = "";
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        if (line.startsWith("Sec-WebSocket-Key:")) {
          key = line.substring(line.indexOf(':') + 1).strip();
        }
      }
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + Base64.getEncoder().encodeToString(hash)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      script.accept(number, new Talk(in, out));
    } catch (IOException | UncheckedIOException gone) {
      // The other side has hung up.
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** Says and hears whole texts. */
  public final class Talk {
    private final DataInputStream in;
    private final OutputStream out;

    Talk(DataInputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    /**
     * Says a text.
     *
     * @param text in one frame
     */
    public void say(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      try {
        out.write(0x81);
        if (bytes.length < 126) {
          out.write(bytes.length);
        } else {
          out.write(126);
          out.write(bytes.length >> 8);
          out.write(bytes.length & 0xFF);
        }
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Waits for a text. Pings are heard and not answered: this side is asleep.
     *
     * @return the next text
     */
    public String hear() {
      try {
        int kind = in.readByte() & 0x0F;
        int length = in.readByte() & 0x7F;
        if (length == 126) {
          length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] bytes = in.readNBytes(length);
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] ^= mask[i % 4];
        }
        if (kind != 1) {
          return hear();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        heard.add(text);
        return text;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Up to the subscription, as Alpaca does. */
    public void welcome() {
      say("[{\"T\":\"success\",\"msg\":\"connected\"}]");
      hear();
      say("[{\"T\":\"success\",\"msg\":\"authenticated\"}]");
      hear();
      say("[{\"T\":\"subscription\",\"trades\":[],\"quotes\":[],\"bars\":[\"AAPL\"]}]");
    }
  }
}
