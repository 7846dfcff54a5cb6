package tradingagents.cli.backtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: who is interrupted leaves what was there. */
final class NewFile {
  private NewFile() {}

  /** Writes text; a file that is there is replaced. */
  static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (Files.isDirectory(target) || folder == null) {
      throw new IllegalArgumentException(target + " is a folder; name a file");
    }
    try {
      Files.createDirectories(folder);
      Path half = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
      try {
        Files.write(half, bytes);
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write the file " + target, e);
    }
    return target;
  }
}
