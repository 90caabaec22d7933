package io.github.ricochet.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real Chromium with one page, driven by its DevTools protocol. */
final class Chromium implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Where the middle of an element is, once it stands still in the middle of the window. */
  private static final String STILL =
      """
      async element => {
        const frame = () => new Promise(done => requestAnimationFrame(done));
        const place = () => {
          const r = element.getBoundingClientRect();
          return [r.x + r.width / 2, r.y + r.height / 2];
        };
        element.scrollIntoView({block: 'center', behavior: 'instant'});
        for (let before = [], still = 0; still < 3; ) {
          await frame();
          const now = place();
          still = String(now) === String(before) ? still + 1 : 0;
          before = now;
          element.scrollIntoView({block: 'center', behavior: 'instant'});
        }
        return place();
      }
      """;

  /**
   * Something that the page told by itself.
   *
   * @param method what sort of event
   * @param params its details
   */
  record Event(String method, JsonObject params) {}

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private String session;

  private Chromium(Process process, String url) {
    this.process = process;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(url), new Listener())
            .join();
  }

  /** Where it is installed. */
  static Optional<Path> installed() {
    String told = System.getenv("RICOCHET_CHROMIUM");
    return Stream.concat(
            Stream.ofNullable(told).map(Path::of),
            Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of(Path.of(folder, "chromium"))))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it, with a profile of its own. */
  static Chromium start(Path program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread rest = new Thread(() -> err.lines().forEach(l -> {}), "chromium");
        rest.setDaemon(true);
        rest.start();
        Chromium chromium = new Chromium(process, listening.group(1));
        chromium.newPage();
        return chromium;
      }
    }
    throw new IOException("chromium does not start: exit code " + process.exitValue());
  }

  /** A new page in place of the one before, wide and light. */
  void newPage() {
    session = null;
    String target = call("Target.createTarget", "url", "about:blank").get("targetId").getAsString();
    session =
        call("Target.attachToTarget", "targetId", target, "flatten", true)
            .get("sessionId")
            .getAsString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network", "DOM")) {
      call(domain + ".enable");
    }
    size(1200, 900);
    events.clear();
  }

  /** Sends a command; the parameters follow as name, value, name, value. */
  JsonObject call(String method, Object... parameters) {
    JsonObject params = new JsonObject();
    for (int i = 0; i < parameters.length; i += 2) {
      params.add((String) parameters[i], value(parameters[i + 1]));
    }
    JsonObject message = new JsonObject();
    int id = ids.incrementAndGet();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", params);
    if (session != null) {
      message.addProperty("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    calls.put(id, answer);
    socket.sendText(message.toString(), true).join();
    JsonObject result = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result.get("error"));
    }
    return result.getAsJsonObject("result");
  }

  private static JsonElement value(Object value) {
    if (value instanceof JsonElement element) {
      return element;
    }
    return new com.google.gson.Gson().toJsonTree(value);
  }

  /** The size of the page in pixels. */
  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
  }

  /** What the reader prefers: {@code light} or {@code dark}. */
  void scheme(String scheme) {
    JsonObject feature = new JsonObject();
    feature.addProperty("name", "prefers-color-scheme");
    feature.addProperty("value", scheme);
    JsonArray features = new JsonArray();
    features.add(feature);
    call("Emulation.setEmulatedMedia", "media", "", "features", features);
  }

  /** Goes to a page and waits until it has loaded. */
  void open(String url) {
    go(url);
    await(() -> events.stream().anyMatch(e -> e.method().equals("Page.loadEventFired")));
  }

  /** Goes to a page and does not wait. */
  void go(String url) {
    events.clear();
    call("Page.navigate", "url", url);
  }

  /** What the page told since it was opened. */
  List<Event> events() {
    return events;
  }

  /** The value of an expression; of what it promises, where it is a promise. */
  JsonElement eval(String expression) {
    JsonObject result =
        call(
            "Runtime.evaluate",
            "expression",
            expression,
            "returnByValue",
            true,
            "awaitPromise",
            true);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    JsonElement value = result.getAsJsonObject("result").get("value");
    return value == null ? JsonNull.INSTANCE : value;
  }

  /** Waits until it holds. */
  static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("waited for nothing");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Waits until the expression is true in the page. */
  void awaitTrue(String expression) {
    await(() -> eval("Boolean(" + expression + ")").getAsBoolean());
  }

  /** Presses a key: {@code Tab}, {@code Enter}, {@code ArrowDown}. */
  void press(String key) {
    Map<String, Integer> codes =
        Map.of("Tab", 9, "Enter", 13, " ", 32, "ArrowDown", 40, "ArrowRight", 39, "End", 35);
    String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
    for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          "type",
          type,
          "key",
          key,
          "code",
          key.equals(" ") ? "Space" : key,
          "text",
          type.equals("keyUp") ? "" : text,
          "windowsVirtualKeyCode",
          codes.get(key));
    }
  }

  /** Moves the mouse. */
  void move(double x, double y) {
    call("Input.dispatchMouseEvent", "type", "mouseMoved", "x", x, "y", y);
  }

  /** Clicks. */
  void click(double x, double y) {
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          "type",
          type,
          "x",
          x,
          "y",
          y,
          "button",
          "left",
          "clickCount",
          1);
    }
  }

  /**
   * Clicks on the first element that the selector means, once it stands still where one sees it.
   */
  void click(String selector) {
    JsonArray at =
        eval("(" + STILL + ")(document.querySelector('" + selector + "'))").getAsJsonArray();
    click(at.get(0).getAsDouble(), at.get(1).getAsDouble());
  }

  /** A picture of the page from its top, of at most so many pixels of height. */
  void shoot(Path file, int height) throws IOException {
    eval(
        "document.querySelectorAll('.finding')"
            + ".forEach(f => { f.style.contentVisibility = 'visible'; })");
    JsonObject page = call("Page.getLayoutMetrics").getAsJsonObject("cssContentSize");
    JsonObject clip = new JsonObject();
    clip.addProperty("x", 0);
    clip.addProperty("y", 0);
    clip.addProperty("width", page.get("width").getAsInt());
    clip.addProperty("height", Math.min(height, page.get("height").getAsInt()));
    clip.addProperty("scale", 1);
    String data =
        call("Page.captureScreenshot", "captureBeyondViewport", true, "clip", clip)
            .get("data")
            .getAsString();
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  @Override
  public void close() {
    session = null;
    try {
      call("Browser.close");
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroy();
    }
  }

  /** Puts messages together and hands them to who waits for them. */
  private final class Listener implements WebSocket.Listener {

    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        receive(JsonParser.parseString(message.toString()).getAsJsonObject());
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void receive(JsonObject received) {
      if (received.has("id")) {
        calls.remove(received.get("id").getAsInt()).complete(received);
      } else {
        events.add(
            new Event(received.get("method").getAsString(), received.getAsJsonObject("params")));
      }
    }
  }
}
