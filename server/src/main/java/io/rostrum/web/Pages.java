package io.rostrum.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The pages and all that they load, read once and held in memory: plain and compressed. Each page's script and style sheet are
 * one file. Everything but the HTML is served under a name made from all of the content, so that a browser may keep it for ever
 * and never runs last week's script.
 */
public final class Pages {
    private static final String BUILD = "{{build}}";
    private static final String WIFI = "{{wifi}}";
    private static final int DIGEST_LENGTH = 12;

    /** A script or a style sheet, as a page asks for it. */
    private static final Pattern ASKED = Pattern.compile("(?:src|href)=\"/a/\\{\\{build}}/((?:js|css)/[^\"]+)\"");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml");

    /**
     * One file as it is sent.
     *
     * @param tag names its content, so that a browser that holds it need not be sent it again
     */
    record Asset(String type, String tag, Buffer plain, Buffer gzipped) {}

    private final String build;
    private final String wifi;
    private final Map<String, Asset> assets = new TreeMap<>();

    private Pages(Map<String, byte[]> files, String wifi) {
        Map<String, byte[]> loaded = loaded(files);
        this.build = digest(loaded);
        this.wifi = wifi;
        loaded.forEach((name, bytes) -> assets.put(name, asset(name, bytes)));
        files.keySet().stream()
                .filter(Pages::isPage)
                .forEach(name -> assets.put(name, asset(name, filledIn(text(files, name)))));
    }

    /** What the pages load: of scripts and style sheets the linked ones alone. */
    private static Map<String, byte[]> loaded(Map<String, byte[]> files) {
        var loaded = new TreeMap<String, byte[]>();
        var modules = new HashMap<String, ScriptModule>();
        files.forEach((name, bytes) -> {
            if (name.startsWith("lib/echarts/") || name.startsWith("text/")) {
                loaded.put(name, bytes);
            } else if (isPage(name)) {
                ASKED.matcher(text(files, name))
                        .results()
                        .map(asked -> asked.group(1))
                        .forEach(asked -> loaded.computeIfAbsent(asked, _ -> linked(asked, files, modules)));
            }
        });
        return loaded;
    }

    private static byte[] linked(String name, Map<String, byte[]> files, Map<String, ScriptModule> modules) {
        String whole = name.endsWith(".js")
                ? LinkedScript.of(
                        name, each -> modules.computeIfAbsent(each, _ -> ScriptModule.of(each, text(files, each))))
                : LinkedSheet.of(name, each -> text(files, each));
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Map<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalStateException(name + " is asked for and is not there");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isPage(String name) {
        return name.endsWith(".html");
    }

    /**
     * Reads the pages that were packed with the server, and the library that they load.
     *
     * @param wifi the name of the room's Wi-Fi, which every page holds; empty for none
     */
    public static Pages packed(String wifi) {
        var files = new TreeMap<String, byte[]>();
        walk("pages", files::put);
        return new Pages(files, wifi);
    }

    String build() {
        return build;
    }

    /** The file of that name, such as {@code js/phone.js}. */
    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    private static Asset asset(String name, byte[] content) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        String tag = "W/\"" + digest(Map.of(name, content)) + "\"";
        return new Asset(type, tag, Buffer.buffer(content), Buffer.buffer(gzip(content)));
    }

    /** The operator's text comes last, or a name like a placeholder would be filled in itself. */
    private byte[] filledIn(String html) {
        return html.replace(BUILD, build).replace(WIFI, escaped(wifi)).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            });
            return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return packed.toByteArray();
    }

    /** Gives every file below a folder of the class path, whether that lies in a directory or in an archive. */
    private static void walk(String folder, BiConsumer<String, byte[]> found) {
        URL url = Pages.class.getClassLoader().getResource(folder);
        if (url == null) {
            throw new IllegalStateException("the pages are not packed: " + folder);
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of())) {
                    read(archive.getPath(folder), found);
                }
            } else {
                read(Path.of(uri), found);
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the pages cannot be read", unreadable);
        }
    }

    private static void read(Path root, BiConsumer<String, byte[]> found) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    found.accept(root.relativize(file).toString().replace('\\', '/'), in.readAllBytes());
                }
            }
        }
    }
}
