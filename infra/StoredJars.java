import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a function's package for a fast start: what others made becomes one jar, because a class
 * is looked for in one jar after the other, and jars are stored, not compressed, so that a start
 * inflates nothing. The package as a whole is smaller for it, because it compresses what the jars
 * had compressed one class at a time. The same package gives the same bytes. Run by the build from
 * its source: {@code java infra/StoredJars.java FILE.zip}; a file that is not there is left alone.
 */
final class StoredJars {
  private static final String OURS = "lib/tradingagents.";
  private static final String TOGETHER = "lib/libraries.jar";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String SERVICES = "META-INF/services/";

  private final Map<String, byte[]> together = new TreeMap<>();
  private long time;

  private StoredJars() {}

  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments[0]);
    if (Files.exists(zip)) {
      new StoredJars().rewrite(zip);
    }
  }

  private void rewrite(Path zip) throws IOException {
    Map<String, byte[]> others = new LinkedHashMap<>();
    Map<String, byte[]> libraries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        time = entry.getTime();
        byte[] content = in.readAllBytes();
        if (!entry.getName().endsWith(".jar")) {
          others.put(entry.getName(), content);
        } else if (entry.getName().startsWith(OURS)) {
          others.put(entry.getName(), jar(entries(content)));
        } else {
          libraries.put(entry.getName(), content);
        }
      }
    }
    for (Map.Entry<String, byte[]> library : libraries.entrySet()) {
      add(library.getKey(), library.getValue());
    }
    if (!together.isEmpty()) {
      together.put(
          MANIFEST,
          "Manifest-Version: 1.0\nMulti-Release: true\n\n".getBytes(StandardCharsets.UTF_8));
      others.put(TOGETHER, jar(together));
    }
    Path next = zip.resolveSibling(zip.getFileName() + ".next");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(next))) {
      for (Map.Entry<String, byte[]> other : others.entrySet()) {
        out.putNextEntry(entry(other.getKey()));
        out.write(other.getValue());
        out.closeEntry();
      }
    }
    Files.move(next, zip, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Adds a library; two that bring different files of one name cannot stand together. */
  private void add(String jar, byte[] content) throws IOException {
    String library = jar.substring(jar.lastIndexOf('/') + 1, jar.length() - ".jar".length());
    for (Map.Entry<String, byte[]> file : entries(content).entrySet()) {
      String name = file.getKey();
      byte[] known = together.get(name);
      if (name.equals(MANIFEST) || name.endsWith("module-info.class")) {
        continue;
      }
      if (known == null || Arrays.equals(known, file.getValue())) {
        together.put(name, file.getValue());
      } else if (name.startsWith(SERVICES)) {
        together.put(name, lines(known, file.getValue()));
      } else if (name.endsWith(".class") || name.startsWith("META-INF/micronaut/")) {
        throw new IOException(name + " of " + library + " differs from that of another library");
      } else {
        // The first in the order of names is the one that is found; licences are all kept.
        together.put("META-INF/" + library + "/" + name, file.getValue());
      }
    }
  }

  private static byte[] lines(byte[] first, byte[] second) {
    String text =
        new String(first, StandardCharsets.UTF_8)
            + "\n"
            + new String(second, StandardCharsets.UTF_8);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> entries(byte[] jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private byte[] jar(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : entries.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(file.getValue());
        ZipEntry entry = entry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(time);
    return entry;
  }
}
