import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a function's package so that the jars in it are stored, not compressed: a cold start
 * then inflates nothing, and the package as a whole is smaller, because it compresses what the jars
 * had compressed one class at a time. The same package gives the same bytes. Run by the build from
 * its source: {@code java infra/StoredJars.java FILE.zip}; a file that is not there is left alone.
 */
final class StoredJars {
  private StoredJars() {}

  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments[0]);
    if (!Files.exists(zip)) {
      return;
    }
    Path next = zip.resolveSibling(zip.getFileName() + ".next");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(next))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(sameTime(entry));
        out.write(entry.getName().endsWith(".jar") ? stored(content) : content);
        out.closeEntry();
      }
    }
    Files.move(next, zip, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] stored(byte[] jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry next = sameTime(entry);
        next.setMethod(ZipEntry.STORED);
        next.setSize(content.length);
        next.setCrc(sum.getValue());
        out.putNextEntry(next);
        out.write(content);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static ZipEntry sameTime(ZipEntry entry) {
    ZipEntry next = new ZipEntry(entry.getName());
    next.setTimeLocal(entry.getTimeLocal());
    return next;
  }
}
