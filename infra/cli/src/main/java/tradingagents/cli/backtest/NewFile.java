package tradingagents.cli.backtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: who is interrupted leaves what was there. */
public final class NewFile {
  private NewFile() {}

  /**
   * Writes text; a file that is there is replaced.
   *
   * @param file where to; its folders are made
   * @param text as UTF-8
   * @return the file, absolute
   */
  public static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Refuses, before long work is done, what could not be written after it.
   *
   * @param file where to; its folders are made
   * @return the file, absolute
   */
  public static Path possible(Path file) {
    Path target = file.toAbsolutePath();
    Path folder = folder(target);
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ""));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write the file " + target, e);
    }
    return target;
  }

  private static Path folder(Path target) {
    Path folder = target.getParent();
    if (Files.isDirectory(target) || folder == null) {
      throw new IllegalArgumentException(target + " is a folder; name a file");
    }
    return folder;
  }

  static Path write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path folder = folder(target);
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
