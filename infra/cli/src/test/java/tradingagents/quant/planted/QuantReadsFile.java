package tradingagents.quant.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a rule on purpose: the test of the arrows finds it. */
public final class QuantReadsFile {
  String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
