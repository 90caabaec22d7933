package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads files as text, within limits. */
final class TextFiles {

  /** The largest file that is read, in bytes: 256 MiB, some five million rules. */
  static final int LARGEST_FILE = 256 << 20;

  /** The most lines that are read of one file: some more than four million. */
  static final int MOST_LINES = 1 << 22;

  /** A file is read by so many bytes at a time. */
  private static final int PIECE = 1 << 18;

  private static final byte ESCAPE = 0x1b;

  private static final Pattern TERMINAL =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b\\n]*(?:\u0007|\u001b\\\\)|[ -/]+[0-~]|[0-Z^-~])");

  private TextFiles() {}

  /** Thrown where a file is not text that can be read; the message is one line for the user. */
  static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
      super(message);
    }
  }

  /** Reads a whole file, or standard input and the like where the user named it. */
  static DumpFile read(Path path, String name) throws UnreadableException {
    return text(bytes(path), name);
  }

  /** The text of a file that is already in memory. */
  static DumpFile text(byte[] bytes, String name) throws UnreadableException {
    // In one go: of a hundred thousand rules, each look at all bytes is a hundredth of a lint.
    int lines = 0;
    boolean escapes = false;
    boolean ascii = true;
    for (byte one : bytes) {
      if (one < ' ') {
        lines += one == '\n' ? 1 : 0;
        escapes |= one == ESCAPE;
        ascii &= one > 0;
      }
    }
    if (lines > MOST_LINES) {
      throw new UnreadableException(
          "has " + lines + " lines; the most that is read of one file is " + MOST_LINES);
    }
    String text = ascii ? new String(bytes, StandardCharsets.ISO_8859_1) : decode(bytes);
    return new DumpFile(name, escapes ? plain(text) : text);
  }

  /**
   * The text as a terminal shows it: without colours (ECMA-48 control sequences), window titles and
   * what else {@code ip -c}, a prompt or script(1) leaves in a file. Columns count what is shown. A
   * rule is left as it is: iptables knows no colours, and a comment may hold what it likes.
   */
  static String plain(String text) {
    if (text.indexOf('\u001b') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int copied = 0;
    int line = 0;
    int next = text.indexOf('\n');
    for (Matcher found = TERMINAL.matcher(text); found.find(); ) {
      for (; next >= 0 && next < found.start(); next = text.indexOf('\n', next + 1)) {
        line = next + 1;
      }
      if (text.charAt(line) != '-' && text.charAt(line) != '[') {
        plain.append(text, copied, found.start());
        copied = found.end();
      }
    }
    return plain.append(text, copied, text.length()).toString();
  }

  private static byte[] bytes(Path path) throws UnreadableException {
    try {
      byte[] bytes = content(path);
      if (bytes.length > LARGEST_FILE) {
        throw new UnreadableException(
            "is larger than " + (LARGEST_FILE >> 20) + " MiB, the most that is read of one file");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new UnreadableException("cannot be read: there is no such file or folder");
    } catch (AccessDeniedException e) {
      throw new UnreadableException("cannot be read: this user may not");
    } catch (IOException e) {
      throw new UnreadableException("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** What a file holds, or more of it than is read of one. */
  private static byte[] content(Path path) throws IOException {
    BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
    if (file.isRegularFile() && file.size() > 0 && file.size() <= LARGEST_FILE) {
      return inPieces(path, (int) file.size());
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(LARGEST_FILE + 1);
    }
  }

  /**
   * What a file of this size holds. Read at once, it would go through a buffer outside the heap
   * that is as large as the file.
   */
  private static byte[] inPieces(Path path, int size) throws IOException {
    byte[] bytes = new byte[size];
    try (InputStream in = Files.newInputStream(path)) {
      int end = 0;
      int got = 1;
      while (end < size && got > 0) {
        got = in.readNBytes(bytes, end, Math.min(PIECE, size - end));
        end += got;
      }
      // It may have changed since its size was asked for.
      byte[] more = in.readNBytes(LARGEST_FILE + 1 - end);
      if (end == size && more.length == 0) {
        return bytes;
      }
      byte[] all = Arrays.copyOf(bytes, end + more.length);
      System.arraycopy(more, 0, all, end, more.length);
      return all;
    }
  }

  /** The beginning of a file, enough to tell what it holds; empty where it is no text. */
  static DumpFile peek(Path path, int bytes) {
    try (InputStream in = Files.newInputStream(path)) {
      // Cut at a line's end, so that no character is cut in two.
      byte[] start = in.readNBytes(bytes);
      int end = start.length;
      while (start.length == bytes && end > 0 && start[end - 1] != '\n') {
        end--;
      }
      return text(Arrays.copyOf(start, end), path.toString());
    } catch (IOException | UnreadableException e) {
      return new DumpFile(path.toString(), "");
    }
  }

  /** UTF-8, or UTF-16 with a byte order mark, as Windows terminals write it. */
  static String decode(byte[] bytes) throws UnreadableException {
    if (startsWith(bytes, 0xff, 0xfe)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0x1f, 0x8b)) {
      throw new UnreadableException("is packed with gzip; unpack it, or name the archive itself");
    }
    int from = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw new UnreadableException(
          "is binary (a NUL byte at offset " + nul(bytes) + "), not the text of a dump");
    }
    return checked(text, bytes, from, StandardCharsets.UTF_8);
  }

  private static int nul(byte[] bytes) {
    int at = 0;
    while (bytes[at] != 0) {
      at++;
    }
    return at;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, int from, Charset charset) throws UnreadableException {
    return checked(new String(bytes, from, bytes.length - from, charset), bytes, from, charset);
  }

  private static String checked(String text, byte[] bytes, int from, Charset charset)
      throws UnreadableException {
    // The replacement character says that something may be wrong; only then it is worth a second
    // look.
    if (text.indexOf('\ufffd') >= 0) {
      try {
        charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      } catch (CharacterCodingException e) {
        int line =
            1
                + (int)
                    text.substring(0, text.indexOf('\ufffd'))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        throw new UnreadableException(
            "is not " + charset + " text (line " + line + "); convert it with iconv");
      }
    }
    return text;
  }
}
